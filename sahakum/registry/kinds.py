"""The kinds of records that the registry announces."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.registry import forms, references, services


def kinds() -> list[Kind]:
    """Registering a family, changing it, a member who leaves."""
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
    ]
