"""Which tables there are, and the columns of each."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeAlias

from sahakum.indicators.rates import funds, loans, meetings, members
from sahakum.indicators.rates.definitions import Question, Row

Reads: TypeAlias = Callable[[Question], list[Row]]
TABLES: dict[str, Reads] = {
    "loans": loans.rows,
    "funds": funds.rows,
    "members": members.rows,
    "meetings": meetings.rows,
}


class Tables:
    """The tables of one question, each read once and only when a rate needs it."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self._read: dict[str, dict[str, list[Row]]] = {}

    def of(self, name: str, commodity: str) -> list[Row]:
        """The rows of a table that are in one commodity, or in none."""
        if name not in self._read:
            self._read[name] = _by_commodity(TABLES[name](self.question))
        return self._read[name].get(commodity, [])


def _by_commodity(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.commodity].append(row)
    return found
