"""Amounts as people say them and as books hold them, and in words of the reader."""

from decimal import Decimal

from django.utils.translation import get_language

from sahakum.ledger.models import Commodity
from sahakum.lib.digits import group_digits


def in_smallest(value: Decimal | None, commodity: Commodity) -> int | None:
    """A said amount in the smallest unit; none where it is not a whole number of them."""
    exact = (value or Decimal(0)) * commodity.per_unit
    return int(exact) if exact == exact.to_integral_value() else None


def as_said(amount: int, commodity: Commodity) -> Decimal:
    """An amount of the smallest unit in the unit that people say."""
    exact = Decimal(amount) / commodity.per_unit
    whole = exact == exact.to_integral_value()
    if whole:
        return exact.quantize(Decimal(1))
    # Cents are always written as two digits.
    money = commodity.sort == Commodity.Sort.MONEY
    return exact.quantize(Decimal(1) / commodity.per_unit) if money else exact.normalize()


def unit_of(commodity: Commodity) -> str:
    """The unit in the reader's language."""
    return commodity.unit_en if get_language() == "en" else commodity.unit_km


def said(amount: int, commodity: Commodity) -> str:
    """ "12,500 riel"; "12.500 រៀល" in Khmer digits."""
    number = group_digits(as_said(amount, commodity), get_language() or "km")
    return f"{number}\N{NO-BREAK SPACE}{unit_of(commodity)}"
