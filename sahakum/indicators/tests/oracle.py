"""A naive reading of the same declarations, straight from the rows: slow and plain to read."""

import datetime
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from sahakum.indicators.definitions import STATES, Among, PeriodRule, Split, Unit
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.journal.models import Fact, Record, Voiding
from sahakum.lib.ages import band_of
from sahakum.lib.dates import add_months, age_on
from sahakum.registry.models import Departure, HouseholdVersion, Membership, PersonVersion

Key = tuple[Hashable, ...]
Event = tuple[UUID, datetime.date, int, int]


def cells(reading: Reading, line: Line, known: int) -> dict[Key, Decimal]:
    """Values by (village, sex, age band, disability, poverty); None where not split."""
    facts = [fact for fact in _living(Fact, known) if _counts(fact, reading, line)]
    unit = line.indicator.unit
    if unit is Unit.VILLAGES:
        villages = {fact.village_id for fact in facts}
        return _sums((_key(line, village=village), Decimal(1)) for village in villages)
    if line.indicator.period_rule in STATES:
        of_kind = [fact for fact in _living(Fact, known) if _of_kind(fact, reading, line)]
        return _states(line, of_kind)
    if unit in (Unit.RECORDS, Unit.QUANTITY):
        return _sums(
            (
                _key(line, village=fact.village_id),
                fact.quantity if unit is Unit.QUANTITY else Decimal(1),
            )
            for fact in facts
        )
    return _units(line, facts, known)


def _of_kind(fact: Any, reading: Reading, line: Line) -> bool:
    whatever = replace(line, indicator=replace(line.indicator, items=()))
    return _counts(fact, reading, whatever)


def _states(line: Line, facts: Iterable[Any]) -> dict[Key, Decimal]:
    over = line.indicator.period_rule is PeriodRule.OVER
    counted = _over(line, facts) if over else _last(line, facts)
    return _sums((_key(line, village=fact.village_id), Decimal(1)) for fact in counted)


def _last(line: Line, facts: Iterable[Any]) -> Iterable[Any]:
    """Of each unit the last fact by day, then by rank, then by position, if it counts."""
    last: dict[UUID, Any] = {}
    for fact in sorted(facts, key=lambda one: (one.day, one.quantity, one.operation.position)):
        if _says_something(line, fact):
            last[fact.subject_id] = fact
    return [fact for fact in last.values() if _has_state(line, fact)]


def _says_something(line: Line, fact: Any) -> bool:
    if not line.indicator.attribute:
        return True
    return fact.item in line.indicator.items and fact.attributes is not None


def _has_state(line: Line, fact: Any) -> bool:
    if line.indicator.attribute:
        return fact.attributes.get(line.indicator.attribute) in line.indicator.values
    return not line.indicator.items or fact.item in line.indicator.items


def _over(line: Line, facts: Iterable[Any]) -> Iterable[Any]:
    """The last fact of each unit of which everything ended, long enough ago."""
    found: dict[UUID, list[Any]] = {}
    for fact in sorted(facts, key=lambda one: (one.day, one.operation.position)):
        if fact.item in line.indicator.items:
            found.setdefault(fact.subject_id, []).append(fact)
    assert line.indicator.quiet_months
    edge = add_months(line.period.last, -line.indicator.quiet_months(line.period.last))
    return [
        rows[-1]
        for rows in found.values()
        if sum(row.quantity for row in rows) == 0 and rows[-1].day <= edge
    ]


def _units(line: Line, facts: Iterable[Any], known: int) -> dict[Key, Decimal]:
    last: dict[UUID, Event] = {}
    for fact in facts:
        for subject in _subjects(line, fact, known):
            event = (subject, fact.day, fact.operation.position, fact.village_id)
            if subject not in last or event[1:3] > last[subject][1:3]:
                last[subject] = event
    return _sums((_described(line, event, known), Decimal(1)) for event in last.values())


def _subjects(line: Line, fact: Any, known: int) -> Iterable[UUID]:
    if line.indicator.unit is Unit.HOUSEHOLDS:
        return [fact.household_id]
    if line.indicator.among is Among.SUBJECTS:
        return [fact.subject_id]
    return [
        row.person_id
        for row in _living(Membership, known)
        if row.household_id == fact.household_id and row.from_on <= fact.day <= _left(row, known)
    ]


def _left(membership: Any, known: int) -> datetime.date:
    days = [r.left_on for r in _living(Departure, known) if r.membership_id == membership.pk]
    return min(days, default=datetime.date.max)


def _described(line: Line, event: Event, known: int) -> Key:
    _, day, _, village = event
    if line.indicator.unit is Unit.HOUSEHOLDS:
        poverty = _said(HouseholdVersion, "household_id", "poverty", event, known)
        return _key(line, village=village, poverty=poverty or "unknown")
    said = {
        name: _said(PersonVersion, "person_id", name, event, known)
        for name in ("sex", "born_on", "disability")
    }
    return _key(
        line,
        village=village,
        sex=said["sex"] or "not_stated",
        age_band=band_of(age_on(said["born_on"], day) if said["born_on"] else None),
        disability=said["disability"] or "not_assessed",
    )


def _said(model: type[Record], owner: str, attribute: str, event: Event, known: int) -> Any:
    """What was said of an attribute last before a day's end; if nothing, what was said first."""
    subject, day = event[:2]
    rows: list[Any] = [row for row in _living(model, known) if getattr(row, owner) == subject]
    rows = [row for row in rows if getattr(row, attribute) not in (None, "")]
    rows.sort(key=lambda row: (row.from_on, row.operation.position))
    earlier = [row for row in rows if row.from_on <= day]
    chosen = earlier[-1] if earlier else rows[0] if rows else None
    return getattr(chosen, attribute) if chosen else None


def _counts(fact: Any, reading: Reading, line: Line) -> bool:
    indicator, period = line.indicator, line.period
    within = indicator.period_rule is PeriodRule.WITHIN
    return (
        fact.kind == indicator.kind
        and (not indicator.items or fact.item in indicator.items)
        and (not indicator.of_programme or fact.programme_id == reading.programme)
        and fact.day <= period.last
        and (not within or fact.day >= period.first)
        and reading.area.first <= fact.village_id <= reading.area.last
        and reading.organisation in (None, fact.organisation_id)
    )


def _living(model: Any, known: int) -> list[Any]:
    voided = set(
        Voiding.objects.filter(operation__position__lte=known).values_list("voids_id", flat=True)
    )
    rows = model.objects.filter(operation__position__lte=known).select_related("operation")
    return [row for row in rows if row.operation_id not in voided]


def _key(line: Line, **parts: Hashable) -> Key:
    names = (Split.VILLAGE, Split.SEX, Split.AGE_BAND, Split.DISABILITY, Split.POVERTY)
    return tuple(parts.get(name.value) if name in line.splits else None for name in names)


def _sums(pairs: Iterable[tuple[Key, Decimal]]) -> dict[Key, Decimal]:
    sums: Counter[Key] = Counter()
    for key, value in pairs:
        sums[key] += value  # type: ignore[assignment]
    return dict(sums)  # type: ignore[arg-type]
