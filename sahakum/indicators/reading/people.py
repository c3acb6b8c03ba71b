"""Tables of a statement that find households and people reached, with their attributes.

Somebody with several events has the attributes known for the day of the last one; who has no
version that early, those of the first version.
"""

from collections.abc import Sequence

from sahakum.indicators.definitions import Split
from sahakum.indicators.reading.questions import Line
from sahakum.indicators.reading.words import FIRST_DAY, POSITIONS, living, stamp_of
from sahakum.lib.ages import STANDARD_BANDS, UNKNOWN

IN_SLOTS = "slot BETWEEN first_slot AND last_slot"
FOREVER = (1 << 62) - 1


def numbers(lines: Sequence[int]) -> str:
    """Numbers of lines, for an IN."""
    return ", ".join(str(line) for line in lines)


def _reached(unit: str, relation: str, lines: Sequence[int], extra: str = "") -> str:
    return (
        f"SELECT line, {unit} AS unit, max(last) AS last, arg_max(village_id, last) AS village_id"
        f" FROM {relation} WHERE {IN_SLOTS} AND line IN ({numbers(lines)}) {extra}"
        " GROUP BY line, unit"
    )


def household_tables(lines: Sequence[int], asked: Sequence[Line], known: int) -> list[str]:
    """Tables up to ``described_households``."""
    reached = _reached(
        "household", "counted JOIN lines USING (part)", lines, "AND household IS NOT NULL"
    )
    tables = [f"households AS ({reached})"]
    if any(Split.POVERTY in asked[number].splits for number in lines):
        return [*tables, f"described_households AS ({_with_poverty(known)})"]
    nothing = "NULL AS sex, NULL::DATE AS born_on, NULL AS disability, NULL AS poverty"
    return [*tables, f"described_households AS (SELECT *, {nothing} FROM households)"]


def _with_poverty(known: int) -> str:
    return (
        "SELECT line, unit, any_value(h.village_id) AS village_id, any_value(last) AS last,"
        " NULL AS sex, NULL::DATE AS born_on, NULL AS disability,"
        f" coalesce(arg_max(v.poverty, {_nearness('h')}), '{UNKNOWN}') AS poverty"
        " FROM households h LEFT JOIN (SELECT * FROM household_versions"
        f" WHERE {living('household_versions', known)}) v ON v.household = h.unit GROUP BY ALL"
    )


def _nearness(reached: str) -> str:
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


def person_tables(members: Sequence[int], subjects: Sequence[int], known: int) -> list[str]:
    """Tables up to ``described_people``."""
    tables = _plain(known, members) if members else []
    tables.append(f"people AS ({' UNION ALL '.join(_sources(members, subjects))})")
    described = [_nearest("people", known)]
    if members:
        described.append(
            "SELECT line, person AS unit, last, village_id, sex, born_on, disability"
            " FROM homes JOIN plain USING (household) WHERE last >= from_stamp"
        )
    union = " UNION ALL ".join(described)
    return [
        *tables,
        "described_people AS (SELECT line, unit, last, village_id, born_on, NULL AS poverty,"
        " coalesce(sex, 'not_stated') AS sex,"
        f" coalesce(disability, 'not_assessed') AS disability FROM ({union}))",
    ]


def _plain(known: int, lines: Sequence[int]) -> list[str]:
    """Nearly everybody has one membership, one version and never left: the last event of the
    household then says all, and nobody needs to be sought twice. The others are the ``odd``."""
    versions = f"(SELECT * FROM person_versions WHERE {living('person_versions', known)})"
    odd = (
        "SELECT person FROM (SELECT person, count(*) AS times, bool_or(has_left) AS has_left"
        " FROM members GROUP BY person) LEFT JOIN (SELECT person, count(*) AS versions"
        f" FROM {versions} GROUP BY person) USING (person)"
        " WHERE times > 1 OR has_left OR versions IS DISTINCT FROM 1"
    )
    plain = (
        "SELECT household, person, from_stamp, sex, born_on, disability"
        f" FROM members JOIN {versions} USING (person)"
        " WHERE person NOT IN (SELECT person FROM odd)"
    )
    homes = (
        "SELECT line, household, max(last) AS last, arg_max(village_id, last) AS village_id"
        " FROM counted JOIN lines USING (part)"
        f" WHERE {IN_SLOTS} AND line IN ({numbers(lines)}) GROUP BY line, household"
    )
    return [
        f"odd AS MATERIALIZED ({odd})",
        f"plain AS MATERIALIZED ({plain})",
        f"homes AS ({homes})",
    ]


def _sources(members: Sequence[int], subjects: Sequence[int]) -> list[str]:
    sources = []
    if members:
        relation = (
            "counted JOIN lines USING (part) JOIN"
            " (SELECT * FROM members WHERE person IN (SELECT person FROM odd)) members"
            " ON members.household = counted.household"
            " AND last >= from_stamp AND last < until_stamp"
        )
        sources.append(_reached("person", relation, members))
    if subjects:
        sources.append(_reached("subject", "counted JOIN lines USING (part)", subjects))
    return sources


def _nearest(relation: str, known: int) -> str:
    return (
        "SELECT line, unit, last, village_id, version.sex AS sex, version.born_on AS born_on,"
        " version.disability AS disability FROM ("
        "SELECT line, unit, p.last AS last, p.village_id AS village_id,"
        " arg_max({sex: v.sex, born_on: v.born_on, disability: v.disability},"
        f" {_nearness('p')}) AS version FROM {relation} p LEFT JOIN"
        f" (SELECT * FROM person_versions WHERE {living('person_versions', known)}) v"
        " ON v.person = p.unit GROUP BY ALL)"
    )


def age_band() -> str:
    """The age band on the day of the last event, from ``last`` and ``born_on``."""
    day = f"({FIRST_DAY} + (last // {POSITIONS})::INTEGER)"
    age = (
        f"(year({day}) - year(born_on) - (month({day}) * 100 + day({day})"
        " < month(born_on) * 100 + day(born_on))::INTEGER)"
    )
    cases = " ".join(
        f"WHEN {age} BETWEEN {band.from_years} AND {band.to_years or 999} THEN '{band.name}'"
        for band in STANDARD_BANDS
    )
    return f"CASE {cases} ELSE '{UNKNOWN}' END"
