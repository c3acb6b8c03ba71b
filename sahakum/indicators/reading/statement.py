"""Compiles a reading into one SQL statement for the store's engine."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sahakum.indicators.definitions import STATES, Among, Indicator, PeriodRule, Split, Unit
from sahakum.indicators.reading import canonical, households, people, plain, states
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.indicators.reading.words import IN_SLOTS, STAMP, among, living, numbers, text

EVENT_UNITS = (Unit.RECORDS, Unit.QUANTITY)
SPLIT_COLUMNS = {
    Split.VILLAGE: "village_id",
    Split.SEX: "sex",
    Split.AGE_BAND: "age_band",
    Split.DISABILITY: "disability",
    Split.POVERTY: "poverty",
}
# What a described unit has for a split; the age band is worked out only where it is asked for.
EXPRESSIONS = {**SPLIT_COLUMNS, Split.AGE_BAND: people.age_band()}


@dataclass(frozen=True, order=True)
class Part:
    """Facts of a kind, of one item (none: of items nobody names)."""

    kind: str
    item: str | None


class Plan:
    """How the facts of a reading are divided: into parts and slots."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lines = reading.lines
        self.parts = _parts(line.indicator for line in self.lines)
        self.cuts = sorted({cut for line in self.lines for cut in _cuts(line)})

    def parts_of(self, indicator: Indicator) -> list[int]:
        """The numbers of the parts that an indicator counts."""
        return [
            number
            for number, part in enumerate(self.parts)
            if part.kind == indicator.kind and (not indicator.items or part.item in indicator.items)
        ]

    def slots_of(self, line: Line) -> tuple[int, int]:
        """The first and the last slot of a line; slot n lies before the n-th cut (from 0)."""
        last = self.cuts.index(_day_after(line.period.last))
        if line.indicator.period_rule is PeriodRule.WITHIN:
            return self.cuts.index(line.period.first) + 1, last
        return 0, last

    @property
    def households(self) -> list[int]:
        """Numbers of the lines that count households."""
        return self._numbers(lambda one: one.unit is Unit.HOUSEHOLDS)

    @property
    def members(self) -> list[int]:
        """Numbers of the lines that count people through their households."""
        return self._numbers(lambda one: one.unit is Unit.PERSONS and one.among is Among.MEMBERS)

    @property
    def subjects(self) -> list[int]:
        """Numbers of the lines that count the people whom facts are about."""
        return self._numbers(lambda one: one.unit is Unit.PERSONS and one.among is Among.SUBJECTS)

    @property
    def events(self) -> list[int]:
        """Numbers of the lines that count records, quantities or villages."""
        return self._numbers(lambda one: one.unit in (*EVENT_UNITS, Unit.VILLAGES))

    @property
    def states(self) -> list[int]:
        """Numbers of the lines that count units by the last that is known of them."""
        found = enumerate(self.lines)
        return [number for number, line in found if line.indicator.period_rule in STATES]

    def added_up(self, numbers: Iterable[int]) -> list[int]:
        """Those of some lines whose units count from their first event on, whatever the day:
        not split, until a day, and of one part, so that nobody is met in two."""
        return [number for number in numbers if self._can_be_added_up(self.lines[number])]

    def _can_be_added_up(self, line: Line) -> bool:
        until = line.indicator.period_rule is PeriodRule.UNTIL
        return until and not line.splits and len(self.parts_of(line.indicator)) == 1

    def _numbers(self, condition: Any) -> list[int]:
        return [
            number
            for number, line in enumerate(self.lines)
            if line.indicator.period_rule not in STATES and condition(line.indicator)
        ]


def _parts(indicators: Iterable[Indicator]) -> list[Part]:
    found: set[Part] = set()
    for indicator in indicators:
        found |= {Part(indicator.kind, item) for item in indicator.items or (None,)}
    return sorted(found, key=lambda part: (part.kind, part.item or ""))


def _cuts(line: Line) -> set[datetime.date]:
    cuts = {_day_after(line.period.last)}
    if line.indicator.period_rule is PeriodRule.WITHIN:
        cuts.add(line.period.first)
    return cuts


def _day_after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1)


@dataclass(frozen=True)
class Steps:
    """A reading as statements: what the table ``counted`` holds, and the questions over it.

    One question after the other needs less memory than all at once.
    """

    counted: str
    questions: tuple[str, ...]


