"""How well loans come back: by the rules of those who lend, each under its own name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.declarations.groups import THEME, counted_of
from sahakum.indicators.rates.declarations.commodities import MONEY, RICE, Counted
from sahakum.indicators.rates.definitions import Better, Rate, Told

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CGAP = "CGAP, Microfinance Consensus Guidelines (2003)"
SA_DHAN = "Sa-Dhan, Technical Note 1, 5.1.2"
OWED = _("Principal owed on the last day")
DUE = _("Fell due in the period, and was not paid before it")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A rate before it is said of one commodity."""

    code: str
    name: "_StrPromise"
    method: "_StrPromise"
    source: str
    part: "_StrPromise"
    whole: "_StrPromise"
    numerator: str
    denominator: str
    better: Better

    def of(self, counted: Counted) -> Rate:
        """The rate of a commodity."""
        return Rate(
            code=f"{self.code}_{counted.code}",
            name=counted.named(self.name),
            method=self.method,
            theme=THEME,
            source=self.source,
            part=self.part,
            whole=self.whole,
            numerator=Told(table="loans", column=self.numerator),
            denominator=Told(table="loans", column=self.denominator),
            commodity=counted.commodity,
            better=self.better,
        )


OF_ALL = (
    Kind(
        code="par30",
        name=_("Portfolio at risk (PAR30)"),
        method=_(
            "All principal of loans of which something has been due for more than 30 days, of all "
            "principal owed on the last day. What was put off is late only from its new day on. "
            "What was given up is in neither."
        ),
        source=CGAP,
        part=_("Principal of loans that are more than 30 days late"),
        whole=OWED,
        numerator="at_risk",
        denominator="owed",
        better=Better.LOWER,
    ),
    Kind(
        code="par30_unmoved",
        name=_("Portfolio at risk (PAR30) as if nothing had been put off"),
        method=_(
            "As PAR30, but each loan by the days that were agreed first, so that putting off hides "
            "nothing."
        ),
        source=CGAP,
        part=_("Principal of loans that would be more than 30 days late"),
        whole=OWED,
        numerator="at_risk_unmoved",
        denominator="owed",
        better=Better.LOWER,
    ),
    Kind(
        code="par30_renewed",
        name=_("Portfolio at risk (PAR30) with all loans that got new terms"),
        method=_(
            "As PAR30, but every loan that got new terms counts as at risk, also when it is paid "
            "as it was agreed anew."
        ),
        source=CGAP,
        part=_("Principal of loans that are more than 30 days late or got new terms"),
        whole=OWED,
        numerator="at_risk_or_renewed",
        denominator="owed",
        better=Better.LOWER,
    ),
    Kind(
        code="arrears",
        name=_("Rate of arrears"),
        method=_(
            "Only the principal that was due and is not paid, of all principal owed on the last "
            "day. Some programmes print it as PAR; it is always lower."
        ),
        source="Apache Fineract, report 15",
        part=_("Principal that was due and is not paid"),
        whole=OWED,
        numerator="overdue",
        denominator="owed",
        better=Better.LOWER,
    ),
    Kind(
        code="on_time",
        name=_("Paid on time"),
        method=_(
            "Of the principal, interest and fees that fell due in the period and were not paid "
            "before it, what was paid by the day on which each was due."
        ),
        source="Microfinance practice",
        part=_("Of it paid by its day"),
        whole=DUE,
        numerator="on_time",
        denominator="due",
        better=Better.HIGHER,
    ),
)
OF_MONEY = (
    Kind(
        code="repayment",
        name=_("Current repayment rate"),
        method=_(
            "What was paid in the period less what was paid before its time, of what fell due in "
            "the period and was not paid before it: principal, interest and fees, without late "
            "fees. It is over 100 % where old debts came in too. A payment before its time counts "
            "when it would have been due."
        ),
        source=SA_DHAN,
        part=_("Paid in the period, less what falls due later"),
        whole=DUE,
        numerator="collected",
        denominator="due",
        better=Better.HIGHER,
    ),
)
IN_KIND = (
    Kind(
        code="recovery",
        name=_("Rice that came back, without interest"),
        method=_(
            "Kilos of what was lent that came back in the period, of those that fell due in it: "
            "not the interest. Over 100 % where rice of earlier seasons came in too."
        ),
        source="Rice banks of Cambodia; CGAP",
        part=_("Came back in the period, less what falls due later"),
        whole=DUE,
        numerator="collected_principal",
        denominator="due_principal",
        better=Better.HIGHER,
    ),
    Kind(
        code="recovery_interest",
        name=_("Interest in rice that came in"),
        method=_("Kilos of interest that came in, of those that fell due in the period."),
        source="Rice banks of Cambodia; CGAP",
        part=_("Interest that came in, less what falls due later"),
        whole=DUE,
        numerator="collected_interest",
        denominator="due_interest",
        better=Better.HIGHER,
    ),
)


def _given_up(counted: Counted) -> Rate:
    written_off = counted_of("group_written_off", counted.commodity)
    return Rate(
        code=f"given_up_{counted.code}",
        name=counted.named(_("Given up (write-off ratio)")),
        method=_(
            "Principal that meetings no longer expected back in the period, of the mean of the "
            "principal owed before its first and on its last day."
        ),
        theme=THEME,
        source="KPIs for SACCOs, question 8",
        part=_("Given up in the period"),
        whole=_("Mean of the principal owed before and at the end"),
        numerator=written_off,
        denominator=Told(table="loans", column="average"),
        commodity=counted.commodity,
        better=Better.LOWER,
    )


RATES = (
    *(kind.of(one) for one in MONEY for kind in (*OF_MONEY, *OF_ALL)),
    *(kind.of(one) for one in RICE for kind in (*IN_KIND, *OF_ALL)),
    *(_given_up(one) for one in (*MONEY, *RICE)),
)
