"""The statement that counts units by the last that is known of each: what works, what is over.

Of one day the fact with the greatest quantity is the last: it is the rank that the facts of a
state carry (a repair after a check), so that the order in which records arrive decides nothing.
"""

from sahakum.indicators.definitions import Indicator, PeriodRule, Split
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.indicators.reading.words import among, living, text
from sahakum.lib.dates import add_months


def counted(number: int, reading: Reading, known: int) -> str:
    """The rows of one line: how many units are, by what is known last, what the line asks for."""
    by_village = Split.VILLAGE in reading.lines[number].splits
    village = "village_id" if by_village else "NULL"
    return (
        f"SELECT {number} AS line, {village} AS village_id, NULL AS sex, NULL AS age_band,"
        " NULL AS disability, NULL AS poverty, count(*) AS units, count(*) AS records,"
        f" 0 AS quantity FROM ({last_known(reading, number, known)})"
        " GROUP BY ALL HAVING count(*) > 0"
    )


def last_known(reading: Reading, number: int, known: int) -> str:
    """The last fact of each unit that a line counts: its village and its position."""
    line = reading.lines[number]
    facts = f"SELECT * FROM facts WHERE {' AND '.join(_conditions(reading, line, known))}"
    if line.indicator.period_rule is PeriodRule.OVER:
        return _over(line, facts)
    return _last(line.indicator, facts)


def _conditions(reading: Reading, line: Line, known: int) -> list[str]:
    found = [
        f"kind = {text(line.indicator.kind)}",
        f"day <= DATE '{line.period.last}'",
        f"village_id BETWEEN {reading.area.first} AND {reading.area.last}",
        living("facts", known),
    ]
    if reading.organisation:
        found.append(f"organisation = UUID '{reading.organisation}'")
    if line.indicator.attribute:
        found += [among("item", line.indicator.items), "attributes IS NOT NULL"]
    return found


def _last(indicator: Indicator, facts: str) -> str:
    wanted = _wanted(indicator)
    columns = "village_id, item, attributes, position"
    return (
        f"SELECT * FROM (SELECT DISTINCT ON (subject) {columns} FROM ({facts})"
        f" ORDER BY subject, day DESC, quantity DESC, position DESC) WHERE {wanted}"
    )


def _over(line: Line, facts: str) -> str:
    wanted = _wanted(line.indicator)
    months = quiet_months(line)
    assert months is not None
    return (
        "SELECT arg_max(village_id, (day, position)) AS village_id,"
        f" arg_max(position, (day, position)) AS position FROM ({facts}) WHERE {wanted}"
        f" GROUP BY subject HAVING sum(quantity) = 0"
        f" AND max(day) <= DATE '{add_months(line.period.last, -months)}'"
    )


def quiet_months(line: Line) -> int | None:
    """The months by the setting that holds on the last day; none where a line needs no setting."""
    asked = line.indicator.quiet_months
    return asked(line.period.last) if asked else None


def _wanted(indicator: Indicator) -> str:
    if indicator.attribute:
        said = f"json_extract_string(attributes, {text('$.' + indicator.attribute)})"
        return among(said, indicator.values)
    return among("item", indicator.items) if indicator.items else "true"
