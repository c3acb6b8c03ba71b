"""Compiles a reading into one SQL statement for the store's engine."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sahakum.indicators.definitions import Among, Indicator, PeriodRule, Split, Unit
from sahakum.indicators.reading import assets, canonical, households, people
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.indicators.reading.words import STAMP, among, living, text

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
        if line.indicator.period_rule is PeriodRule.UNTIL:
            return 0, last
        return self.cuts.index(line.period.first) + 1, last

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
    def assets(self) -> list[int]:
        """Numbers of the lines that count things by the last that is known of them."""
        return self._numbers(lambda one: one.unit is Unit.ASSETS)

    def _numbers(self, condition: Any) -> list[int]:
        return [n for n, line in enumerate(self.lines) if condition(line.indicator)]


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


def compile_reading(reading: Reading, known: int, *, merged: bool = False) -> str:
    """The statement whose rows are (line, village, sex, age band, disability, poverty, units,
    records, quantity), as known at a position. ``merged``: anything was ever merged."""
    plan = Plan(reading)
    results = []
    if plan.events:
        results.append(_events(plan))
    if plan.households:
        results.append(_units("described_households"))
    if plan.members or plan.subjects:
        results.append(_units("described_people"))
    results += [assets.counted(number, reading, known) for number in plan.assets]
    return f"{with_tables(plan, known, merged=merged)} {' UNION ALL '.join(results)} ORDER BY ALL"


def with_tables(plan: Plan, known: int, *, merged: bool) -> str:
    """The beginning of a statement: every table that it needs."""
    tables = tables_of(plan, known)
    if merged:
        return f"WITH RECURSIVE {', '.join([*canonical.tables(known), *tables])}"
    return f"WITH {', '.join(tables)}"


def tables_of(plan: Plan, known: int) -> list[str]:
    """The tables from which results are drawn: ``counted``, ``lines`` and who was reached."""
    tables = [f"counted AS MATERIALIZED ({_counted(plan, known)})", f"lines AS ({_lines(plan)})"]
    if plan.households:
        tables += households.household_tables(plan.households, plan.lines, known)
    if plan.members or plan.subjects:
        tables += people.person_tables(plan.members, plan.subjects, plan.lines, known)
    if plan.members:
        tables.insert(0, f"members AS MATERIALIZED ({people.members(known)})")
    return tables


def _counted(plan: Plan, known: int) -> str:
    keys = ["part", "slot", "village_id"]
    if plan.households or plan.members:
        keys.append("household")
    if plan.subjects:
        keys.append("subject")
    if plan.members:
        keys.append("exact_day")
    quantity = "sum(quantity)" if _needs_quantity(plan) else "0"
    return (
        f"SELECT {', '.join(keys)}, count(*) AS records, {quantity} AS quantity,"
        f" max({STAMP}) AS last FROM ({_marked(plan, known)})"
        f" WHERE part IS NOT NULL AND slot IS NOT NULL GROUP BY {', '.join(keys)}"
    )


def _needs_quantity(plan: Plan) -> bool:
    return any(line.indicator.unit is Unit.QUANTITY for line in plan.lines)


def _marked(plan: Plan, known: int) -> str:
    exact = f"CASE WHEN {_of_members(plan)} THEN day END AS exact_day," if plan.members else ""
    return (
        f"SELECT {_part(plan)} AS part, {_slot(plan)} AS slot, {exact} village_id, household,"
        f" subject, quantity, day, position FROM facts"
        f" WHERE {conditions(plan)} AND {living('facts', known)}"
    )


def _of_members(plan: Plan) -> str:
    # Where somebody left, the days of single events decide whether that person was reached.
    kinds = {plan.lines[number].indicator.kind for number in plan.members}
    return (
        f"{among('kind', sorted(kinds))} AND household IN"
        " (SELECT household FROM members WHERE has_left)"
    )


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
    return f"SELECT * FROM (VALUES {values}) AS t(line, part, first_slot, last_slot, {columns})"


def _events(plan: Plan) -> str:
    village = "CASE WHEN by_village_id THEN village_id END"
    return (
        f"SELECT line, {village} AS village_id, NULL AS sex, NULL AS age_band,"
        " NULL AS disability, NULL AS poverty, count(DISTINCT village_id) AS units,"
        " sum(records) AS records, sum(quantity) AS quantity"
        f" FROM counted JOIN lines USING (part) WHERE {people.IN_SLOTS}"
        f" AND line IN ({people.numbers(plan.events)}) GROUP BY ALL"
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
