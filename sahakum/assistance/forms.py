"""What may be said of deliveries and of the catalogue."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.assistance.models import Good
from sahakum.capture import texts
from sahakum.capture.codes import CodeField
from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm

MOST_AT_ONCE = 1000
RECEIVERS = ("household", "person", "site", "village")

NOT_ZERO = _("Nothing was delivered? Then leave this family out.")
ONE_RECEIVER = _(
    "Name one receiver only: a family, a person, a place such as a school, or a village."
)
IT_LASTS = _("This lasts for years. Record it where it stands, under what lasts in the village.")


class QuantityField(NumberField):
    """More than nothing."""

    def to_python(self, value: Any) -> Any:
        """The quantity; ``None`` for nothing said."""
        quantity = super().to_python(value)
        if quantity == 0:
            raise ValidationError(NOT_ZERO)
        return quantity


class DeliveryForm(RecordForm):
    """A family, a person, a site or a village received a quantity of one good."""

    household = ReferenceField(to="household", label=_("Family"), required=False)
    person = ReferenceField(to="person", label=_("Person"), required=False)
    site = ReferenceField(to="site", label=_("School or other place"), required=False)
    village = ReferenceField(to="village", label=_("Village as a whole"), required=False)
    good = ReferenceField(to="good", label=_("What was delivered"))
    quantity = QuantityField(label=_("Quantity"), most=MOST_AT_ONCE, places=3)
    delivered_on = DayField(label=_("Day of the delivery"))
    note = TextField(label=_("Remark"), most=300, required=False)

    def clean(self) -> dict[str, Any]:
        """There is one receiver; what lasts is no delivery."""
        answers = dict(self.cleaned_data)
        receivers = [name for name in RECEIVERS if answers.get(name) is not None]
        if len(receivers) > 1:
            self.add_error(None, ONE_RECEIVER)
        if not receivers and not set(RECEIVERS) & set(self.errors):
            self.add_error("household", texts.REQUIRED)
        good = answers.get("good")
        if good is not None and good.sort == Good.Sort.ASSET:
            self.add_error("good", IT_LASTS)
        return answers


class GoodForm(RecordForm):
    """Something new in the catalogue."""

    code = CodeField(
        label=_("Code"), most=40, help_text=_("By which lists and programs name it: hygiene_kit.")
    )
    sort = ChoiceField(label=_("What becomes of it?"), choices=Good.Sort.choices)
    name_km = TextField(label=_("Name in Khmer"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120)
    unit_km = TextField(
        label=_("Counted in (Khmer)"), most=40, help_text=_("The unit never changes.")
    )
    unit_en = TextField(label=_("Counted in (English)"), most=40)
    from_on = DayField(label=_("In the catalogue since"))


class GoodNameForm(RecordForm):
    """A good is called otherwise from a day on."""

    good = ReferenceField(to="good", label=_("What is renamed"))
    name_km = TextField(label=_("Name in Khmer"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120)
    from_on = DayField(label=_("Called so since"))
