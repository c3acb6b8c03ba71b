"""Amounts of a form turned into the smallest unit of a commodity, each with its own sentence."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts as capture_texts
from sahakum.capture.fields import NumberField
from sahakum.ledger.amounts import as_said, in_smallest
from sahakum.ledger.models import Commodity

MOST = 1_000_000_000
RECKONED = _(
    "This number has a decimal point that a machine reckoned with. "
    "Send the amount as a whole number or as text."
)
NOT_WHOLE = _("The smallest part of %(name)s is %(least)s. Please write it without a smaller part.")


class SaidAmountField(NumberField):
    """An amount as people agreed it: a whole number or text, never a float.

    A float is what a machine came to: 1000.0 may have been 999.99999999999997.
    """

    def _parsed(self, value: Any) -> Decimal:
        if isinstance(value, float):
            raise ValidationError(RECKONED)
        return super()._parsed(value)


def amount_field(*, required: bool = False, **options: Any) -> NumberField:
    """A number of riel, dollars, kilos or heads; how exact is judged by the commodity."""
    return SaidAmountField(most=MOST, places=3, required=required, **options)


def not_whole(commodity: Commodity) -> str:
    """The sentence for an amount with a part that does not exist."""
    least = f"{as_said(1, commodity):f}"
    return str(NOT_WHOLE) % {
        "name": str(commodity),
        "least": capture_texts.numeral(Decimal(least)),
    }


def smallest(
    answers: dict[str, Any], names: tuple[str, ...], commodity: Commodity
) -> tuple[dict[str, int], list[str]]:
    """The named amounts in the smallest unit, and the names of those that have none."""
    found = {name: in_smallest(answers.get(name), commodity) for name in names}
    wrong = [name for name, amount in found.items() if amount is None]
    return {name: amount or 0 for name, amount in found.items()}, wrong
