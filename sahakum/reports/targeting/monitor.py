"""Answers the monitor's question: counts by band and by village, remembered while they hold."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sahakum.indicators.reading.freshness import ask_or_mend, freshen, newest_in
from sahakum.indicators.reading.questions import Reading
from sahakum.indicators.reading.remembered import Remembered
from sahakum.indicators.store.engine import engine
from sahakum.reports.programme_report import MOST_VILLAGES
from sahakum.reports.targeting.question import NOT_ASSESSED, Question
from sahakum.reports.targeting.statement import counts

REMEMBERED = 50


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Families, the support they got, and how many of them stand out."""

    families: int = 0
    visits: int = 0
    deliveries: int = 0
    unserved: int = 0
    stale: int = 0
    unassessed_served: int = 0

    @property
    def supports(self) -> int:
        """Visits and deliveries together."""
        return self.visits + self.deliveries

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            families=self.families + other.families,
            visits=self.visits + other.visits,
            deliveries=self.deliveries + other.deliveries,
            unserved=self.unserved + other.unserved,
            stale=self.stale + other.stale,
            unassessed_served=self.unassessed_served + other.unassessed_served,
        )


@dataclass(frozen=True, kw_only=True)
class Monitor:
    """Counts by band, and by village and band where villages are few; as of a position.

    ``places`` are all villages with families, by id.
    """

    question: Question
    position: int
    bands: dict[str, Counts]
    villages: dict[int, dict[str, Counts]]
    places: tuple[int, ...]

    @cached_property
    def total(self) -> Counts:
        """All families together."""
        return _sum(self.bands.values())

    @cached_property
    def assessed(self) -> Counts:
        """Families that were ever assessed."""
        return _sum(one for band, one in self.bands.items() if band != NOT_ASSESSED)

    def of(self, band: str, village: int | None = None) -> Counts:
        """The counts of a band, of one village or of all."""
        found = self.bands if village is None else self.villages.get(village, {})
        return found.get(band, Counts())


_remembered: Remembered[tuple[str, Question], Monitor] = Remembered(REMEMBERED)


def monitor(question: Question, *, known: int | None = None) -> Monitor:
    """Answers a question as known now, or at a position of the journal."""
    newest = freshen()
    if known is not None:
        return draw(question, min(known, newest))
    key = (engine().generation, question)
    found = _remembered.recall(key)
    if found is None or _stale(found, newest):
        found = draw(question, newest)
        _remembered.keep(key, found)
    return found


def forget() -> None:
    """Drops what this worker remembers."""
    _remembered.forget()


def _stale(found: Monitor, newest: int) -> bool:
    if found.position == newest:
        return False
    asked = Reading(lines=(), area=found.question.area)
    return found.position > newest or newest_in(asked, engine(), found.position) > 0


def draw(question: Question, known: int) -> Monitor:
    """Answers from the store, whatever is remembered."""
    bands: dict[str, Counts] = defaultdict(Counts)
    villages: dict[int, dict[str, Counts]] = defaultdict(dict)
    for village, band, *numbers in ask_or_mend(counts(question, known)):
        found = _counts(numbers)
        bands[band] += found
        villages[village][band] = found
    few = len(villages) <= MOST_VILLAGES
    return Monitor(
        question=question,
        position=known,
        bands=dict(bands),
        villages=dict(villages) if few else {},
        places=tuple(sorted(villages)),
    )


def _counts(numbers: Sequence[int]) -> Counts:
    families, visits, deliveries, unserved, stale, unassessed_served = numbers
    return Counts(
        families=families,
        visits=visits,
        deliveries=deliveries,
        unserved=unserved,
        stale=stale,
        unassessed_served=unassessed_served,
    )


def _sum(counted: Iterable[Counts]) -> Counts:
    return sum(counted, Counts())
