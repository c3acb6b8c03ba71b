"""What contracts and life lines promise: who owes what to whom by when. Nothing of it is stored."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from sahakum.animals.deals import Deal
from sahakum.animals.lives import Sort
from sahakum.animals.loading import Life
from sahakum.animals.models import Animal, HerdRules, Owner
from sahakum.lib.dates import add_months

Day: TypeAlias = datetime.date
Repay = HerdRules.Repay


class State(StrEnum):
    """How a promise stands, the most pressing first."""

    LATE = "late"
    DUE = "due"
    OPEN = "open"
    KEPT = "kept"
    FALLEN = "fallen"


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Something one side of a contract owes the other.

    ``sort`` is what is owed: "offspring", "mother", "cash", "replacement" by the family,
    "title" by the bank. ``animal`` is what will be handed over, once there. Due from ``from_on``
    and late after ``due_on``; where no young is born yet, ``expected_on`` guesses. ``why`` says
    why it fell away: "died", "sold", "returned".
    """

    deal: Deal
    sort: str
    number: int
    state: State
    animal: Animal | None = None
    from_on: Day | None = None
    due_on: Day | None = None
    expected_on: Day | None = None
    kept_on: Day | None = None
    why: str = ""

    @property
    def pressing(self) -> tuple[int, Day, Day, str]:
        """What comes first in a list: late, due, open; the earlier day before the later."""
        place = list(State).index(self.state)
        day = self.due_on or self.expected_on or Day.max
        return place, day, self.deal.given_on, self.deal.animal.tag


def promises_of(deal: Deal, *, today: Day) -> list[Promise]:
    """All promises of a contract as they stand on a day."""
    repaid = list(_repayments(deal, today))
    return [*repaid, *_replacements(deal, repaid, today), *_titles(deal, repaid)]


def pressing_first(deals: Sequence[Deal], *, today: Day) -> list[Promise]:
    """The promises of many contracts, late ones first."""
    found = [promise for deal in deals for promise in promises_of(deal, today=today)]
    return sorted(found, key=lambda promise: promise.pressing)


def _repayments(deal: Deal, today: Day) -> Iterator[Promise]:
    repay = deal.terms.repay
    if repay == Repay.MOTHER:
        yield _mother(deal, today)
    elif repay in (Repay.OFFSPRING, Repay.CASH):
        yield from _offspring(deal, today)


def _offspring(deal: Deal, today: Day) -> Iterator[Promise]:
    """One promise for each young that is owed: kept ones, those that are there, then others."""
    terms = deal.terms
    fitting = [life for life in deal.young if terms.may_repay(life.animal.sex)]
    counted = fitting[terms.repay_nth - 1 :]
    handed = [(day, life) for life in counted if (day := settled_on(deal, life)) is not None]
    there = [life for life in counted if _can_be_handed(deal, life)]
    number = 0
    for day, life in handed[: terms.repay_number]:
        number += 1
        yield Promise(
            deal=deal,
            sort=terms.repay,
            number=number,
            state=State.KEPT,
            animal=life.animal,
            kept_on=day,
        )
    for life in there[: terms.repay_number - number]:
        number += 1
        yield _of_young(deal, life, number, today)
    for missing in range(number + 1, terms.repay_number + 1):
        yield _not_there(deal, terms.repay, missing, today)


def settled_on(deal: Deal, life: Life) -> Day | None:
    """When a young one repaid: handed over by the family, or sold with the bank's part."""
    for event in life.events:
        if event.sort == Sort.SOLD and (deal.terms.repay == Repay.CASH or event.heads == -1):
            return event.happened_on
        if event.sort in (Sort.RETURNED, Sort.PASSED_ON) and deal.terms.repay == Repay.OFFSPRING:
            return event.happened_on
    return None


def _can_be_handed(deal: Deal, life: Life) -> bool:
    standing = life.standing
    return standing.ended is None and standing.contract == deal.contract


def _of_young(deal: Deal, life: Life, number: int, today: Day) -> Promise:
    from_on, due_on = _window(deal, life.animal.came_on)
    return Promise(
        deal=deal,
        sort=deal.terms.repay,
        number=number,
        state=_state(from_on, due_on, today),
        animal=life.animal,
        from_on=from_on,
        due_on=due_on,
    )


def _window(deal: Deal, born_on: Day) -> tuple[Day, Day]:
    """From when to when it is due that depends on a birth."""
    first, last = deal.terms.age_from or 0, deal.terms.age_until or 0
    return add_months(born_on, first), add_months(born_on, last)


