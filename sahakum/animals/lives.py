"""The life line of an animal, run through in the order of its days.

``stand`` says how an animal stands after its events and refuses a line that contradicts itself.
It alone decides: when an event is recorded, when one is voided, and when anybody looks.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sahakum.animals.breeding import Figures
from sahakum.animals.models import Animal, Contract, HerdRules, LifeEvent, Owner
from sahakum.lib.dates import add_months

Day = datetime.date
Sort = LifeEvent.Sort
ORDER = {sort: number for number, sort in enumerate(Sort.values)}
ENDS = frozenset({Sort.SOLD, Sort.LOST, Sort.STOLEN, Sort.DIED})
MOVES = frozenset({Sort.RETURNED, Sort.TITLE, Sort.PLACED, Sort.PASSED_ON})
OF_FEMALES = frozenset({Sort.SERVED, Sort.PREGNANT, Sort.BORN})


class Contradiction(Exception):
    """An event does not fit what else is known; ``code`` says why, ``day`` what it stumbles on.

    ``event`` is the one that cannot be, where a whole line was run through.
    ``texts.CONTRADICTIONS`` has a sentence for each code.
    """

    def __init__(self, code: str, day: Day | None = None) -> None:
        super().__init__(code)
        self.code, self.day = code, day
        self.event: LifeEvent | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is known of an animal: its events, and births of young that came without an event."""

    animal: Animal
    events: Sequence[LifeEvent]
    bore: Sequence[Day] = ()
    figures: Figures


@dataclass(kw_only=True)
class Standing:
    """How an animal stands. ``holder`` is a member of the bank, none where it is with the bank."""

    animal: Animal
    owner: str
    holder: UUID | None
    contract: Contract | None
    held_since: Day
    ended: LifeEvent | None = None
    served_on: Day | None = None
    due_on: Day | None = None
    births: list[Day] = field(default_factory=list)

    @property
    def is_head(self) -> bool:
        """Whether it is one head of the bank's herd now."""
        return self.ended is None and self.owner == Owner.BANK

    @property
    def is_pregnant(self) -> bool:
        """Whether it was found pregnant and gave no birth since."""
        return self.due_on is not None and self.ended is None


def in_order(events: Iterable[LifeEvent]) -> list[LifeEvent]:
    """By day, and on one day by what happened: no two of a sort are known of one day."""
    return sorted(events, key=lambda event: (event.happened_on, ORDER[event.sort]))


def stand(line: Line, *, until: Day = Day.max, strict: bool = True) -> Standing:
    """How an animal stands after its events up to a day; fills in ``heads`` of new events.

    Raises:
        Contradiction: an event cannot have happened as it is said (only where ``strict``).
    """
    animal = line.animal
    standing = Standing(
        animal=animal,
        owner=animal.owner,
        holder=animal.member_id,
        contract=animal.under,
        held_since=animal.came_on,
    )
    for event in in_order(line.events):
        if event.happened_on > until:
            break
        try:
            _take(standing, event, line, strict=strict)
        except Contradiction as contradiction:
            contradiction.event = event
            raise
    return standing


def _take(standing: Standing, event: LifeEvent, line: Line, *, strict: bool) -> None:
    if strict:
        _refuse(standing, event, line)
    before = standing.is_head
    _happen(standing, event, line.figures)
    _count(event, standing.is_head - before, strict=strict)


def _count(event: LifeEvent, heads: int, *, strict: bool) -> None:
    is_stored = event.operation_id is not None
    if is_stored and strict and event.heads != heads:
        raise Contradiction("other_heads", event.happened_on)
    if not is_stored:
        event.heads = heads


def _refuse(standing: Standing, event: LifeEvent, line: Line) -> None:
    animal, day = standing.animal, event.happened_on
    if day < animal.came_on:
        raise Contradiction("before", animal.came_on)
    if standing.ended is not None:
        raise Contradiction("ended", standing.ended.happened_on)
    if event.sort in MOVES:
        _refuse_move(standing, event)
    if event.sort in OF_FEMALES and animal.sex != Animal.Sex.FEMALE:
        raise Contradiction("not_female")
    if event.sort == Sort.BORN:
        _refuse_birth(standing, event, line.figures)
    if event.sort == Sort.DIED:
        later = next((born for born in sorted(line.bore) if born > day), None)
        if later is not None:
            raise Contradiction("bore_later", later)


def _refuse_move(standing: Standing, event: LifeEvent) -> None:
    if standing.animal.fund_id is None:
        raise Contradiction("not_of_bank")
    if event.sort == Sort.TITLE and standing.owner == Owner.FAMILY:
        raise Contradiction("own_already")
    if event.sort == Sort.PLACED:
        if standing.holder is not None:
            raise Contradiction("held", standing.held_since)
    elif standing.holder is None:
        raise Contradiction("not_held")
    if event.sort == Sort.PASSED_ON and event.member_id == standing.holder:
        raise Contradiction("same_holder")


def _refuse_birth(standing: Standing, event: LifeEvent, figures: Figures) -> None:
    day = event.happened_on
    if event.member_id != standing.holder:
        raise Contradiction("other_holder", day)
    refuse_young_mother(standing.animal, day, figures)
    least, last = figures.on(day), standing.births[-1] if standing.births else None
    if least and last and (day - last).days < least.least_between_days:
        raise Contradiction("too_soon", last)


def refuse_young_mother(mother: Animal, day: Day, figures: Figures) -> None:
    """A mother is old enough on the day of a birth.

    Raises:
        Contradiction: she was too young, or not born.
    """
    least, birth = figures.on(day), mother.birth
    if birth is None:
        return
    if birth.date >= day:
        raise Contradiction("older_than_mother", birth.date)
    if least and add_months(birth.date, least.least_mother_months) > day:
        raise Contradiction("too_young", birth.date)


def _happen(standing: Standing, event: LifeEvent, figures: Figures) -> None:
    if event.sort in ENDS:
        standing.ended = event
    elif event.sort in MOVES:
        _move(standing, event)
    elif event.sort == Sort.SERVED:
        standing.served_on = event.happened_on
    elif event.sort == Sort.PREGNANT:
        conceived = standing.served_on or event.happened_on
        standing.due_on = event.next_on or figures.birth_after(conceived)
    elif event.sort == Sort.BORN:
        standing.births.append(event.happened_on)
        standing.served_on = standing.due_on = None


def _move(standing: Standing, event: LifeEvent) -> None:
    if event.sort == Sort.TITLE:
        standing.owner = Owner.FAMILY
        return
    standing.held_since = event.happened_on
    if standing.owner == Owner.FAMILY:
        # What a family hands over is the bank's, until it becomes somebody's own again.
        standing.owner = Owner.BANK
    if event.sort == Sort.RETURNED:
        standing.holder = standing.contract = None
        return
    standing.holder, standing.contract = event.member_id, event.contract
    if event.contract.terms["title"] == HerdRules.Title.START:
        standing.owner = Owner.FAMILY
