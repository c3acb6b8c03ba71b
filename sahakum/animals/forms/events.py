"""What may be said of what became of an animal."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.animals import texts
from sahakum.animals.forms.prices import read_price
from sahakum.animals.models import Animal, LifeEvent
from sahakum.capture.fields import (
    ChoiceField,
    DayField,
    NumberField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.ledger.said_amounts import amount_field

Sort = LifeEvent.Sort
# What is given with an animal that goes to a family.
OF_GIVING = "sort = 'placed' or sort = 'passed_on'"
OF_LOSS = "sort = 'died' or sort = 'lost' or sort = 'stolen'"


class YoungForm(RecordForm):
    """One young animal of a birth."""

    tag = TextField(label=_("Tag or name"), most=40)
    sex = ChoiceField(label=_("Sex of the animal"), choices=Animal.Sex.choices)
    note = TextField(label=_("Remark"), most=300, required=False)


class NamedForm(RecordForm):
    """A family that is named as next."""

    member = ReferenceField(to="member", label=_("Member"))


class EventForm(RecordForm):
    """Something happened to an animal."""

    animal = ReferenceField(to="animal", label=_("Animal"))
    sort = ChoiceField(label=_("What happened?"), choices=Sort.choices)
    happened_on = DayField(label=_("When?"))
    member = ReferenceField(to="member", label=_("Who receives it?"), required=False)
    named = RowsField(row=NamedForm, label=_("Which families are named as next?"), most=5)
    drawn = TextField(
        label=_("When and where was the public lottery drawn?"), most=300, required=False
    )
    young = RowsField(row=YoungForm, label=_("Young born alive"), most=20)
    stillborn = NumberField(label=_("Born dead"), most=20, required=False)
    next_on = DayField(label=_("Next day, if known"), future=True, required=False)
    what = TextField(label=_("What?"), most=120, required=False)
    cause = ChoiceField(
        label=_("What did it die of?"), choices=LifeEvent.Cause.choices, required=False
    )
    fault = ChoiceField(
        label=_("Is the holder to blame?"), choices=LifeEvent.Fault.choices, required=False
    )
    price = amount_field(label=_("Price"))
    bank_part = amount_field(label=_("The bank's part of it"))
    currency = ReferenceField(to="currency", label=_("Currency"), required=False)
    note = TextField(label=_("Remark of the vet or committee"), most=300, required=False)

    show_if: ClassVar = {
        "member": OF_GIVING,
        "named": OF_GIVING,
        "drawn": OF_GIVING,
        "young": "sort = 'born'",
        "stillborn": "sort = 'born'",
        "next_on": "sort = 'pregnant' or sort = 'vaccinated'",
        "what": "sort = 'vaccinated' or sort = 'sick' or sort = 'served'",
        "cause": "sort = 'died'",
        "fault": OF_LOSS,
        "price": "sort = 'sold'",
        "bank_part": "sort = 'sold'",
        "currency": "sort = 'sold'",
    }

    def clean(self) -> dict[str, Any]:
        """What belongs to each sort of event is there."""
        answers = dict(self.cleaned_data)
        read_price(self, answers, "price", "bank_part")
        sort = answers.get("sort")
        if sort in (Sort.PLACED, Sort.PASSED_ON):
            self._judge_giving(answers)
        elif sort == Sort.BORN:
            self._judge_birth(answers)
        elif sort == Sort.SOLD:
            self._judge_sale(answers)
        elif sort in (Sort.VACCINATED, Sort.SICK):
            self._want(answers, "what", texts.WHAT_NEEDED)
        elif sort in (Sort.DIED, Sort.LOST, Sort.STOLEN):
            if sort == Sort.DIED:
                self._want(answers, "cause", texts.CAUSE_NEEDED)
            self._want(answers, "fault", texts.FAULT_NEEDED)
        day, then = answers.get("happened_on"), answers.get("next_on")
        if day and then and then < day:
            self.add_error("next_on", texts.DUE_BEFORE)
        return answers

    def _want(self, answers: dict[str, Any], name: str, sentence: Any) -> None:
        if not answers.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    def _judge_giving(self, answers: dict[str, Any]) -> None:
        self._want(answers, "member", texts.MEMBER_NEEDED)
        receives = answers.get("member")
        seen: set[Any] = set()
        for row in answers.get("named") or []:
            member = row["member"]
            if receives is not None and member.pk == receives.pk:
                self.add_error("named", texts.NAMED_HERSELF)
            elif member.pk in seen:
                self.add_error("named", str(texts.NAMED_TWICE) % {"name": member.name})
            seen.add(member.pk)

    def _judge_birth(self, answers: dict[str, Any]) -> None:
        young = answers.get("young") or []
        if not young and not answers.get("stillborn") and not self.errors:
            self.add_error("young", texts.YOUNG_NEEDED)
        tags = [row["tag"] for row in young]
        for tag in sorted({tag for tag in tags if tags.count(tag) > 1}):
            self.add_error("young", str(texts.TAG_TWICE) % {"tag": tag})

    def _judge_sale(self, answers: dict[str, Any]) -> None:
        self._want(answers, "price", texts.PRICE_NEEDED)
        price, part = answers.get("price"), answers.get("bank_part")
        if price is not None and part is not None and part > price and not self.errors:
            self.add_error("bank_part", texts.PART_OVER_PRICE)
