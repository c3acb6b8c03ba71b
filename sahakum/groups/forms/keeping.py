"""What may be said of how a fund is kept, how its store is run, and what its rice costs."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.groups import texts
from sahakum.groups.forms.approving import approved_field
from sahakum.groups.models import Fund, RicePrice, StoreRules
from sahakum.ledger.said_amounts import amount_field, not_whole, smallest

YES_NO = (("no", _("No")), ("yes", _("Yes")))
MOST_SHARES = 100


class KeepingForm(RecordForm):
    """The members decide how a fund is kept from a day on."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    from_on = DayField(label=_("From which day on?"), future=True)
    bank = ChoiceField(label=_("Does the fund have a bank account beside the box?"), choices=YES_NO)
    bank_name = TextField(label=_("Which bank, and under which names?"), most=120, required=False)
    saved_in = ChoiceField(
        label=_("How do members save?"),
        choices=(("free", _("Each what she can")), ("shares", _("In shares of one price"))),
    )
    share_price = amount_field(label=_("Price of one share"))
    least_shares = NumberField(
        label=_("Least shares at a meeting"), most=MOST_SHARES, required=False
    )
    most_shares = NumberField(label=_("Most shares at a meeting"), most=MOST_SHARES, required=False)
    administration_percent = NumberField(
        label=_("Of what was earned, for administration"), most=100, unit=_("%"), required=False
    )
    social_percent = NumberField(
        label=_("Of what was earned, into the social fund"), most=100, unit=_("%"), required=False
    )
    leaver_percent = NumberField(
        label=_("Of her part of what was earned, who leaves gets"),
        most=100,
        unit=_("%"),
        required=False,
    )
    withdrawal_limit = amount_field(label=_("More than this is taken out only with minutes"))
    approval = ChoiceField(
        label=_("Do officers approve rules, share-outs and loans given up?"), choices=YES_NO
    )
    minutes = TextField(label=_("What the minutes say"), most=300, required=False, lines=3)
    approved = approved_field()

    show_if: ClassVar = {
        "bank_name": "bank = 'yes'",
        "share_price": "saved_in = 'shares'",
        "least_shares": "saved_in = 'shares'",
        "most_shares": "saved_in = 'shares'",
    }

    def clean(self) -> dict[str, Any]:
        """Amounts are whole, shares have a price and their bounds an order."""
        answers = dict(self.cleaned_data)
        fund = answers.get("fund")
        if fund is None:
            return answers
        _in_smallest(self, fund, answers, ("share_price", "withdrawal_limit"))
        if answers.get("bank") == "yes" and fund.commodity.sort != "money":
            self.add_error("bank", texts.BANK_OF_MONEY)
        self._check_shares(answers)
        return answers

    def _check_shares(self, answers: dict[str, Any]) -> None:
        for name in ("least_shares", "most_shares"):
            answers[name] = int(answers.get(name) or 0)
        if answers.get("saved_in") != "shares":
            return
        if not answers["share_price"] and "share_price" not in self.errors:
            self.add_error("share_price", texts.SHARE_PRICE_NEEDED)
        if answers["most_shares"] < max(1, answers["least_shares"]):
            self.add_error("most_shares", texts.MOST_SHARES_NEEDED)


class StoreRulesForm(RecordForm):
    """The members decide how their store of rice is run from a day on."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    from_on = DayField(label=_("From which day on?"), future=True)
    counts = ChoiceField(
        label=_("What counts when a member brings rice?"), choices=StoreRules.Counts.choices
    )
    base_moisture = NumberField(
        label=_("Dry means so much moisture"),
        help_text=_("Rice that is to be kept for some months has 14 % or less."),
        least=5,
        most=30,
        places=1,
        unit=_("%"),
        required=False,
    )
    thang = amount_field(label=_("Kilos in one thang"))
    tau = amount_field(label=_("Kilos in one tau"))
    sack = amount_field(label=_("Kilos in one sack"))
    most_out = NumberField(
        label=_("Most of all rice that may be out on loan"), most=100, unit=_("%"), required=False
    )
    most_at_once = NumberField(
        label=_("Most of the store that may be lent at one meeting"),
        most=100,
        unit=_("%"),
        required=False,
    )
    minutes = TextField(label=_("What the minutes say"), most=300, required=False, lines=3)
    approved = approved_field()

    show_if: ClassVar = {"base_moisture": "counts = 'dry'"}

    def clean(self) -> dict[str, Any]:
        """Rules of a store are of rice; dry has a measure."""
        answers = dict(self.cleaned_data)
        fund = answers.get("fund")
        if fund is None:
            return answers
        if fund.commodity.sort != "rice":
            self.add_error("fund", texts.NOT_RICE)
        _in_smallest(self, fund, answers, ("thang", "tau", "sack"))
        dry = answers.get("counts") == StoreRules.Counts.DRY
        if dry and not answers.get("base_moisture") and "base_moisture" not in self.errors:
            self.add_error("base_moisture", texts.BASE_MOISTURE_NEEDED)
        return answers


class RicePriceForm(RecordForm):
    """The committee decides what a kilo of rice costs from a day on."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    money = ReferenceField(to="fund", label=_("Money of which fund?"))
    use = ChoiceField(label=_("What is the price for?"), choices=RicePrice.Use.choices)
    from_on = DayField(label=_("From which day on?"), future=True)
    price = amount_field(label=_("Price of one kilo"), required=True)
    minutes = TextField(label=_("What the minutes say"), most=300, lines=3)
    approved = approved_field()

    def clean(self) -> dict[str, Any]:
        """A price of rice, in money of the same group."""
        answers = dict(self.cleaned_data)
        fund, money = answers.get("fund"), answers.get("money")
        if fund is None or money is None:
            return answers
        check_pair(self, fund, money)
        _in_smallest(self, money, answers, ("price",))
        if not answers["price"] and "price" not in self.errors:
            self.add_error("price", texts.PRICE_NEEDED)
        return answers


def check_pair(form: RecordForm, fund: Fund, money: Fund) -> None:
    """Rice of a group goes against money of the same group."""
    if fund.commodity.sort != "rice":
        form.add_error("fund", texts.NOT_RICE)
    if money.commodity.sort != "money" or money.collective_id != fund.collective_id:
        form.add_error("money", texts.NOT_MONEY_OF_GROUP)


def _in_smallest(
    form: RecordForm, fund: Fund, answers: dict[str, Any], names: tuple[str, ...]
) -> None:
    amounts, wrong = smallest(answers, names, fund.commodity)
    answers |= amounts
    for name in wrong:
        form.add_error(name, not_whole(fund.commodity))
