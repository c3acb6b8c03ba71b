"""What may be said of an animal that comes into a register."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.animals import texts
from sahakum.animals.forms.prices import read_price
from sahakum.animals.models import Animal, AnimalSource, Owner
from sahakum.capture.fields import (
    BirthField,
    ChoiceField,
    DayField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.ledger.said_amounts import amount_field

# Who is born here comes with the birth of its mother.
COMES = [one for one in Animal.How.choices if one[0] != Animal.How.BORN]
OWNERS = [one for one in Owner.choices if one[0] != Owner.FAMILY]


class SourceForm(RecordForm):
    """Where money for a family's own animal came from."""

    sort = ChoiceField(label=_("From where?"), choices=AnimalSource.Sort.choices)
    amount = amount_field(label=_("Amount"))
    currency = ReferenceField(to="currency", label=_("Currency"), required=False)
    loan = ReferenceField(to="loan", label=_("Which loan?"), required=False)
    grant = ReferenceField(to="grant", label=_("Which grant?"), required=False)
    told = TextField(label=_("From whom, or which grant?"), most=120, required=False)

    def clean(self) -> dict[str, Any]:
        """An amount has its currency; only a loan names a loan, only a grant a grant."""
        answers = dict(self.cleaned_data)
        read_price(self, answers, "amount")
        if answers.get("loan") and answers.get("sort") != AnimalSource.Sort.LOAN:
            self.add_error("loan", texts.LOAN_ONLY)
        if answers.get("grant") and answers.get("sort") != AnimalSource.Sort.GRANT:
            self.add_error("grant", texts.GRANT_ONLY)
        return answers


class AnimalForm(RecordForm):
    """An animal comes into the register of a herd or of a family."""

    herd = ReferenceField(to="herd", label=_("Herd of which bank?"), required=False)
    household = ReferenceField(to="household", label=_("Family"), required=False)
    commodity = ReferenceField(to="kind", label=_("Kind of animal"), required=False)
    tag = TextField(label=_("Tag or name"), most=40)
    sex = ChoiceField(label=_("Sex of the animal"), choices=Animal.Sex.choices)
    born_on = BirthField(label=_("Born on, or about"), required=False)
    mother = ReferenceField(to="animal", label=_("Its mother"), required=False)
    how = ChoiceField(label=_("How did it come?"), choices=COMES)
    came_on = DayField(label=_("Came on"))
    owner = ChoiceField(label=_("Whose is it?"), choices=OWNERS, required=False)
    price = amount_field(label=_("Price"))
    currency = ReferenceField(to="currency", label=_("Currency"), required=False)
    replaces = ReferenceField(to="animal", label=_("In place of which?"), required=False)
    sources = RowsField(row=SourceForm, label=_("Where did the money come from?"), most=6)
    note = TextField(label=_("Remark"), most=300, required=False)

    show_if: ClassVar = {
        "price": "how = 'bought'",
        "currency": "how = 'bought'",
        "replaces": "how = 'replaced'",
    }

    def clean(self) -> dict[str, Any]:
        """One register; born before it came; a mother of its kind and register."""
        answers = dict(self.cleaned_data)
        self._judge_register(answers)
        read_price(self, answers, "price")
        born, came = answers.get("born_on"), answers.get("came_on")
        if born and came and born.date > came:
            self.add_error("came_on", texts.BIRTH_AFTER)
        self._judge_mother(answers)
        is_named = answers.get("replaces") is not None or "replaces" in self.errors
        if answers.get("how") == Animal.How.REPLACED and not is_named:
            self.add_error("replaces", texts.REPLACED_WHAT)
        return answers

    def _judge_register(self, answers: dict[str, Any]) -> None:
        herd, family = answers.get("herd"), answers.get("household")
        if self.errors.keys() & {"herd", "household", "commodity"}:
            return
        if (herd is None) == (family is None):
            self.add_error("household" if family is None else "herd", texts.ONE_REGISTER)
        elif herd is not None:
            if answers.get("commodity") not in (None, herd.commodity):
                self.add_error("commodity", texts.NOT_A_HERD)
            answers["commodity"] = herd.commodity
            answers["owner"] = answers.get("owner") or Owner.BANK
        else:
            answers["owner"] = Owner.FAMILY
            if answers.get("commodity") is None:
                self.add_error("commodity", texts.KIND_NEEDED)

    def _judge_mother(self, answers: dict[str, Any]) -> None:
        mother, kind = answers.get("mother"), answers.get("commodity")
        if mother is None or self.errors:
            return
        registers = [mother.fund_id, mother.household_id]
        herd, family = answers.get("herd"), answers.get("household")
        here = [herd.pk] if herd is not None else family.same_ids if family is not None else []
        if mother.sex != Animal.Sex.FEMALE:
            self.add_error("mother", texts.MOTHER_NOT_FEMALE)
        elif kind is not None and mother.commodity_id != kind.pk:
            self.add_error("mother", texts.OTHER_KIND)
        elif not any(register in here for register in registers):
            self.add_error("mother", texts.OTHER_REGISTER)
