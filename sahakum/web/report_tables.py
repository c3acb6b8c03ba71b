"""The tables of a programme's report in words, and the bars of its villages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sahakum.lib.ages import UNKNOWN
from sahakum.reports.figures import Figure
from sahakum.reports.programme_report import ProgrammeReport, VillageRow
from sahakum.reports.shares import Share
from sahakum.web import areas, wording
from sahakum.web.report_choice import Choice

# Nobody looks at more bars; the table beneath has every village.
MOST_BARS = 20
# What each of the four figures is, in their order in the report.
FOUR: tuple[tuple[str | Promise, str | Promise], ...] = (
    (gettext_lazy("Different people"), gettext_lazy("Each counts once, however often visited")),
    (gettext_lazy("Contacts"), gettext_lazy("Each home visit counts")),
    (gettext_lazy("New in these days"), gettext_lazy("Families that joined the programme")),
    (
        gettext_lazy("Counted without names"),
        gettext_lazy("Others who use what was built; only their number is known"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Fig:
    """A figure that can be pressed. Without a word it is hidden; `open` is the one shown."""

    word: str
    address: str
    open: bool
    target: str


@dataclass(frozen=True, kw_only=True)
class NamedLine:
    """A village or an age band with its figures."""

    name: str
    figs: list[Fig]


@dataclass(frozen=True, kw_only=True)
class FourLine:
    """One of the four figures that are easily taken for one another, and what it is."""

    name: str
    what: str
    fig: Fig


@dataclass(frozen=True, kw_only=True)
class VillageBar:
    """A village's result beside its target: widths in percent of the longest."""

    name: str
    word: str
    target: str
    width: int
    at: int
    reached: bool


def fig(figure: Figure, choice: Choice) -> Fig:
    """A figure in words with the address of its receipt."""
    return Fig(
        word="" if figure.value is None else wording.number(figure.value),
        address=f"{choice.address(receipt=figure.key)}#receipt",
        open=figure.key == choice.receipt,
        target="" if figure.target is None else wording.number(figure.target),
    )


def four(report: ProgrammeReport, choice: Choice) -> list[FourLine]:
    """Distinct people, contacts, new families and heads without names, told apart."""
    return [
        FourLine(name=str(name), what=str(what), fig=fig(row.figure, choice))
        for (name, what), row in zip(FOUR, report.four, strict=True)
    ]


def villages(report: ProgrammeReport, choice: Choice) -> list[NamedLine]:
    """Villages with a figure for each column."""
    return [
        NamedLine(
            name=areas.full_name(row.village),
            figs=[fig(figure, choice) for figure in row.figures],
        )
        for row in report.villages
    ]


def people(report: ProgrammeReport, choice: Choice) -> list[NamedLine]:
    """Age bands with a figure for each sex, and all together."""
    return [
        NamedLine(
            name=_age_band(row.age_band),
            figs=[fig(figure, choice) for figure in (*row.figures, row.total)],
        )
        for row in report.people
    ]


def _age_band(name: str) -> str:
    if name == UNKNOWN:
        return _("age not known")
    if name.endswith("+"):
        return _("%(years)s years and more") % {"years": wording.digits(name[:-1])}
    return _("%(years)s years") % {"years": wording.digits(name.replace("-", "–"))}


def shares(parts: Sequence[Share], choice: Choice) -> list[NamedLine]:
    """Parts of a split with a figure for each column."""
    return [
        NamedLine(name=str(part.name), figs=[fig(figure, choice) for figure in part.figures])
        for part in parts
    ]


def village_bars(report: ProgrammeReport) -> list[VillageBar]:
    """The first column by village, furthest behind its target first; none without a result."""
    rows = sorted(report.villages, key=_behind, reverse=True)[:MOST_BARS]
    longest = max((_length(row.figures[0]) for row in rows), default=0)
    return [_village_bar(row, longest) for row in rows] if longest else []


def _behind(row: VillageRow) -> float:
    return -float(row.figures[0].difference or 0)


def _length(figure: Figure) -> float:
    return float(max(figure.value or 0, figure.target or 0))


def _village_bar(row: VillageRow, longest: float) -> VillageBar:
    figure = row.figures[0]
    target = figure.target or 0
    return VillageBar(
        name=areas.full_name(row.village),
        word="" if figure.value is None else wording.number(figure.value),
        target=wording.number(target) if target else "",
        width=round(float(figure.value or 0) * 100 / longest),
        at=round(target * 100 / longest),
        reached=bool(target) and (figure.value or 0) >= target,
    )