def compile_reading(reading: Reading, known: int, *, merged: bool = False) -> Steps:
    """The steps whose rows are (line, village, sex, age band, disability, poverty, units,
    records, quantity), as known at a position. ``merged``: anything was ever merged."""
    plan = Plan(reading)
    lines = f"lines AS ({_lines(plan)})"
    questions = []
    if plan.events:
        questions.append(_with([lines], known, merged) + _events(plan))
    if plan.households:
        tables = _with([lines, *_households(plan, known)], known, merged)
        questions.append(tables + _units("described_households"))
    if plan.members or plan.subjects:
        tables = _with([lines, *_people(plan, known, merged)], known, merged)
        questions.append(tables + _units("described_people"))
    questions += [
        _with([], known, merged) + states.counted(number, reading, known) for number in plan.states
    ]
    return Steps(
        _with([], known, merged) + _counted(plan, known),
        tuple(f"{question} ORDER BY ALL" for question in questions),
    )


def with_tables(plan: Plan, known: int, *, merged: bool) -> str:
    """The beginning of one statement with every table that a reading needs."""
    tables = [f"counted AS MATERIALIZED ({_counted(plan, known)})", f"lines AS ({_lines(plan)})"]
    if plan.households:
        tables += _households(plan, known)
    if plan.members or plan.subjects:
        tables += _people(plan, known, merged)
    return _with(tables, known, merged)


def _with(tables: Sequence[str], known: int, merged: bool) -> str:
    if merged:
        return f"WITH RECURSIVE {', '.join([*canonical.tables(known), *tables])} "
    return f"WITH {', '.join(tables)} " if tables else ""


def _households(plan: Plan, known: int) -> list[str]:
    added_up = plan.added_up(plan.households)
    sought = [number for number in plan.households if number not in added_up]
    return households.household_tables(sought, added_up, plan.lines, known)


def _people(plan: Plan, known: int, merged: bool) -> list[str]:
    tables = plain.tables(known, merged=merged) if plan.members else []
    described = _plain_members(plan, known)
    return [*tables, *people.person_tables(plan.members, plan.subjects, described, known)]


def _plain_members(plan: Plan, known: int) -> list[str]:
    split = [number for number in plan.members if plan.lines[number].splits]
    added_up = plan.added_up(plan.members)
    others = [number for number in plan.members if number not in (*split, *added_up)]
    return plain.described(split, added_up, others, known)


def _counted(plan: Plan, known: int) -> str:
    """Sums by part, slot, village and, as far as lines ask for them, household and subject."""
    keys = ["part", "slot", "village_id"]
    if plan.households or plan.members:
        keys.append("household")
    if plan.subjects:
        keys.append("subject")
    grouped = [*keys, "exact_day"] if plan.members else keys
    # This is the largest table of a reading: as narrow as it can be.
    quantity = "sum(quantity)::DECIMAL(18,3)" if _needs_quantity(plan) else "0::TINYINT"
    return (
        f"SELECT {', '.join(keys)}, count(*)::INTEGER AS records, {quantity} AS quantity,"
        f" max({STAMP}) AS last FROM ({_marked(plan, known)})"
        f" WHERE part IS NOT NULL AND slot IS NOT NULL GROUP BY {', '.join(grouped)}"
    )


def _needs_quantity(plan: Plan) -> bool:
    return any(line.indicator.unit is Unit.QUANTITY for line in plan.lines)


def _marked(plan: Plan, known: int) -> str:
    exact = f"CASE WHEN {_of_leavers(plan)} THEN day END AS exact_day," if plan.members else ""
    subject = f"CASE WHEN {_of(plan, plan.subjects)} THEN subject END" if plan.subjects else "NULL"
    return (
        f"SELECT {_part(plan)}::USMALLINT AS part, {_slot(plan)}::USMALLINT AS slot, {exact}"
        f" village_id, household, {subject} AS subject, quantity, day, position FROM facts"
        f" WHERE {conditions(plan)} AND {living('facts', known)}"
    )


def _of(plan: Plan, numbers: Sequence[int]) -> str:
    return among("kind", sorted({plan.lines[number].indicator.kind for number in numbers}))


def _of_leavers(plan: Plan) -> str:
    # Where somebody left, the days of single events decide whether that person was reached.
    left = "SELECT household FROM memberships SEMI JOIN departures USING (membership)"
    return f"{_of(plan, plan.members)} AND household IN ({left})"


