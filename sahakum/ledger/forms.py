"""What may be said of a commodity: an office keeps another kind of rice or of animals."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.ledger.commodities import code_of
from sahakum.ledger.models import Commodity

LATIN_NEEDED = _("Please write this name in Latin letters.")
ADDED = [one for one in Commodity.Sort.choices if one[0] in ("rice", "animal")]


class CommodityForm(RecordForm):
    """Its unit follows from what it is: kilos of rice, heads of animals."""

    sort = ChoiceField(
        label=_("What is it?"),
        choices=ADDED,
        help_text=_("Rice is counted in kilos, animals by the head."),
    )
    name_km = TextField(
        label=_("Name in Khmer"), most=60, help_text=_("Names stay as they are written here.")
    )
    name_en = TextField(label=_("Name in Latin letters"), most=60)
    added_on = DayField(label=_("Kept since"))

    def clean(self) -> dict[str, Any]:
        """The name in Latin letters makes the code by which files name it."""
        answers = dict(self.cleaned_data)
        name = answers.get("name_en")
        if name and not code_of(answers.get("sort", ""), name):
            self.add_error("name_en", LATIN_NEEDED)
        return answers
