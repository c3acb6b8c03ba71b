"""What may be said of a workshop of a group."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts as capture_texts
from sahakum.capture.fields import (
    ChoiceField,
    DayField,
    NumberField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.collectives.models import Workshop
from sahakum.groups import texts
from sahakum.groups.forms.meetings import MOST_MEMBERS


class ParticipantForm(RecordForm):
    """A member who took part."""

    member = ReferenceField(to="member", label=_("Member"))


class WorkshopForm(RecordForm):
    """Members of a group took part in a workshop."""

    group = ReferenceField(to="group", label=_("Group"))
    topic = ChoiceField(label=_("What was it about?"), choices=Workshop.Topic.choices)
    held_on = DayField(label=_("Day"))
    hours = NumberField(label=_("How long?"), least=0, most=24, places=1, unit=_("hours"))
    led_by = TextField(label=_("Who led it?"), most=120, required=False)
    participants = RowsField(
        row=ParticipantForm, least=1, most=MOST_MEMBERS, label=_("Who took part?")
    )

    def clean(self) -> dict[str, Any]:
        """Members of this group, each once."""
        answers = dict(self.cleaned_data)
        group, seen = answers.get("group"), set[Any]()
        for number, row in enumerate(answers.get("participants") or (), 1):
            member = row["member"]
            if group is not None and member.collective_id != group.pk:
                self._wrong(number, str(texts.NOT_OF_GROUP))
            if member.pk in seen:
                self._wrong(number, str(texts.TWICE) % {"name": member.name})
            seen.add(member.pk)
        return answers

    def _wrong(self, number: int, sentence: str) -> None:
        params = {"number": capture_texts.numeral(number), "sentence": sentence}
        error = ValidationError(capture_texts.ROW, code=f"{number}.member", params=params)
        self.add_error("participants", error)