def conditions(plan: Plan) -> str:
    """Which facts concern a reading at all: kind, days, area and organisation."""
    reading = plan.reading
    kinds = sorted({part.kind for part in plan.parts})
    found = [
        among("kind", kinds),
        f"day < DATE '{plan.cuts[-1]}'",
        f"village_id BETWEEN {reading.area.first} AND {reading.area.last}",
    ]
    if all(line.indicator.period_rule is PeriodRule.WITHIN for line in plan.lines):
        found.append(f"day >= DATE '{plan.cuts[0]}'")
    if reading.organisation:
        found.append(f"organisation = UUID '{reading.organisation}'")
    return " AND ".join(found)


def _part(plan: Plan) -> str:
    kinds = sorted({part.kind for part in plan.parts})
    # By kind first: most facts then need few comparisons.
    cases = " ".join(f"WHEN {text(kind)} THEN {_part_of(plan, kind)}" for kind in kinds)
    return f"CASE kind {cases} END"


def _part_of(plan: Plan, kind: str) -> str:
    numbered = [(number, part) for number, part in enumerate(plan.parts) if part.kind == kind]
    cases = []
    for number, part in sorted(numbered, key=lambda one: one[1].item is None):
        item = "true" if part.item is None else f"item = {text(part.item)}"
        cases.append(f"WHEN {item}{_of_programme(plan, part)} THEN {number}")
    return f"CASE {' '.join(cases)} END"


def _of_programme(plan: Plan, part: Part) -> str:
    declared = {
        line.indicator.of_programme for line in plan.lines if line.indicator.kind == part.kind
    }
    if len(declared) > 1:
        raise ValueError(f"Facts of kind {part.kind} are counted by programme or not at all.")
    if declared == {True} and plan.reading.programme:
        return f" AND programme = UUID '{plan.reading.programme}'"
    return ""


def _slot(plan: Plan) -> str:
    kinds = sorted({part.kind for part in plan.parts})
    cases = " ".join(f"WHEN kind = {text(kind)} THEN {_slot_of(plan, kind)}" for kind in kinds)
    return f"CASE {cases} END"


def _slot_of(plan: Plan, kind: str) -> str:
    """Slots are as wide as the lines of a kind allow, named by the cut at which they end."""
    lines = [line for line in plan.lines if line.indicator.kind == kind]
    cuts = sorted({cut for line in lines for cut in _cuts(line)})
    cases = [f"WHEN day < DATE '{cut}' THEN {plan.cuts.index(cut)}" for cut in cuts]
    if all(line.indicator.period_rule is PeriodRule.WITHIN for line in lines):
        cases[0] = f"WHEN day < DATE '{cuts[0]}' THEN NULL"
    return f"CASE {' '.join(cases)} END"


def _lines(plan: Plan) -> str:
    rows = []
    for number, line in enumerate(plan.lines):
        first, last = plan.slots_of(line)
        split = ", ".join(str(one in line.splits).lower() for one in SPLIT_COLUMNS)
        rows += [
            f"({number}, {part}, {first}, {last}, {split})"
            for part in plan.parts_of(line.indicator)
        ]
    columns = ", ".join(f"by_{column}" for column in SPLIT_COLUMNS.values())
    values = ", ".join(rows)
    narrow = ", ".join(f"{one}::USMALLINT AS {one}" for one in ("part", "first_slot", "last_slot"))
    return (
        f"SELECT * REPLACE ({narrow}) FROM (VALUES {values})"
        f" AS t(line, part, first_slot, last_slot, {columns})"
    )


def _events(plan: Plan) -> str:
    village = "CASE WHEN by_village_id THEN village_id END"
    return (
        f"SELECT line, {village} AS village_id, NULL AS sex, NULL AS age_band,"
        " NULL AS disability, NULL AS poverty, count(DISTINCT village_id) AS units,"
        " sum(records) AS records, sum(quantity) AS quantity"
        f" FROM counted JOIN lines USING (part) WHERE {IN_SLOTS}"
        f" AND line IN ({numbers(plan.events)}) GROUP BY ALL"
    )


def _units(relation: str) -> str:
    columns = ", ".join(
        f"CASE WHEN by_{column} THEN {EXPRESSIONS[split]} END AS {column}"
        for split, column in SPLIT_COLUMNS.items()
    )
    return (
        f"SELECT line, {columns}, sum(heads) AS units, 0 AS records, 0 AS quantity"
        f" FROM {relation} JOIN (SELECT DISTINCT ON (line) * FROM lines) USING (line) GROUP BY ALL"
    )
