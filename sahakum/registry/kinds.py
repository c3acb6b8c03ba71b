"""The kinds of records that the registry announces."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind, never_voided
from sahakum.registry import (
    forms,
    grant_forms,
    granting,
    happening_forms,
    references,
    services,
    tie_forms,
    tie_references,
)
from sahakum.registry.services import ties


def kinds() -> list[Kind]:
    """Registering a family, changing it, who is born, joins, leaves, and is head."""
    return [
        Kind(
            name="household",
            title=_("Family"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=forms.HouseholdForm,
            fetch=references.fetch_for_registration,
            record=services.register_households,
            happened="registered_on",
            after_void=services.after_void,
        ),
        Kind(
            name="household_change",
            title=_("Change of a family"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=forms.HouseholdChangeForm,
            fetch=references.fetch_for_change,
            record=services.change_households,
            happened="from_on",
            after_void=services.after_void,
        ),
        Kind(
            name="departure",
            title=_("Member who left"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=forms.DepartureForm,
            fetch=references.fetch_memberships,
            record=services.record_departures,
            happened="left_on",
            after_void=services.after_void,
        ),
        Kind(
            name="birth",
            title=_("Birth"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=happening_forms.BirthForm,
            fetch=references.fetch_for_birth,
            record=services.record_births,
            happened="born",
            after_void=services.after_void,
        ),
        Kind(
            name="joining",
            title=_("Member who joined"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=happening_forms.JoiningForm,
            fetch=references.fetch_for_joining,
            record=services.record_joinings,
            happened="from_on",
            after_void=services.after_void,
        ),
        Kind(
            name="head_change",
            title=_("Head of the family"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=happening_forms.HeadChangeForm,
            fetch=references.fetch_for_head,
            record=services.change_heads,
            happened="from_on",
            after_void=services.after_void,
        ),
        Kind(
            name="relations",
            title=_("What members are to the head"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=happening_forms.RelationsForm,
            fetch=references.fetch_for_relations,
            record=services.change_relations,
            happened="from_on",
            after_void=services.after_void,
        ),
        Kind(
            name="person_change",
            title=_("Change of a member"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=happening_forms.PersonChangeForm,
            fetch=references.fetch_persons,
            record=services.change_persons,
            happened="from_on",
            after_void=services.after_void,
        ),
        *_of_ties(),
        *_of_grants(),
    ]


def _of_grants() -> list[Kind]:
    return [
        Kind(
            name="grant",
            title=_("Opening a family to others"),
            permission=permissions.GIVE_GRANTS,
            form=grant_forms.GrantForm,
            fetch=granting.fetch_for_grant,
            record=granting.give_grants,
            after_void=never_voided(granting.SAY_END),
        ),
        Kind(
            name="grant_end",
            title=_("Closing a family to others"),
            permission=permissions.GIVE_GRANTS,
            form=grant_forms.GrantEndForm,
            fetch=granting.fetch_grants,
            record=granting.end_grants,
            after_void=never_voided(granting.SAY_END),
        ),
    ]


def _of_ties() -> list[Kind]:
    return [
        Kind(
            name="tie",
            title=_("Family tie"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=tie_forms.TieForm,
            fetch=tie_references.fetch_for_tie,
            record=services.record_ties,
            happened="began",
            after_void=ties.after_void,
        ),
        Kind(
            name="tie_end",
            title=_("End of a family tie"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=tie_forms.TieEndForm,
            fetch=tie_references.fetch_for_tie,
            record=services.end_ties,
            happened="ended",
            after_void=ties.after_void,
        ),
        Kind(
            name="relative",
            title=_("Relative who lives elsewhere"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=tie_forms.RelativeForm,
            fetch=tie_references.fetch_for_tie,
            record=services.record_relatives,
        ),
        Kind(
            name="relative_change",
            title=_("Where a relative lives"),
            permission=permissions.RECORD_HOUSEHOLD,
            form=tie_forms.WhereaboutsForm,
            fetch=tie_references.fetch_for_tie,
            record=services.change_relatives,
        ),
    ]
