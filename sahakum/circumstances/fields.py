"""Fields of circumstances: members, whole numbers, amounts with their money in words."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from sahakum.capture import texts
from sahakum.capture.fields import (
    CaptureField,
    Description,
    NumberField,
    ReferenceField,
    reference_key,
)
from sahakum.circumstances import money
from sahakum.lib.quantities import NumberError

GREATEST_AMOUNT = 10**11
MOST_MEMBERS = 40


class WholeField(NumberField):
    """A whole number; gives an ``int``."""

    def to_python(self, value: Any) -> Any:
        """The number; ``None`` for nothing."""
        number = super().to_python(value)
        return None if number is None else int(number)


class AmountField(NumberField):
    """An amount of money. Khmer words for large sums count; a currency in words is read too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(most=GREATEST_AMOUNT, places=2, **options)
        self.widget = forms.TextInput(attrs={"inputmode": "text"})

    def _parsed(self, value: Any) -> Decimal:
        try:
            return money.read(str(value), "en" if _is_number(value) else _language()).amount
        except NumberError as error:
            raise ValidationError(texts.NOT_A_NUMBER) from error


def currency_in(value: object) -> str:
    """The currency that a text says beside its amount; empty for none."""
    try:
        return money.read(str(value), _language()).currency
    except NumberError:
        return ""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _language() -> str:
    return get_language() or "km"


class MemberField(ReferenceField):
    """Names a person who is a member of the family; gives the membership."""

    def __init__(self, **options: Any) -> None:
        super().__init__(to="member", **options)


class MembersField(CaptureField):
    """Names any number of members; gives their memberships, each once, in the order said."""

    type_name = "references"
    not_accepted = texts.NOT_LIST

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget = forms.CheckboxSelectMultiple()

    def accepts(self, value: object) -> bool:
        """A list of texts."""
        return value is None or (
            isinstance(value, list) and all(isinstance(item, str) for item in value)
        )

    def to_python(self, value: Any) -> Any:
        """The memberships; an empty list for nothing."""
        keys = list(dict.fromkeys(reference_key(item) for item in value or [] if item))
        known = self.form.references.get("member", {}) if self.form else {}
        if len(keys) > MOST_MEMBERS or any(key not in known for key in keys):
            raise ValidationError(texts.NOT_FOUND)
        return [known[key] for key in keys]

    def details(self) -> Description:
        """What kind of record is named."""
        return {"to": "member"}
