"""Tables of a statement that find households reached, with their poverty on that day."""

from collections.abc import Sequence

from sahakum.indicators.definitions import Split
from sahakum.indicators.reading.people import nearness, reached
from sahakum.indicators.reading.questions import Line
from sahakum.indicators.reading.words import living, numbers, parts_of
from sahakum.lib.ages import UNKNOWN


def household_tables(
    sought: Sequence[int], added_up: Sequence[int], asked: Sequence[Line], known: int
) -> list[str]:
    """Tables up to ``described_households``; each of its rows stands for ``heads`` households.

    ``added_up``: lines whose households count from their first event on, whatever the day.
    """
    tables, described = [], []
    if sought:
        relation = "counted JOIN lines USING (part)"
        found = reached("household", relation, sought, "AND household IS NOT NULL")
        tables.append(f"households AS ({found})")
        described.append(_described([asked[number] for number in sought], known))
    if added_up:
        described.append(_heads(added_up))
    return [*tables, f"described_households AS ({' UNION ALL '.join(described)})"]


def _described(lines: Sequence[Line], known: int) -> str:
    if any(Split.POVERTY in line.splits for line in lines):
        return _with_poverty(known)
    return (
        "SELECT line, unit, last, village_id, NULL AS sex, NULL AS age, NULL AS disability,"
        " NULL AS poverty, 1 AS heads FROM households"
    )


def _heads(lines: Sequence[int]) -> str:
    """Until a day, a household counts from its first event on: households are added up by the
    slot of that event, however many days are asked about."""
    first = (
        "SELECT part, household, min(slot) AS slot FROM counted"
        f" WHERE household IS NOT NULL AND {parts_of(lines)} GROUP BY ALL"
    )
    return (
        "SELECT line, NULL AS unit, 0 AS last, NULL AS village_id, NULL AS sex, NULL AS age,"
        " NULL AS disability, NULL AS poverty, sum(heads) AS heads FROM lines JOIN"
        f" (SELECT part, slot, count(*) AS heads FROM ({first}) GROUP BY ALL) USING (part)"
        f" WHERE slot <= last_slot AND line IN ({numbers(lines)}) GROUP BY line"
    )


def _with_poverty(known: int) -> str:
    # A version that says nothing of the card is passed over.
    poverty = f"arg_max(nullif(v.poverty, ''), {nearness('h')})"
    return (
        "SELECT line, unit, any_value(last) AS last, any_value(h.village_id) AS village_id,"
        f" NULL AS sex, NULL AS age, NULL AS disability, coalesce({poverty}, '{UNKNOWN}')"
        " AS poverty, 1 AS heads"
        " FROM households h LEFT JOIN (SELECT * FROM household_versions"
        f" WHERE {living('household_versions', known)}) v ON v.household = h.unit GROUP BY ALL"
    )
