"""What groups make of what they keep: earnings, the loan fund in use, savings, rice that works."""

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.declarations.groups import THEME, counted_of
from sahakum.indicators.rates.declarations.commodities import MONEY, RICE, Counted
from sahakum.indicators.rates.definitions import Better, Rate, Shown, Told

SAVIX = "SEEP Network, SAVIX ratios"
SAVED = Told(table="funds", column="saved")


def _return_on_savings(counted: Counted) -> Rate:
    return Rate(
        code=f"return_on_savings_{counted.code}",
        name=counted.named(_("Return on savings")),
        method=_(
            "What belongs to members beyond their savings on the last day, since the last "
            "share-out, of their savings: box without social fund and capital of the group, and "
            "principal owed. Interest that is not paid yet is not in it."
        ),
        theme=THEME,
        source=SAVIX,
        part=_("Earned since the last share-out"),
        whole=_("Savings on the last day"),
        numerator=Told(table="funds", column="earned"),
        denominator=SAVED,
        commodity=counted.commodity,
        better=Better.HIGHER,
    )


def _in_use(counted: Counted) -> Rate:
    return Rate(
        code=f"fund_in_use_{counted.code}",
        name=counted.named(_("Loan fund in use")),
        method=_(
            "Principal owed on the last day, of it and what of the loan fund lies in the box or "
            "store; the social fund is not part of it. What is not in use is idle."
        ),
        theme=THEME,
        source=SAVIX,
        part=_("Principal owed on the last day"),
        whole=_("Principal owed, and the loan fund in the box or store"),
        numerator=Told(table="funds", column="owed"),
        denominator=Told(table="funds", column="fund"),
        commodity=counted.commodity,
        better=Better.HIGHER,
    )


def _saved_each(counted: Counted) -> Rate:
    return Rate(
        code=f"savings_each_{counted.code}",
        name=counted.named(_("Savings of a member")),
        method=_(
            "Savings on the last day over the members who are on the lists of groups that keep "
            "this, also those who saved nothing."
        ),
        theme=THEME,
        source=SAVIX,
        part=_("Savings on the last day"),
        whole=_("Members on the list on the last day"),
        numerator=SAVED,
        denominator=Told(table="funds", column="members"),
        commodity=counted.commodity,
        shown=Shown.EACH,
    )


def _turnover(counted: Counted) -> Rate:
    return Rate(
        code=f"turnover_{counted.code}",
        name=counted.named(_("Rice turnover")),
        method=_(
            "Kilos lent in the period, of what the store held before its first day. Over 100 % "
            "where rice that came back was lent again."
        ),
        theme=THEME,
        source="Rice banks of Cambodia",
        part=_("Lent in the period"),
        whole=_("In the store before the first day"),
        numerator=counted_of("group_lent", counted.commodity),
        denominator=Told(table="funds", column="before"),
        commodity=counted.commodity,
    )


RATES = (
    *(make(one) for one in MONEY for make in (_return_on_savings, _in_use, _saved_each)),
    *(make(one) for one in RICE for make in (_turnover, _in_use)),
)
