"""Small pieces of SQL that every statement over the store uses."""

from collections.abc import Sequence

# An event's day and position in one number, so that the last event is the greatest number.
FIRST_DAY = "DATE '1900-01-01'"
POSITIONS = 1 << 40
STAMP = f"((day - {FIRST_DAY})::BIGINT * {POSITIONS} + position)"


def text(value: str) -> str:
    """A text as a literal."""
    return "'" + value.replace("'", "''") + "'"


def among(column: str, values: Sequence[str]) -> str:
    """The condition that a column has one of some texts."""
    return f"{column} IN ({', '.join(text(value) for value in values)})"


def living(relation: str, known: int) -> str:
    """The condition that a row was known at a position and not voided by then."""
    # NOT EXISTS beside the bound on the position costs twenty times as much as NOT IN.
    return (
        f"{relation}.position <= {known} AND {relation}.position NOT IN"
        f" (SELECT voided FROM voidings WHERE position <= {known})"
    )


def in_ranges(ranges: Sequence[tuple[int, int]]) -> str:
    """The condition that a village lies in one of some ranges of places."""
    parts = [f"village_id BETWEEN {first} AND {last}" for first, last in ranges]
    return f"({' OR '.join(parts) or 'false'})"


def stamp_of(day: str, *, plus_days: int = 0) -> str:
    """The stamp at which a day begins."""
    return f"(({day} - {FIRST_DAY})::BIGINT + {plus_days}) * {POSITIONS}"
