"""The kinds of records that animals announce."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.animals import forms, references, services
from sahakum.capture.kinds import Kind


def kinds() -> list[Kind]:
    """Animals, what became of them, how they look, the rules of herds, who waits."""
    return [
        Kind(
            name="animal",
            title=_("Animal"),
            permission=permissions.RECORD_MEETING,
            form=forms.AnimalForm,
            fetch=references.for_animals,
            record=services.record_animals,
            happened="came_on",
        ),
        Kind(
            name="animal_event",
            title=_("What became of an animal"),
            permission=permissions.RECORD_MEETING,
            form=forms.EventForm,
            fetch=references.for_events,
            record=services.record_events,
            happened="happened_on",
            after_void=services.after_void,
        ),
        Kind(
            name="animal_photograph",
            title=_("Photograph of an animal"),
            permission=permissions.RECORD_MEETING,
            form=forms.PhotographForm,
            fetch=references.for_photographs,
            record=services.record_photographs,
            happened="taken_on",
        ),
        Kind(
            name="herd_rules",
            title=_("Rules of a herd"),
            permission=permissions.RECORD_GROUP,
            form=forms.HerdRulesForm,
            fetch=references.for_herds,
            record=services.record_herd_rules,
            happened="from_on",
        ),
        Kind(
            name="herd_waiting",
            title=_("Who waits for an animal"),
            permission=permissions.RECORD_MEETING,
            form=forms.WaitingForm,
            fetch=references.for_herds,
            record=services.record_waiting,
            happened="since_on",
        ),
    ]
