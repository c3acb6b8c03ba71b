"""The kinds of records that programmes announce."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Organisation, User
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Kind
from sahakum.places.references import named_by
from sahakum.programmes import forms, leaving, leaving_forms, making, services, stewardship
from sahakum.programmes.models import Component, Programme
from sahakum.registry import references


def programmes(contents: Sequence[Content], by: User) -> dict[str, Programme]:
    """Programmes of the actor's organisation, by id and by code."""
    keys = references.named(contents, "programme")
    found = Programme.objects.filter(organisation_id=by.organisation_id) if keys else []
    return {str(one.pk): one for one in found} | {one.code: one for one in found}


def fetch_enrolments(contents: Sequence[Content], by: User) -> References:
    """Households and programmes that enrolments refer to."""
    return {
        "household": references.households(references.named(contents, "household"), by),
        "programme": programmes(contents, by),
    }


def fetch_programmes(contents: Sequence[Content], by: User) -> References:
    """Programmes, and their components, that contents refer to."""
    found = programmes(contents, by)
    components = Component.objects.filter(programme__in=found.values()) if found else []
    by_id = {str(one.pk): one for one in components}
    return {"programme": found, "component": by_id}


def fetch_targets(contents: Sequence[Content], by: User) -> References:
    """Programmes and places that targets refer to."""
    places = named_by(references.named(contents, "place"), ended=True)
    return {"programme": programmes(contents, by), "place": places}


def fetch_stewards(contents: Sequence[Content], by: User) -> References:
    """Programmes and organisations that stewardships refer to."""
    wanted = references.ids(references.named(contents, "organisation"))
    found = Organisation.objects.filter(pk__in=wanted)
    return {
        "programme": programmes(contents, by),
        "organisation": {str(one.pk): one for one in found},
    }


def kinds() -> list[Kind]:
    """Enrolment, leaving, target and stewardship; the programmes themselves."""
    return [
        *_kinds_of_programmes(),
        Kind(
            name="enrolment",
            title=_("Enrolment"),
            permission=permissions.RECORD_ENROLMENT,
            form=forms.EnrolmentForm,
            fetch=fetch_enrolments,
            record=services.enrol,
            happened="from_on",
        ),
        Kind(
            name="leaving",
            title=_("Leaving a programme"),
            permission=permissions.RECORD_LEAVING,
            form=leaving_forms.LeavingForm,
            fetch=fetch_enrolments,
            record=leaving.leave,
            happened="left_on",
            after_void=leaving.after_void,
        ),
        Kind(
            name="stewardship",
            title=_("Who stewards a programme"),
            permission=permissions.SET_STEWARD,
            form=leaving_forms.StewardshipForm,
            fetch=fetch_stewards,
            record=stewardship.set_stewards,
            happened="from_on",
        ),
        Kind(
            name="target",
            title=_("Target"),
            permission=permissions.SET_TARGET,
            form=forms.TargetForm,
            fetch=fetch_targets,
            record=services.set_targets,
            happened="from_on",
        ),
    ]


def _kinds_of_programmes() -> list[Kind]:
    return [
        Kind(
            name="programme",
            title=_("New programme"),
            permission=permissions.KEEP_PROGRAMMES,
            form=forms.ProgrammeForm,
            fetch=fetch_programmes,
            record=making.add_programmes,
            happened="from_on",
            after_void=making.after_void,
        ),
        Kind(
            name="component",
            title=_("New component"),
            permission=permissions.KEEP_PROGRAMMES,
            form=forms.ComponentForm,
            fetch=fetch_programmes,
            record=making.add_components,
            happened="from_on",
            after_void=making.after_void,
        ),
        Kind(
            name="programme_name",
            title=_("New name of a programme"),
            permission=permissions.KEEP_PROGRAMMES,
            form=forms.NamingForm,
            fetch=fetch_programmes,
            record=making.rename,
            happened="from_on",
            after_void=making.after_void,
        ),
    ]
