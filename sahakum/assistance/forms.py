"""What may be said of a delivery."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm

MOST_AT_ONCE = 1000
NOT_ZERO = _("Nothing was delivered? Then leave this family out.")


class QuantityField(NumberField):
    """More than nothing."""

    def to_python(self, value: Any) -> Any:
        """The quantity; ``None`` for nothing said."""
        quantity = super().to_python(value)
        if quantity == 0:
            raise ValidationError(NOT_ZERO)
        return quantity


class DeliveryForm(RecordForm):
    """One family received a quantity of one good."""

    household = ReferenceField(to="household", label=_("Family"))
    good = ReferenceField(to="good", label=_("What was delivered"))
    quantity = QuantityField(label=_("Quantity"), most=MOST_AT_ONCE, places=3)
    delivered_on = DayField(label=_("Day of the delivery"))
    note = TextField(label=_("Remark"), most=300, required=False)
