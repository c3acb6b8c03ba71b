"""Counts of the monitor in words, hidden where the reader could find out about single families."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sahakum.reports.targeting.hiding import Grid, hidden
from sahakum.reports.targeting.monitor import Counts
from sahakum.reports.targeting.question import NOT_ASSESSED, Cell, Trait
from sahakum.reports.targeting.selectors import Reach
from sahakum.web import areas, wording
from sahakum.web.report_choice import Choice
from sahakum.web.rows import State


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A count on the page. Without a word it is hidden; without an address it is not opened."""

    word: str
    address: str = ""
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One question that the monitor answers with a count."""

    name: str
    count: Shown


@dataclass(frozen=True, kw_only=True)
class BandLine:
    """One band: families and support, each with its share of all in percent."""

    state: State
    families: Shown
    families_share: int
    supports: str
    supports_share: int
    unserved: Shown


@dataclass(frozen=True, kw_only=True)
class VillageLine:
    """One village: its families by band, then together."""

    name: str
    counts: list[Shown]


def percent(part: int, whole: int) -> int:
    """Rounded percent; of nothing it is 0."""
    return round(100 * part / whole) if whole else 0


class ReachWords:
    """Puts one monitor into words for its reader."""

    def __init__(self, found: Reach, choice: Choice) -> None:
        self._reach, self._monitor, self._choice = found, found.monitor, choice
        self._highest = found.bands[-1]
        self._codes = [*(band.code for band in reversed(found.bands)), NOT_ASSESSED]
        self._families = self._hide([*self._village_rows(), self._row("families")])
        self._unserved = self._hide([self._row("unserved")])[0]

    def _village_rows(self) -> list[list[int]]:
        return [self._row("families", village) for village in self._monitor.villages]

    def _row(self, name: str, village: int | None = None) -> list[int]:
        """A count of each band, and their sum."""
        counts = [getattr(self._monitor.of(code, village), name) for code in self._codes]
        return [*counts, sum(counts)]

    def _hide(self, rows: Sequence[Sequence[int]]) -> Grid:
        if self._reach.open_to_viewer:
            return [list(row) for row in rows]
        return hidden(rows, self._reach.rule.least_shown)

    def _shown(self, count: int | None, cell: Cell) -> Shown:
        if count is None:
            return Shown(word="")
        word = wording.number(count)
        if not (self._reach.open_to_viewer and count):
            return Shown(word=word)
        address = f"{self._choice.address(receipt=cell.key)}#receipt"
        return Shown(word=word, address=address, open=cell.key == self._choice.receipt)

    @property
    def _most_in_need(self) -> Counts:
        return self._monitor.of(self._highest.code)

    @property
    def _told(self) -> bool:
        """Whether the reader may know how many are most in need."""
        return self._families[-1][0] is not None

    def sentence(self) -> str:
        """What share of the support went to those most in need, beside their own share."""
        assessed = self._monitor.assessed
        if not assessed.families:
            return _("No family has been assessed yet.")
        if not self._told:
            return _("The families most in need are so few that their number is hidden.")
        shown = {
            "support": self._of_hundred(self._most_in_need.supports, assessed.supports),
            "families": self._of_hundred(self._most_in_need.families, assessed.families),
            "band": self._highest.name,
        }
        return (
            _(
                "Of 100 visits and deliveries to assessed families, %(support)s went to those of"
                " the band “%(band)s”. Of 100 assessed families, %(families)s are in it."
            )
            % shown
        )

    @staticmethod
    def _of_hundred(part: int, whole: int) -> str:
        return wording.number(percent(part, whole))

    def state(self) -> State | None:
        """Whether those most in need get at least their share."""
        high, assessed = self._most_in_need, self._monitor.assessed
        if not (self._told and high.families and assessed.supports):
            return None
        # Compared as they are told: a difference nobody reads is none.
        support = percent(high.supports, assessed.supports)
        if support >= percent(high.families, assessed.families):
            return State(word=_("At least their share"), icon="check", tone="ok")
        return State(word=_("Less than their share"), icon="alert", tone="late")

    def tiles(self) -> list[Tile]:
        """What asks for work, each as a count that opens its families."""
        if not self._reach.open_to_viewer:
            return []
        total, none = self._monitor.total, self._monitor.of(NOT_ASSESSED)
        high = self._highest.code
        unserved = Cell(trait=Trait.UNSERVED, band=high)
        without = Cell(trait=Trait.UNASSESSED_SERVED)
        return [
            self._tile(_("Most in need, no support"), self._most_in_need.unserved, unserved),
            self._tile(_("Never assessed"), none.families, Cell(band=NOT_ASSESSED)),
            self._tile(_("Assessed too long ago"), total.stale, Cell(trait=Trait.STALE)),
            self._tile(_("Supported, never assessed"), total.unassessed_served, without),
        ]

    def _tile(self, name: str, count: int, cell: Cell) -> Tile:
        return Tile(name=name, count=self._shown(count, cell))

    def bands(self) -> list[BandLine]:
        """One line a band, the greatest need first."""
        return [self._band(code, place) for place, code in enumerate(self._codes)]

    def _band(self, code: str, place: int) -> BandLine:
        counts, total = self._monitor.of(code), self._monitor.total
        families = self._families[-1][place]
        told = families is not None
        unserved = Cell(trait=Trait.UNSERVED, band=code)
        return BandLine(
            state=self.state_of(code),
            families=self._shown(families, Cell(band=code)),
            families_share=percent(counts.families, total.families) if told else 0,
            supports=wording.number(counts.supports) if told else "",
            supports_share=percent(counts.supports, total.supports) if told else 0,
            unserved=self._shown(self._unserved[place], unserved),
        )

    def state_of(self, code: str) -> State:
        """A band as a badge."""
        found = next((band for band in self._reach.bands if band.code == code), None)
        if found is None:
            return State(word=_("Not assessed"))
        return State(word=str(found.name), tone=found.tone)

    def columns(self) -> list[str]:
        """The names of the bands, the greatest need first."""
        return [self.state_of(code).word for code in self._codes]

    def villages(self) -> list[VillageLine]:
        """One line a village in the order of the gazetteer: nobody is ranked."""
        rows = zip(self._monitor.villages, self._families[:-1], strict=True)
        return [self._village(village, row) for village, row in rows]

    def _village(self, village: int, row: Sequence[int | None]) -> VillageLine:
        cells = [Cell(band=code, village=village) for code in [*self._codes, None]]
        shown = [self._shown(count, cell) for count, cell in zip(row, cells, strict=True)]
        return VillageLine(name=areas.full_name(village), counts=shown)
