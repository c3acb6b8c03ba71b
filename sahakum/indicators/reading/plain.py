"""Tables of a statement that count *plain* people: one membership, one version, never left.

The last event of the household then says all of its plain members, and nobody is looked for twice.
Who is odd (``store.odd``) is left to ``people``.
"""

from collections.abc import Sequence

from sahakum.indicators.reading.words import IN_SLOTS, living, numbers, parts_of, stamp_of


def tables(known: int, *, merged: bool) -> list[str]:
    """Who is odd, the living memberships of everybody else, and how many a household has."""
    odd = "SELECT person FROM odd_people"
    if merged:
        odd += " UNION SELECT kept AS person FROM canonical"
    members = (
        f"SELECT household, person, {stamp_of('from_on')} AS from_stamp FROM memberships"
        f" WHERE {living('memberships', known)} AND person NOT IN (SELECT person FROM odd)"
    )
    homes = "SELECT household, from_stamp, count(*) AS heads FROM plain GROUP BY ALL"
    return [
        f"odd AS MATERIALIZED ({odd})",
        f"plain AS NOT MATERIALIZED ({members})",
        f"homes AS ({homes})",
    ]


def described(
    split: Sequence[int], added_up: Sequence[int], others: Sequence[int], known: int
) -> list[str]:
    """Statements whose rows stand for ``heads`` plain people that lines count.

    ``split``: lines that ask who the people are; ``added_up``: lines whose people count from
    their household's first event on, whatever the day.
    """
    found = [_split(split, known)] if split else []
    found += [_until(added_up)] if added_up else []
    return [*found, _within(others)] if others else found


def _split(lines: Sequence[int], known: int) -> str:
    columns = "max(last) AS last, arg_max(village_id, last) AS village_id"
    versions = f"SELECT * FROM person_versions WHERE {living('person_versions', known)}"
    return (
        "SELECT line, person AS unit, last, reached.village_id AS village_id, sex, born_on,"
        f" disability, 1 AS heads FROM ({_reached(lines, columns)}) reached"
        " JOIN plain USING (household)"
        f" LEFT JOIN ({versions}) USING (person) WHERE last >= from_stamp"
    )


def _within(lines: Sequence[int]) -> str:
    return (
        f"SELECT line, {_NOBODY}, sum(heads) AS heads FROM ({_reached(lines, 'max(last) AS last')})"
        " JOIN homes USING (household) WHERE last >= from_stamp GROUP BY line"
    )


def _until(lines: Sequence[int]) -> str:
    """A household's members count from its first slot with an event after they joined; added up
    by that slot, they serve however many days are asked about."""
    first = (
        "SELECT part, household, from_stamp, any_value(heads) AS heads, min(slot) AS slot"
        " FROM counted JOIN homes USING (household)"
        f" WHERE last >= from_stamp AND {parts_of(lines)} GROUP BY ALL"
    )
    return (
        f"SELECT line, {_NOBODY}, sum(heads) AS heads FROM lines JOIN"
        f" (SELECT part, slot, sum(heads) AS heads FROM ({first}) GROUP BY ALL) USING (part)"
        f" WHERE slot <= last_slot AND line IN ({numbers(lines)}) GROUP BY line"
    )


_NOBODY = (
    "NULL AS unit, 0 AS last, NULL AS village_id, NULL AS sex, NULL::DATE AS born_on,"
    " NULL AS disability"
)


def _reached(lines: Sequence[int], columns: str) -> str:
    return (
        f"SELECT line, household, {columns} FROM counted JOIN lines USING (part)"
        f" WHERE {IN_SLOTS} AND line IN ({numbers(lines)}) GROUP BY line, household"
    )
