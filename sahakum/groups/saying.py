"""An amount in words of the reader: its number and its unit."""

from django.utils.translation import get_language

from sahakum.groups.amounts import as_said
from sahakum.ledger.models import Commodity
from sahakum.lib.digits import group_digits


def unit_of(commodity: Commodity) -> str:
    """The unit in the reader's language."""
    return commodity.unit_en if get_language() == "en" else commodity.unit_km


def said(amount: int, commodity: Commodity) -> str:
    """ "12,500 riel"; "12.500 រៀល" in Khmer digits."""
    number = group_digits(as_said(amount, commodity), get_language() or "km")
    return f"{number}\N{NO-BREAK SPACE}{unit_of(commodity)}"
