"""What may be said of a photograph of an animal."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.animals import texts
from sahakum.capture.fields import DayField, ReferenceField
from sahakum.capture.forms import RecordForm
from sahakum.capture.photograph_field import PhotographField


class PhotographForm(RecordForm):
    """An animal was photographed."""

    animal = ReferenceField(to="animal", label=_("Animal"))
    photograph = PhotographField(
        label=_("Photograph"), help_text=_("Only the animal: no faces, and nothing with names.")
    )
    taken_on = DayField(label=_("Taken on"))

    def clean(self) -> dict[str, Any]:
        """Nobody photographs what is not born."""
        answers = dict(self.cleaned_data)
        animal, taken_on = answers.get("animal"), answers.get("taken_on")
        born = animal.birth if animal is not None else None
        if born is not None and taken_on is not None and taken_on < born.date:
            self.add_error("taken_on", texts.BEFORE_BIRTH)
        return answers
