"""The statement that counts things by the last that is known of each.

Of one day the fact with the greatest quantity is the last: it is the rank that the facts of a
state carry (a repair after a check), so that the order in which records arrive decides nothing.
"""

from sahakum.indicators.definitions import Split
from sahakum.indicators.reading.questions import Reading
from sahakum.indicators.reading.words import among, living, text


def counted(number: int, reading: Reading, known: int) -> str:
    """The rows of one line: how many things are, by their last fact, what the line asks for."""
    by_village = Split.VILLAGE in reading.lines[number].splits
    village = "village_id" if by_village else "NULL"
    return (
        f"SELECT {number} AS line, {village} AS village_id, NULL AS sex, NULL AS age_band,"
        " NULL AS disability, NULL AS poverty, count(*) AS units, count(*) AS records,"
        f" 0 AS quantity FROM ({last_known(reading, number, known)})"
        " GROUP BY ALL HAVING count(*) > 0"
    )


def last_known(reading: Reading, number: int, known: int) -> str:
    """The last fact of each thing of a line, where it is one of the line's items."""
    line = reading.lines[number]
    found = [
        f"kind = {text(line.indicator.kind)}",
        f"day <= DATE '{line.period.last}'",
        f"village_id BETWEEN {reading.area.first} AND {reading.area.last}",
        living("facts", known),
    ]
    if reading.organisation:
        found.append(f"organisation = UUID '{reading.organisation}'")
    wanted = among("item", line.indicator.items) if line.indicator.items else "true"
    return (
        "SELECT * FROM (SELECT DISTINCT ON (subject) subject, village_id, item, position FROM facts"
        f" WHERE {' AND '.join(found)} ORDER BY subject, day DESC, quantity DESC, position DESC)"
        f" WHERE {wanted}"
    )
