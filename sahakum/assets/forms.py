"""What may be said of assets."""

import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.assets.models import Asset, Currency, Works
from sahakum.assistance.models import Good
from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.localities.forms import EAST, NORTH, POSITION_WHOLE, SOUTH, WEST

MOST_COST = 100_000_000_000
MOST_PEOPLE = 10_000
AFTER_REPAIR = [one for one in Works.choices if one[0] in (Works.WORKS, Works.PARTLY)]
USES = (("yes", _("Uses it")), ("no", _("No longer uses it")))

DOES_NOT_LAST = _("This does not last. Record it as a delivery.")
CURRENCY_NEEDED = _("Please say in which currency.")
COST_NEEDED = _("Please write the cost, or leave the currency out.")
NOT_NOTHING = _("A cost is more than nothing; leave it out when it is not known.")
BEFORE_IT_STOOD = _("This is before the day on which it was built or repaired first.")
WRONG_NEEDED = _("Please say what is wrong.")
OTHER_VILLAGE = _("This place stands in another village.")


class CostForm(RecordForm):
    """A cost is an amount with its currency, or nothing."""

    def clean(self) -> dict[str, Any]:
        """Amount and currency come together."""
        answers = dict(self.cleaned_data)
        cost, currency = answers.get("cost"), answers.get("currency")
        if cost == 0:
            self.add_error("cost", NOT_NOTHING)
        elif cost is not None and not currency:
            self.add_error("currency", CURRENCY_NEEDED)
        elif currency and cost is None and "cost" not in self.errors:
            self.add_error("cost", COST_NEEDED)
        return answers

    def refuse_before(self, asset: Asset | None, name: str, day: datetime.date | None) -> None:
        """Nothing happens to an asset before it stands."""
        if asset is not None and day is not None and day < asset.done_on:
            self.add_error(name, BEFORE_IT_STOOD)


class AssetForm(CostForm):
    """Something that lasts was built or repaired."""

    good = ReferenceField(to="good", label=_("What is it?"))
    village = ReferenceField(to="village", label=_("Village"))
    site = ReferenceField(to="site", label=_("School or other place"), required=False)
    household = ReferenceField(to="household", label=_("For which family"), required=False)
    how = ChoiceField(label=_("What was done?"), choices=Asset.How.choices)
    done_on = DayField(label=_("Finished on"))
    done_by = TextField(label=_("Who did the work?"), most=120)
    families_told = NumberField(
        label=_("Families served"),
        most=MOST_PEOPLE,
        required=False,
        help_text=_("As you were told. The families themselves are named afterwards."),
    )
    others_told = NumberField(
        label=_("Other people of the village who use it"),
        most=MOST_PEOPLE,
        required=False,
        help_text=_("A head count. It stands apart and is never added to people known by name."),
    )
    cost = NumberField(label=_("Cost"), most=MOST_COST, places=2, required=False)
    currency = ChoiceField(label=_("Currency"), choices=Currency.choices, required=False)
    latitude = NumberField(
        label=_("Latitude"), least=SOUTH, most=NORTH, places=6, unit=_("° north"), required=False
    )
    longitude = NumberField(
        label=_("Longitude"), least=WEST, most=EAST, places=6, unit=_("° east"), required=False
    )
    note = TextField(
        label=_("Remark"),
        most=300,
        required=False,
        help_text=_("How one finds it. No names of families."),
    )

    def clean(self) -> dict[str, Any]:
        """It lasts, and it stands at one point of its own village."""
        answers = super().clean()
        good, site, village = (answers.get(name) for name in ("good", "site", "village"))
        if good is not None and good.sort != Good.Sort.ASSET:
            self.add_error("good", DOES_NOT_LAST)
        if site is not None and village is not None and site.village_id != village.pk:
            self.add_error("site", OTHER_VILLAGE)
        self._want_whole_position(answers)
        return answers

    def _want_whole_position(self, answers: dict[str, Any]) -> None:
        for written, missing in (("latitude", "longitude"), ("longitude", "latitude")):
            left_out = answers.get(missing) is None and missing not in self.errors
            if answers.get(written) is not None and left_out:
                self.add_error(missing, POSITION_WHOLE)


class AssetFamilyForm(CostForm):
    """A family uses an asset from a day on, or no longer does."""

    asset = ReferenceField(to="asset", label=_("What lasts"))
    household = ReferenceField(to="household", label=_("Family"))
    from_on = DayField(label=_("Since"))
    uses = ChoiceField(label=_("Does the family use it?"), choices=USES)

    def clean(self) -> dict[str, Any]:
        """Nobody uses what does not stand yet."""
        answers = dict(self.cleaned_data)
        self.refuse_before(answers.get("asset"), "from_on", answers.get("from_on"))
        return answers


class AssetCheckForm(CostForm):
    """Somebody looked at an asset."""

    asset = ReferenceField(to="asset", label=_("What lasts"))
    checked_on = DayField(label=_("Day of the check"))
    state = ChoiceField(label=_("Does it work?"), choices=Works.choices)
    wrong = TextField(label=_("What is wrong?"), most=300, required=False, lines=3)

    show_if: ClassVar = {"wrong": "state != 'works'"}

    def clean(self) -> dict[str, Any]:
        """What does not work has a reason; nothing is checked before it stands."""
        answers = dict(self.cleaned_data)
        self.refuse_before(answers.get("asset"), "checked_on", answers.get("checked_on"))
        needed = answers.get("state") in (Works.PARTLY, Works.BROKEN)
        if needed and not answers.get("wrong") and "wrong" not in self.errors:
            self.add_error("wrong", WRONG_NEEDED)
        return answers


class AssetRepairForm(CostForm):
    """An asset was repaired."""

    asset = ReferenceField(to="asset", label=_("What lasts"))
    repaired_on = DayField(label=_("Day of the repair"))
    state = ChoiceField(label=_("Does it work since then?"), choices=AFTER_REPAIR)
    done_by = TextField(label=_("Who did the work?"), most=120)
    what = TextField(label=_("What was done?"), most=300, required=False, lines=3)
    cost = NumberField(label=_("Cost"), most=MOST_COST, places=2, required=False)
    currency = ChoiceField(label=_("Currency"), choices=Currency.choices, required=False)

    def clean(self) -> dict[str, Any]:
        """Nothing is repaired before it stands."""
        answers = super().clean()
        self.refuse_before(answers.get("asset"), "repaired_on", answers.get("repaired_on"))
        return answers
