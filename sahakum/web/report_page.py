"""A programme's report in words: every figure with its state and the address of its receipt."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.programmes import selectors as programmes
from sahakum.programmes.models import Programme
from sahakum.reports import selectors as reports
from sahakum.reports.figures import Figure
from sahakum.reports.figures import State as Reached
from sahakum.reports.programme_report import ProgrammeReport
from sahakum.reports.programme_report import Row as ReportRow
from sahakum.web import areas, charts, report_tables, wording
from sahakum.web.charts import LineChart
from sahakum.web.promises import Line as PromiseLine
from sahakum.web.promises import taken_over_line
from sahakum.web.rates_part import RatesPart, rates_part
from sahakum.web.receipt_page import ReceiptPage, receipt_page
from sahakum.web.report_choice import Choice
from sahakum.web.report_tables import Fig, FourLine, NamedLine, VillageBar, fig
from sahakum.web.rows import State

# The bar shows a little more than its target, so that the mark of the target is seen.
TARGET_AT_PERCENT = 91
# A bar is green only when done and amber only when behind; the badge beside it says the state.
BAR_TONES = {Reached.OK: "ok", Reached.DUE: "", Reached.LATE: "due", Reached.NONE: ""}
MONTHS_OF_A_QUARTER = 3
ICONS = {Reached.OK: "check", Reached.DUE: "clock", Reached.LATE: "alert"}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How far a result got: percent in words, width of the bar, tone and state."""

    percent: str
    width: int
    at: int
    tone: str
    state: State


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator: its result, its target, and the people by sex."""

    name: str
    fig: Fig
    bar: Bar | None
    difference: str
    sexes: list[Fig]


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """Everything the page of a report shows."""

    programme: Programme
    choice: Choice
    position: int
    tiles: list[Line]
    lines: list[Line]
    four: list[FourLine]
    village_columns: list[str]
    villages: list[NamedLine]
    village_bars: list[VillageBar]
    number_of_villages: int
    people: list[NamedLine]
    poverty_columns: list[str]
    poverty: list[NamedLine]
    disability: list[NamedLine]
    chart: LineChart | None
    area_choices: list[tuple[int, str]]
    taken_over: list[PromiseLine]
    receipt: ReceiptPage | None
    rates: RatesPart


def of(user: User, code: str, choice: Choice) -> ReportPage:
    """The page of a programme of the user's organisation.

    Raises:
        PermissionDenied: the roles do not include reports.
        Http404: there is no such programme, or no such receipt.
    """
    programme = programmes.programme_for(user, code)
    rates = rates_part(user, programme, choice)
    report = reports.programme_report(
        programme, choice.period, choice.area, by=user, known=choice.known
    )
    return ReportPage(
        programme=programme,
        choice=choice,
        position=report.position,
        tiles=[_line(row, choice) for row in report.tiles],
        lines=[_line(row, choice) for row in report.rows],
        four=report_tables.four(report, choice),
        village_columns=[str(one.name) for one in report.village_columns],
        villages=report_tables.villages(report, choice),
        village_bars=report_tables.village_bars(report),
        number_of_villages=len(report.places),
        people=report_tables.people(report, choice),
        poverty_columns=[str(one.name) for one in report.shares.columns],
        poverty=report_tables.shares(report.shares.poverty, choice),
        disability=report_tables.shares(report.shares.disability, choice),
        chart=_chart(report),
        area_choices=areas.choices_holding(report.places, many=not report.villages),
        taken_over=[
            taken_over_line(one) for one in reports.taken_over(programme, choice.area, by=user)
        ],
        receipt=_receipt(user, programme, choice, rates),
        rates=rates,
    )


def _receipt(
    user: User, programme: Programme, choice: Choice, rates: RatesPart
) -> ReceiptPage | None:
    """The receipt of a figure that is counted; that of a rate stands with the rates."""
    if rates.receipt or not choice.receipt:
        return None
    return receipt_page(user, programme, choice)


def _line(row: ReportRow, choice: Choice) -> Line:
    return Line(
        name=str(row.name),
        fig=fig(row.figure, choice),
        bar=_bar(row.figure),
        difference=_difference(row.figure.difference),
        sexes=[fig(figure, choice) for figure in row.sexes[:2]],
    )


def _bar(figure: Figure) -> Bar | None:
    if figure.percent is None:
        return None
    word = str(figure.state.word)
    return Bar(
        percent=f"{wording.number(figure.percent)}%",
        width=min(figure.percent * TARGET_AT_PERCENT // 100, 100),
        at=TARGET_AT_PERCENT,
        tone=BAR_TONES[figure.state],
        state=State(word=word, icon=ICONS.get(figure.state, ""), tone=str(figure.state)),
    )


def _difference(difference: Decimal | None) -> str:
    if difference is None:
        return ""
    shown = {"number": wording.number(abs(difference))}
    if difference > 0:
        return _("%(number)s above") % shown
    return _("%(number)s short") % shown if difference < 0 else ""


def _chart(report: ProgrammeReport) -> LineChart | None:
    points = [(_quarter(point.period.last), point.figure) for point in report.series]
    values = [float(figure.value or 0) for _word, figure in points]
    target = points[-1][1].target if points else None
    sentence = _("Families enrolled rose from %(first)s to %(last)s") % {
        "first": wording.number(values[0]) if values else "",
        "last": wording.number(values[-1]) if values else "",
    }
    return charts.line_chart(
        [(word, value) for (word, _figure), value in zip(points, values, strict=True)],
        goal=[target] * len(points) if target else (),
        sentence=sentence,
    )


def _quarter(last: datetime.date) -> str:
    quarter = (last.month - 1) // MONTHS_OF_A_QUARTER + 1
    return _("Q%(quarter)s %(year)s") % {
        "quarter": wording.digits(quarter),
        "year": wording.digits(last.year),
    }
