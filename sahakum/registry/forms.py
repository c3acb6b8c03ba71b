"""What may be said of families and their members."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import (
    BirthField,
    ChoiceField,
    DayField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.lib.digits import digits_to_ascii
from sahakum.registry.models import Consent, Departure, Disability, Poverty, Relation, Sex

ONE_HEAD = _("A family has one head. Please mark exactly one member as head.")
NAMED_TWICE = _("The same person stands in two rows.")
NAME_NEEDED = _("Please write the family name and the given name.")
NOTHING_CHANGED = _("Please say what changed: the village, the poverty card or the telephone.")
BAD_PHONE = _("This is not a telephone number. Write 9 or 10 digits, for example 012 345 678.")

# A head who goes on as another member does not leave.
REASONS_TO_LEAVE = [
    (one.value, one.label) for one in Departure.Reason if one is not Departure.Reason.GOES_ON
]
PHONE = re.compile(r"0\d{8,9}")


class PhoneField(TextField):
    """A Cambodian telephone number: 9 or 10 digits with a leading zero, or +855 in front."""

    def to_python(self, value: Any) -> str:
        """Digits only; empty for nothing."""
        digits = re.sub(r"[\s().-]", "", digits_to_ascii(super().to_python(value)))
        digits = re.sub(r"^\+?855", "0", digits)
        if digits and not PHONE.fullmatch(digits):
            raise ValidationError(BAD_PHONE)
        return digits


class MemberForm(RecordForm):
    """One member of a family: somebody new, or a person known already."""

    person = ReferenceField(to="person", label=_("Person known already"), required=False)
    family_name = TextField(label=_("Family name"), most=60, required=False)
    given_name = TextField(label=_("Given name"), most=60, required=False)
    latin_name = TextField(label=_("Name in Latin letters"), most=120, required=False)
    sex = ChoiceField(label=_("Sex"), choices=Sex.choices)
    born = BirthField(
        label=_("Born"), required=False, help_text=_("Day, or only month or year, if known")
    )
    relation = ChoiceField(label=_("What to the head of the family"), choices=Relation.choices)
    disability = ChoiceField(
        label=_("Much difficulty in daily life"), choices=Disability.choices, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Somebody new needs both names."""
        answers = dict(self.cleaned_data)
        if not answers.get("person") and not (
            answers.get("family_name") and answers.get("given_name")
        ):
            self.add_error("given_name", NAME_NEEDED)
        return answers


class HouseholdForm(RecordForm):
    """A family with its members, and their consent that a record is kept."""

    village = ReferenceField(to="village", label=_("Village"))
    registered_on = DayField(label=_("Registered on"))
    code = TextField(label=_("Family number"), most=30, required=False)
    phone = PhoneField(label=_("Telephone"), most=30, required=False)
    poverty = ChoiceField(label=_("Poverty card"), choices=Poverty.choices, required=False)
    consent = ChoiceField(
        label=_("Consent to keep this record"),
        choices=Consent.How.choices,
        help_text=_("Without consent nothing is stored."),
    )
    members = RowsField(row=MemberForm, label=_("Members"), least=1, most=40)

    def clean(self) -> dict[str, Any]:
        """One head, and nobody twice."""
        answers = dict(self.cleaned_data)
        members = answers.get("members") or []
        if members and [member["relation"] for member in members].count(Relation.HEAD) != 1:
            self.add_error("members", ONE_HEAD)
        known = [member["person"].pk for member in members if member["person"]]
        if len(known) != len(set(known)):
            self.add_error("members", NAMED_TWICE)
        return answers


class DepartureForm(RecordForm):
    """A member left the family."""

    membership = ReferenceField(to="membership", label=_("Member"))
    left_on = DayField(label=_("Left on"))
    reason = ChoiceField(label=_("Why"), choices=REASONS_TO_LEAVE)


class HouseholdChangeForm(RecordForm):
    """What changed in a family: it moved, its poverty card, its telephone."""

    household = ReferenceField(to="household", label=_("Family"))
    from_on = DayField(label=_("Since"))
    village = ReferenceField(to="village", label=_("Village"), required=False)
    poverty = ChoiceField(label=_("Poverty card"), choices=Poverty.choices, required=False)
    phone = PhoneField(label=_("Telephone"), most=30, required=False)

    def clean(self) -> dict[str, Any]:
        """Something must have changed."""
        answers = dict(self.cleaned_data)
        if not self.errors and not any(answers.get(one) for one in ("village", "poverty", "phone")):
            self.add_error(None, NOTHING_CHANGED)
        return answers
