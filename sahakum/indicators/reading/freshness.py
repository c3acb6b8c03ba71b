"""How new an answer is: seal what was saved, copy it into the store, read what is new."""

from collections.abc import Callable
from typing import Any

from sahakum.indicators.reading.questions import Reading
from sahakum.indicators.store import keeper
from sahakum.indicators.store.engine import Engine, engine
from sahakum.journal.sealing import seal_soon


def freshen() -> int:
    """Makes what was saved until now countable; returns the position that answers will know.

    Sealing and copying have 0.3 s of patience each; when somebody else is busy for longer, the
    answer is "as of position n".
    """
    seal_soon()
    keeper.advance()
    return engine().refresh()


def newest_in(reading: Reading, asked: Engine, after: int) -> int:
    """The newest position after a given one that may change the cells of a reading; 0 if none.

    Facts and voidings count when they fall into the area. Versions and memberships count wherever
    they are: they are few, and they decide how people are split.
    """
    area = f"village_id BETWEEN {reading.area.first} AND {reading.area.last}"
    statement = f"""
        SELECT max(position) FROM (
            SELECT max(position) AS position FROM facts WHERE position > {after} AND {area}
            UNION ALL SELECT max(v.position) FROM voidings v WHERE v.position > {after}
            UNION ALL SELECT max(position) FROM person_versions WHERE position > {after}
            UNION ALL SELECT max(position) FROM household_versions WHERE position > {after}
            UNION ALL SELECT max(position) FROM memberships WHERE position > {after}
            UNION ALL SELECT max(position) FROM departures WHERE position > {after}
            UNION ALL SELECT max(position) FROM merges WHERE position > {after}
            UNION ALL SELECT max(position) FROM merge_undos WHERE position > {after})"""
    return asked.ask(statement)[0][0] or 0


def ask_or_mend(statement: str) -> list[tuple[Any, ...]]:
    """Asks the store; one that cannot be read (a file cut or lost) is rebuilt first."""
    return mending(lambda: engine().ask(statement))


def mending(question: Callable[[], list[tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
    """Answers a question to the store, and once more from a rebuilt one if it cannot be read."""
    try:
        return question()
    except keeper.UNREADABLE:
        keeper.rebuild()
        engine().refresh()
        return question()
