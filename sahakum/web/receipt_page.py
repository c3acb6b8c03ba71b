"""The receipt of a figure in words: what was counted, and the way to its records."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sahakum.accounts.models import User
from sahakum.indicators.definitions import Period, PeriodRule, Unit
from sahakum.indicators.receipts import PAGE, Behind, Receipt
from sahakum.journal.services import log_view
from sahakum.programmes.models import Programme
from sahakum.reports import selectors as reports
from sahakum.web import areas, charts, rows_of, wording
from sahakum.web.charts import BarChart
from sahakum.web.report_choice import Choice
from sahakum.web.rows import Row

MOST_BARS = 6
SHOWN_DIGEST = 12
# A receipt is read at a glance; the rest of its records stand folded under the first.
FIRST_ROWS = 5

COUNTED = {
    Unit.HOUSEHOLDS: gettext_lazy("different families"),
    Unit.PERSONS: gettext_lazy("different people"),
    Unit.QUANTITY: gettext_lazy("quantities added up"),
    Unit.RECORDS: gettext_lazy("records"),
    Unit.VILLAGES: gettext_lazy("different villages"),
    Unit.BORROWERS: gettext_lazy("different borrowers"),
    Unit.BUSINESS_GRANTS: gettext_lazy("different business grants"),
    Unit.ASSETS: gettext_lazy("things by the last that is known of them"),
}


@dataclass(frozen=True, kw_only=True)
class ReceiptPage:
    """One receipt. An empty `word` means that the number is hidden."""

    word: str
    name: str
    method: str
    counted: str
    period: str
    villages: int
    records: int
    voided: int
    known_at: int
    digest: str
    chart: BarChart | None
    rows: list[Row]
    more_rows: list[Row]
    outside: int
    names_nobody: bool
    further: str
    close: str


def receipt_page(user: User, programme: Programme, choice: Choice) -> ReceiptPage:
    """The receipt that the address asks for; which families it names is written down before.

    Raises:
        Http404: there is no such figure.
    """
    found = reports.receipt(
        choice.receipt,
        programme,
        choice.area,
        by=user,
        offset=choice.offset,
        known=choice.known,
    )
    _write_down(user, found)
    indicator = found.line.indicator
    return ReceiptPage(
        word="" if found.value is None else wording.number(found.value),
        name=str(indicator.name),
        method=str(indicator.method),
        counted=str(COUNTED[indicator.unit]),
        period=_period(found.line.period, indicator.period_rule),
        villages=len(found.by_village),
        records=found.records,
        voided=found.voided,
        known_at=found.known_at,
        digest=_grouped(found.digest[:SHOWN_DIGEST]),
        chart=_chart(found),
        rows=[_row(record) for record in found.page[:FIRST_ROWS]],
        more_rows=[_row(record) for record in found.page[FIRST_ROWS:]],
        outside=found.outside,
        names_nobody=indicator.sensitive and found.value is not None,
        further=_further(found, choice),
        close=f"{choice.address()}#figures",
    )


def _write_down(user: User, found: Receipt) -> None:
    named = {record.household.pk for record in found.page if record.household}
    with transaction.atomic():
        for household_id in sorted(named):
            log_view(
                actor_id=user.id,
                subject_kind="household",
                subject_id=household_id,
                page="receipt",
            )


def _period(period: Period, rule: PeriodRule) -> str:
    last = wording.day_in_words(period.last)
    if rule is not PeriodRule.WITHIN:
        return _("until %(last)s") % {"last": last}
    return _("%(first)s to %(last)s") % {
        "first": wording.day_in_words(period.first),
        "last": last,
    }


def _grouped(text: str) -> str:
    return "·".join(text[start : start + 4] for start in range(0, len(text), 4))


def _chart(found: Receipt) -> BarChart | None:
    if not found.by_village:
        return None
    values = [(areas.bare_name(village), float(records)) for village, records in found.by_village]
    return charts.bar_chart(
        values, most=MOST_BARS, rest=_("other villages"), sentence=_("Records by village")
    )


def _row(record: Behind) -> Row:
    household = record.household
    name = rows_of.family_name(household) if household else areas.full_name(record.village)
    code = rows_of.code_of(household) if household else ""
    return Row(
        mark="check",
        mark_tone="ok",
        name=name,
        reason=rows_of.joined(
            wording.day_in_words(record.day), areas.full_name(record.village), code
        ),
        address=reverse("history", kwargs={"operation_id": record.operation}),
    )


def _further(found: Receipt, choice: Choice) -> str:
    seen = choice.offset + len(found.page)
    if len(found.page) < PAGE or seen >= found.records - found.outside:
        return ""
    return f"{choice.address(receipt=choice.receipt, offset=seen)}#receipt"
