"""A store of a country's facts, written through the same writer as a real one.

Synthetic: families spread over 14,500 villages, four people each; then home visits and, one in
eight, deliveries over three years; one operation in two hundred is voided by a later one.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import duckdb
import pyarrow as pa

from sahakum.indicators.store.compaction import block_end
from sahakum.indicators.store.keeper import SEGMENT_POSITIONS, Keeper

VILLAGES = 14_500
FACTS_A_FAMILY = 33
LAST_DAY = "DATE '2025-12-31'"
BANDS = """['{"band": "low"}', '{"band": "medium"}', '{"band": "high"}']"""
GOODS = "['water_filter', 'mosquito_net', 'garden_seeds', 'sprinkler', 'storage_container']"


class Country:
    """Sizes and ids of the made-up country."""

    def __init__(
        self,
        *,
        facts: int,
        villages: list[int],
        organisation: UUID,
        programme: UUID,
        facts_a_family: int = FACTS_A_FAMILY,
        assessed: bool = False,
    ):
        self.facts = facts
        self.families = facts // facts_a_family
        # One fact in eight is then an assessment instead of a visit.
        self._assessment = "chance % 8 = 6 AND NOT enrols" if assessed else "false"
        self._organisation, self._programme = organisation, programme
        self._engine = duckdb.connect()
        self._engine.execute("SET memory_limit = '500MB'")
        self._engine.execute("CREATE TABLE village (number INTEGER, id INTEGER)")
        self._engine.register("given", pa.table({"id": pa.array(villages, pa.int32())}))
        self._engine.execute("INSERT INTO village SELECT row_number() OVER () - 1, id FROM given")
        self._villages = len(villages)

    def rows(self, first: int, last: int) -> dict[str, pa.Table]:
        """All rows whose operation has a position in a range, by table."""
        found = {"facts": self._facts(first, last), "voidings": self._voidings(first, last)}
        end = min(last, self.families)
        if first <= end:
            found |= self._families(first, end)
        return found

    def _table(self, statement: str) -> pa.Table:
        return self._engine.sql(statement).to_arrow_table()

    def _facts(self, first: int, last: int) -> pa.Table:
        # The first operations enrol one family each; the family of a later one is drawn by hash.
        families = self.families
        return self._table(f"""
            WITH drawn AS (
                SELECT p, p <= {families} AS enrols, hash(p) AS chance,
                    CASE WHEN p <= {families} THEN p ELSE hash(p, 1) % {families} + 1 END AS f
                FROM range({first}, {last} + 1) t(p))
            SELECT p AS position,
                CASE WHEN enrols THEN 'enrolment' WHEN chance % 8 = 7 THEN 'delivery'
                    WHEN {self._assessment} THEN 'assessment' ELSE 'home_visit' END AS kind,
                'household' AS subject_kind, {_id("f")} AS subject, {_id("f")} AS household,
                village.id AS village_id, '{self._organisation}' AS organisation,
                CASE WHEN enrols THEN '{self._programme}' END AS programme,
                {LAST_DAY} - ((({self.facts} - p) * 1090 // {self.facts}) + chance % 5)::INTEGER
                    AS day,
                CASE WHEN chance % 8 = 7 AND NOT enrols THEN 1 + chance % 3 ELSE 1 END AS quantity,
                CASE WHEN enrols THEN '' WHEN chance % 8 = 7
                    THEN ({GOODS})[1 + (hash(p, 2) % 5)::INTEGER]
                    WHEN {self._assessment} THEN 'social_economic' ELSE 'as_planned' END AS item,
                CASE WHEN {self._assessment} THEN ({BANDS})[1 + (hash(p, 3) % 3)::INTEGER] END
                    AS attributes
            FROM drawn JOIN village ON village.number = f * {self._villages} // ({families} + 1)""")

    def _voidings(self, first: int, last: int) -> pa.Table:
        return self._table(
            f"SELECT p AS position, p - 100 AS voided FROM range({first}, {last} + 1) t(p)"
            f" WHERE p % 200 = 0 AND p - 100 > {self.families}"
        )

    def _families(self, first: int, last: int) -> dict[str, pa.Table]:
        families = (
            f"(SELECT p, village.id AS village_id FROM range({first}, {last} + 1) t(p) JOIN village"
            f" ON village.number = p * {self._villages} // ({self.families} + 1))"
        )
        people = f"(SELECT *, p * 4 + n AS person FROM {families}, range(4) r(n))"
        return {
            "household_versions": self._table(
                f"SELECT p AS position, {_id('p')} AS household, DATE '2022-01-01' AS from_on,"
                f" village_id, 'unknown' AS poverty, '{self._organisation}' AS steward"
                f" FROM {families}"
            ),
            "person_versions": self._table(
                f"SELECT p AS position, {_id('person', 'p')} AS person, DATE '2022-01-01' AS"
                " from_on, CASE WHEN hash(person) % 2 = 0 THEN 'female' ELSE 'male' END AS sex,"
                " DATE '2022-01-01' - (hash(person, 1) % 25000)::INTEGER AS born_on,"
                f" 'no' AS disability, village_id FROM {people}"
            ),
            "memberships": self._table(
                f"SELECT p AS position, {_id('person', 'm')} AS membership, {_id('p')} AS"
                f" household, {_id('person', 'p')} AS person, DATE '2022-01-01' AS from_on"
                f" FROM {people}"
            ),
            "departures": self._table(
                f"SELECT p AS position, {_id('person', 'm')} AS membership,"
                f" DATE '2024-06-30' AS left_on FROM {people} WHERE person % 50 = 0"
            ),
        }


def _id(number: str, kind: str = "h") -> str:
    return f"md5('{kind}' || {number})"


def build(folder: Path, country: Country) -> float:
    """Writes the store; answers the facts written a second, merging included."""
    import time

    seconds = 0.0
    keeper = Keeper(folder)
    known = keeper.current()
    for first, last in _windows(country.facts):
        rows = country.rows(first, last)
        begun = time.perf_counter()
        known = keeper.add_rows(known, first, last, rows)
        seconds += time.perf_counter() - begun
    begun = time.perf_counter()
    keeper.compact(known)
    return country.facts / (seconds + time.perf_counter() - begun)


def _windows(total: int) -> Iterator[tuple[int, int]]:
    first = 1
    while first <= total:
        last = min(first + SEGMENT_POSITIONS - 1, block_end(first), total)
        yield first, last
        first = last + 1