def _state(from_on: Day | None, due_on: Day | None, today: Day) -> State:
    if due_on is not None and today > due_on:
        return State.LATE
    return State.DUE if from_on is not None and today >= from_on else State.OPEN


def _not_there(deal: Deal, sort: str, number: int, today: Day) -> Promise:
    """What is owed and nothing is there yet to pay it with; it falls away if nothing can come."""
    standing = deal.mother.standing
    ended = standing.ended
    why = ""
    if ended is not None and ended.sort == Sort.SOLD:
        why = "sold"
    elif ended is not None and not deal.must_replace:
        why = "died"
    elif ended is None and standing.contract != deal.contract:
        why = "returned"
    if why:
        return Promise(deal=deal, sort=sort, number=number, state=State.FALLEN, why=why)
    months = deal.terms.latest_months
    due_on = add_months(deal.given_on, months) if months else None
    return Promise(
        deal=deal,
        sort=sort,
        number=number,
        state=_state(None, due_on, today),
        due_on=due_on,
        expected_on=_expected(deal),
    )


def _expected(deal: Deal) -> Day | None:
    birth = deal.birth_expected_on
    return _window(deal, birth)[0] if birth else None


def _mother(deal: Deal, today: Day) -> Promise:
    """The mother herself is owed after so many births and months."""
    births, nth = deal.births, deal.terms.repay_nth
    left_on = deal.left_on
    if left_on is not None and len(births) >= nth:
        return Promise(
            deal=deal,
            sort=Repay.MOTHER,
            number=1,
            state=State.KEPT,
            animal=deal.mother.animal,
            kept_on=left_on,
        )
    if len(births) < nth or deal.mother.standing.ended is not None:
        return _not_there(deal, Repay.MOTHER, 1, today)
    from_on, due_on = _window(deal, births[nth - 1])
    return Promise(
        deal=deal,
        sort=Repay.MOTHER,
        number=1,
        state=_state(from_on, due_on, today),
        animal=deal.mother.animal,
        from_on=from_on,
        due_on=due_on,
    )


def _replacements(deal: Deal, repaid: Sequence[Promise], today: Day) -> Iterator[Promise]:
    """A dead animal is replaced, as long as it was not the family's own, or something is owed."""
    owed = any(promise.kept_on is None for promise in repaid)
    for number, life in enumerate(deal.mothers, 1):
        ended = life.standing.ended
        new = deal.mothers[number] if number < len(deal.mothers) else None
        if ended is None or not deal.is_replaced(ended):
            continue
        if new is None and life.standing.owner == Owner.FAMILY and not owed:
            continue
        due_on = add_months(ended.happened_on, deal.terms.replace_months)
        yield Promise(
            deal=deal,
            sort="replacement",
            number=number,
            state=State.KEPT if new else _state(ended.happened_on, due_on, today),
            animal=life.animal,
            from_on=ended.happened_on,
            due_on=due_on,
            kept_on=new.animal.came_on if new else None,
        )


def _titles(deal: Deal, repaid: Sequence[Promise]) -> Iterator[Promise]:
    """When all is paid back, the bank makes the mother the family's own."""
    if deal.terms.title != HerdRules.Title.REPAID or deal.terms.repay == Repay.MOTHER:
        return
    kept = [promise.kept_on for promise in repaid if promise.kept_on is not None]
    if len(kept) < len(repaid) or deal.mother.standing.ended is not None:
        return
    title = next((one for one in deal.mother.events if one.sort == Sort.TITLE), None)
    yield Promise(
        deal=deal,
        sort="title",
        number=1,
        state=State.KEPT if title else State.DUE,
        animal=deal.mother.animal,
        from_on=max(kept, default=deal.given_on),
        kept_on=title.happened_on if title else None,
    )


def next_in_line(promises: Sequence[Promise], waiting: Sequence[UUID]) -> dict[int, UUID]:
    """Who receives what is passed on, by the place of the promise: named ones, then who waits."""
    line, found = list(waiting), {}
    for place, promise in enumerate(promises):
        if promise.deal.terms.repay_to != "next" or promise.kept_on or not promise.animal:
            continue
        named = [one for one in promise.deal.named if one in line]
        chosen = next(iter(named or line), None)
        if chosen is not None:
            line.remove(chosen)
            found[place] = chosen
    return found
