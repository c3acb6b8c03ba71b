"""What may be said of a group itself and of who belongs to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.collectives.models import Collective, Step
from sahakum.groups import texts
from sahakum.registry.models import Sex

JOINS_AS = [one for one in Step.Standing.choices if one[0] != Step.Standing.LEFT]


class GroupForm(RecordForm):
    """A group begins to be kept here, with its first fund."""

    village = ReferenceField(to="village", label=_("Village"))
    sort = ChoiceField(label=_("What do they do together?"), choices=Collective.Sort.choices)
    name_km = TextField(label=_("Name of the group"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120, required=False)
    formed_on = DayField(label=_("The book begins on"))
    commodity = ReferenceField(to="commodity", label=_("What do they keep first?"))


class FundForm(RecordForm):
    """A group begins to keep something else too."""

    group = ReferenceField(to="group", label=_("Group"))
    commodity = ReferenceField(to="commodity", label=_("What do they keep?"))
    opened_on = DayField(label=_("The book begins on"))


class MemberForm(RecordForm):
    """Somebody joins a group."""

    group = ReferenceField(to="group", label=_("Group"))
    person = ReferenceField(to="person", label=_("Person of a family"), required=False)
    name = TextField(label=_("Name"), most=120, required=False, help_text=_("Family name first."))
    sex = ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    joined_on = DayField(label=_("Joined on"))
    standing = ChoiceField(label=_("As what?"), choices=JOINS_AS)

    def clean(self) -> dict[str, Any]:
        """A member has a name and a sex of her own, or those of a person."""
        answers = dict(self.cleaned_data)
        if answers.get("person") is None and "person" not in self.errors:
            for name, sentence in (("name", texts.NAME_NEEDED), ("sex", texts.NAME_NEEDED)):
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return answers


class StepForm(RecordForm):
    """What a member is changes: she leads, keeps the money, or leaves."""

    member = ReferenceField(to="member", label=_("Member"))
    from_on = DayField(label=_("Since"))
    standing = ChoiceField(label=_("New standing"), choices=Step.Standing.choices)
    why = TextField(label=_("Remark"), most=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Nothing changes before she joined."""
        answers = dict(self.cleaned_data)
        member, day = answers.get("member"), answers.get("from_on")
        if member is not None and day is not None and day <= member.joined_on:
            self.add_error("from_on", texts.BEFORE_JOINED)
        return answers
