"""Small pieces of SQL that every statement over the store uses."""

from collections.abc import Sequence

# An event's day and position in one number, so that the last event is the greatest number.
FIRST_DAY = "DATE '1900-01-01'"
POSITIONS = 1 << 40
IN_SLOTS = "slot BETWEEN first_slot AND last_slot"
STAMP = f"((day - {FIRST_DAY})::BIGINT * {POSITIONS} + position)"


def numbers(lines: Sequence[int]) -> str:
    """Numbers of lines, for an IN."""
    return ", ".join(str(line) for line in lines)


def parts_of(lines: Sequence[int]) -> str:
    """The condition that a part is counted by one of some lines."""
    return f"part IN (SELECT part FROM lines WHERE line IN ({numbers(lines)}))"


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
