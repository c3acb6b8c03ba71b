"""Writes of what became of animals."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sahakum.accounts.models import User
from sahakum.animals import booking, facts, texts
from sahakum.animals.lives import Contradiction, Line, Sort, Standing, stand
from sahakum.animals.loading import lines_of
from sahakum.animals.models import Animal, Contract, LifeEvent
from sahakum.animals.services import checking
from sahakum.animals.services.births import young_of
from sahakum.animals.services.contracts import contract_of, judge_contract, refuse_title
from sahakum.animals.services.sales import settle_sale
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups.services.checking import refuse_overdrawn
from sahakum.groups.services.locking import lock_collective
from sahakum.journal.models import Record, Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.posting import in_order

NAMES = ("animal", "sort", "happened_on", "member", "next_on", "what", "cause", "fault", "note")


def record_events(said: Sequence[Said], *, by: User) -> None:
    """Records what happened to animals, with births of young and what it moves in the books.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: it contradicts the life line, the contract, or the rules of the herd.
    """
    for one in said:
        commit([_entry(one, by)])


def _entry(said: Said, by: User) -> Entry:
    event = _event(said)
    animal: Animal = event.animal
    checking.lock_register(animal.fund, animal, by=by)
    line = lines_of([animal])[animal.pk]
    _refuse_twice(line, event)
    before = stand(line, until=event.happened_on, strict=False)
    rows: list[Row] = [event, *_added(said, event, before)]
    young = [row for row in rows if isinstance(row, Animal)]
    checking.refuse_contradiction(replace(line, events=[*line.events, event]))
    for contract in (row for row in rows if isinstance(row, Contract)):
        judge_contract(contract, said.answers)
    moves = _moves(event, young)
    said.operation.touched = [str(animal.pk), str(animal.keeper_id)]
    counted = facts.facts_of_event(event, line=line, before=before, young=young)
    return Entry(operation=said.operation, rows=[*rows, *moves], facts=counted)


def _event(said: Said) -> LifeEvent:
    answers = said.answers
    return LifeEvent(
        id=said.operation.id,
        **{name: answers[name] for name in NAMES},
        stillborn=int(answers["stillborn"] or 0),
        price=answers["price"],
        bank_part=answers["bank_part"],
        commodity=answers["currency"],
    )


def _added(said: Said, event: LifeEvent, before: Standing) -> list[Row]:
    """The contract, or the young, that come with an event."""
    if event.sort in (Sort.PLACED, Sort.PASSED_ON):
        return contract_of(event, said.answers)
    if event.sort == Sort.BORN:
        event.member_id = before.holder
        return list(young_of(event, said.answers["young"] or [], before))
    if event.sort == Sort.TITLE:
        refuse_title(before)
    if event.sort == Sort.SOLD:
        settle_sale(event, before)
    return []


def _refuse_twice(line: Line, event: LifeEvent) -> None:
    same = [one for one in line.events if one.sort == event.sort]
    if any(one.happened_on == event.happened_on for one in same):
        raise Refusal({"happened_on": [str(texts.ONCE_A_DAY)]})
    # Whose the young are follows from how many came before: births are said in their order.
    if event.sort == Sort.BORN and any(one.happened_on > event.happened_on for one in same):
        raise Refusal({"happened_on": [str(texts.BIRTH_LATER)]})


def _moves(event: LifeEvent, young: Sequence[Animal]) -> list[Any]:
    fund = event.animal.fund
    if fund is None:
        return []
    checking.refuse_day_of(fund, event.happened_on, "happened_on")
    money = booking.money_fund(fund, event.commodity) if event.bank_part else None
    checking.refuse_day_of(money, event.happened_on, "happened_on")
    moves = [*booking.happened(event, money=money)]
    for one in young:
        moves += booking.born(one)
    ordered = in_order(moves)
    refuse_overdrawn(ordered)
    return ordered


def after_void(rows: Sequence[Record]) -> None:
    """What is left of a life line must still make sense.

    Raises:
        Refusal: later events build on what was voided.
    """
    animals = [row.animal for row in rows if isinstance(row, LifeEvent)]
    for animal in animals:
        if animal.fund is not None:
            lock_collective(animal.fund.collective)
    for line in lines_of(animals).values():
        try:
            stand(line)
        except Contradiction as contradiction:
            raise Refusal({"": [str(texts.FOUND_BUILDS_ON)]}) from contradiction
