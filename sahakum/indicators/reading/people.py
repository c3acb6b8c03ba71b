"""Tables of a statement that find people reached, with their attributes.

Somebody with several events has the attributes known for the day of the last one; who has no
version that early, those of the first version.
"""

from collections.abc import Sequence

from sahakum.indicators.reading.words import (
    FIRST_DAY,
    IN_SLOTS,
    POSITIONS,
    living,
    numbers,
    stamp_of,
)
from sahakum.lib.ages import STANDARD_BANDS, UNKNOWN

FOREVER = (1 << 62) - 1
# What a version says of each attribute; null where it says nothing.
SAID_OF_PEOPLE = {
    "sex": "nullif(v.sex, '')",
    "born_on": "v.born_on",
    "disability": "nullif(v.disability, '')",
}


def reached(unit: str, relation: str, lines: Sequence[int], extra: str = "") -> str:
    """Each unit that a line counts, with the village and stamp of its last event."""
    return (
        f"SELECT line, {unit} AS unit, max(last) AS last, arg_max(village_id, last) AS village_id"
        f" FROM {relation} WHERE {IN_SLOTS} AND line IN ({numbers(lines)}) {extra}"
        " GROUP BY line, unit"
    )


def nearness(reached: str) -> str:
    """Greatest for the last version not after the event's day, else for the first version."""
    stamp = f"({stamp_of('v.from_on')} + v.position)"
    end = f"({reached}.last // {POSITIONS} + 1) * {POSITIONS}"
    return f"CASE WHEN {stamp} < {end} THEN {stamp} ELSE -{stamp} END"


def person_tables(
    members: Sequence[int], subjects: Sequence[int], described: Sequence[str], known: int
) -> list[str]:
    """Tables up to ``described_people``; each of its rows stands for ``heads`` people.

    ``described``: statements of the plain members, who need not be looked for.
    """
    tables = _odd_events(known) if members else []
    tables.append(f"people AS ({' UNION ALL '.join(_sources(members, subjects))})")
    union = " UNION ALL ".join([_nearest("people", known), *described])
    return [
        *tables,
        f"described_people AS (SELECT line, unit, last, village_id, {_age()} AS age, heads,"
        " NULL AS poverty, coalesce(sex, 'not_stated') AS sex,"
        f" coalesce(disability, 'not_assessed') AS disability FROM ({union}))",
    ]


def _odd_events(known: int) -> list[str]:
    # As tables of their own: else the engine first spreads all events over all lines.
    odd = f"{members(known)} AND person IN (SELECT person FROM odd)"
    return [
        f"odd_members AS MATERIALIZED ({odd})",
        "odd_events AS MATERIALIZED (SELECT part, slot, village_id, last, person FROM counted"
        " JOIN odd_members ON odd_members.household = counted.household"
        " AND last >= from_stamp AND last < until_stamp)",
    ]


def members(known: int) -> str:
    """Living memberships with the stamps between which they hold; the day of leaving counts."""
    return (
        f"SELECT household, person, {stamp_of('from_on')} AS from_stamp,"
        f" coalesce({stamp_of('left_on', plus_days=1)}, {FOREVER}) AS until_stamp"
        " FROM memberships LEFT JOIN (SELECT membership, min(left_on) AS left_on FROM departures"
        f" WHERE {living('departures', known)} GROUP BY membership) USING (membership)"
        f" WHERE {living('memberships', known)}"
    )


def _sources(members: Sequence[int], subjects: Sequence[int]) -> list[str]:
    sources = []
    if members:
        sources.append(reached("person", "odd_events JOIN lines USING (part)", members))
    if subjects:
        sources.append(reached("subject", "counted JOIN lines USING (part)", subjects))
    return sources


def _nearest(relation: str, known: int) -> str:
    # Of each attribute the nearest version that says it: where one says nothing, it is passed over.
    near = nearness("p")
    attributes = ", ".join(
        f"arg_max({said}, {near}) AS {name}" for name, said in SAID_OF_PEOPLE.items()
    )
    return (
        f"SELECT line, unit, p.last AS last, p.village_id AS village_id, {attributes}, 1 AS heads"
        f" FROM {relation} p LEFT JOIN"
        f" (SELECT * FROM person_versions WHERE {living('person_versions', known)}) v"
        " ON v.person = p.unit GROUP BY ALL"
    )


def age_band() -> str:
    """The age band of an ``age``."""
    cases = " ".join(
        f"WHEN age BETWEEN {band.from_years} AND {band.to_years or 999} THEN '{band.name}'"
        for band in STANDARD_BANDS
    )
    return f"CASE {cases} ELSE '{UNKNOWN}' END"


def _age() -> str:
    """Full years on the day of the last event, from ``last`` and ``born_on``."""
    day = f"({FIRST_DAY} + (last // {POSITIONS})::INTEGER)"
    # The engine's own date_sub lets somebody born on 29 February grow older a day early.
    return (
        f"(year({day}) - year(born_on) - (month({day}) * 100 + day({day})"
        " < month(born_on) * 100 + day(born_on))::INTEGER)"
    )
