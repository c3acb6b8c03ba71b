"""Tables of a statement that find people reached, with their attributes.

Somebody with several events has the attributes known for the day of the last one; who has no
version that early, those of the first version.
"""

from collections.abc import Sequence

from sahakum.indicators.reading.questions import Line
from sahakum.indicators.reading.words import FIRST_DAY, POSITIONS, living, stamp_of
from sahakum.lib.ages import STANDARD_BANDS, UNKNOWN

IN_SLOTS = "slot BETWEEN first_slot AND last_slot"
FOREVER = (1 << 62) - 1


def numbers(lines: Sequence[int]) -> str:
    """Numbers of lines, for an IN."""
    return ", ".join(str(line) for line in lines)


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


def members(known: int) -> str:
    """Living memberships with the stamps between which they hold; the day of leaving counts."""
    return (
        f"SELECT household, person, {stamp_of('from_on')} AS from_stamp, left_on IS NOT NULL"
        f" AS has_left, coalesce({stamp_of('left_on', plus_days=1)}, {FOREVER}) AS until_stamp"
        " FROM memberships LEFT JOIN (SELECT membership, min(left_on) AS left_on FROM departures"
        f" WHERE {living('departures', known)} GROUP BY membership) USING (membership)"
        f" WHERE {living('memberships', known)}"
    )


def person_tables(
    members: Sequence[int], subjects: Sequence[int], asked: Sequence[Line], known: int
) -> list[str]:
    """Tables up to ``described_people``; each of its rows stands for ``heads`` people."""
    split = [number for number in members if asked[number].splits]
    whole = [number for number in members if not asked[number].splits]
    tables = _plain(known) if members else []
    tables.append(f"people AS ({' UNION ALL '.join(_sources(members, subjects))})")
    described = [_nearest("people", known)]
    if split:
        described.append(_of_plain(split))
    if whole:
        described.append(_heads_of_plain(whole))
    union = " UNION ALL ".join(described)
    return [
        *tables,
        f"described_people AS (SELECT line, unit, last, village_id, {_age()} AS age, heads,"
        " NULL AS poverty, coalesce(sex, 'not_stated') AS sex,"
        f" coalesce(disability, 'not_assessed') AS disability FROM ({union}))",
    ]


def _of_plain(lines: Sequence[int]) -> str:
    return (
        "SELECT line, person AS unit, last, village_id, sex, born_on, disability, 1 AS heads"
        f" FROM ({_homes(lines, 'max(last) AS last, arg_max(village_id, last) AS village_id')})"
        " JOIN plain USING (household) WHERE last >= from_stamp"
    )


def _heads_of_plain(lines: Sequence[int]) -> str:
    """Where nothing is split, a household's members are added up before they are looked at."""
    return (
        "SELECT line, NULL AS unit, 0 AS last, NULL AS village_id, NULL AS sex,"
        " NULL::DATE AS born_on, NULL AS disability, sum(heads) AS heads"
        f" FROM ({_homes(lines, 'max(last) AS last')}) JOIN"
        " (SELECT household, from_stamp, count(*) AS heads FROM plain GROUP BY ALL)"
        " USING (household) WHERE last >= from_stamp GROUP BY line"
    )


def _homes(lines: Sequence[int], columns: str) -> str:
    return (
        f"SELECT line, household, {columns} FROM counted JOIN lines USING (part)"
        f" WHERE {IN_SLOTS} AND line IN ({numbers(lines)}) GROUP BY line, household"
    )


def _plain(known: int) -> list[str]:
    """Nearly everybody has one membership, at most one version and never left: the last event of
    the household then says all, and nobody needs to be sought twice. The others are ``odd``."""
    versions = f"(SELECT * FROM person_versions WHERE {living('person_versions', known)})"
    odd = (
        "SELECT person FROM members GROUP BY person HAVING count(*) > 1 OR bool_or(has_left)"
        f" UNION SELECT person FROM {versions} GROUP BY person HAVING count(*) > 1"
    )
    plain = (
        "SELECT household, person, from_stamp, sex, born_on, disability"
        f" FROM members LEFT JOIN {versions} USING (person)"
        " WHERE person NOT IN (SELECT person FROM odd)"
    )
    return [
        f"odd AS MATERIALIZED ({odd})",
        f"plain AS MATERIALIZED ({plain})",
        *_odd_events(),
    ]


def _odd_events() -> list[str]:
    # As tables of their own: else the engine first spreads all events over all lines.
    return [
        "odd_members AS MATERIALIZED"
        " (SELECT * FROM members WHERE person IN (SELECT person FROM odd))",
        "odd_events AS MATERIALIZED (SELECT part, slot, village_id, last, person FROM counted"
        " JOIN odd_members ON odd_members.household = counted.household"
        " AND last >= from_stamp AND last < until_stamp)",
    ]


def _sources(members: Sequence[int], subjects: Sequence[int]) -> list[str]:
    sources = []
    if members:
        sources.append(reached("person", "odd_events JOIN lines USING (part)", members))
    if subjects:
        sources.append(reached("subject", "counted JOIN lines USING (part)", subjects))
    return sources


def _nearest(relation: str, known: int) -> str:
    return (
        "SELECT line, unit, last, village_id, version.sex AS sex, version.born_on AS born_on,"
        " version.disability AS disability, 1 AS heads FROM ("
        "SELECT line, unit, p.last AS last, p.village_id AS village_id,"
        " arg_max({sex: v.sex, born_on: v.born_on, disability: v.disability},"
        f" {nearness('p')}) AS version FROM {relation} p LEFT JOIN"
        f" (SELECT * FROM person_versions WHERE {living('person_versions', known)}) v"
        " ON v.person = p.unit GROUP BY ALL)"
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
