"""The receipt of a number: what it counts, and the records behind it as far as one may look.

A cell is counted for the organisation, never for the viewer. The viewer opens what lies within
her own sight; of the rest she learns how many there are.
"""

import datetime
import hashlib
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

import duckdb

from sahakum.accounts.models import User
from sahakum.indicators.definitions import STATES, Among, Indicator, Split, Unit
from sahakum.indicators.reading import states
from sahakum.indicators.reading.answering import draw
from sahakum.indicators.reading.canonical import needed
from sahakum.indicators.reading.freshness import freshen
from sahakum.indicators.reading.people import members
from sahakum.indicators.reading.questions import Cell, Line, Reading
from sahakum.indicators.reading.statement import EXPRESSIONS, Plan, conditions, with_tables
from sahakum.indicators.reading.words import STAMP, among, in_ranges, text
from sahakum.indicators.store.engine import engine
from sahakum.journal.models import Operation
from sahakum.registry.merged import roots_of
from sahakum.registry.models import Household

PAGE = 20
CHUNK = 100_000


@dataclass(frozen=True, kw_only=True)
class Behind:
    """One record behind a number. The household is there only for those who may see it."""

    position: int
    operation: UUID
    day: datetime.date
    village: int
    household: Household | None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Where a number comes from.

    Attributes:
        value: None when the cell is hidden; then nothing else is told either.
        records: how many records were counted; ``voided`` of the same kind were not.
        last_position: of the newest record counted; ``known_at``: what the number knows.
        digest: SHA-256 of the positions of the counted operations, one a line, in order.
        by_village: counted records by village id.
        page: the newest records within the viewer's sight; ``outside`` lie beyond it.
    """

    line: Line
    reading: Reading
    value: Decimal | None
    known_at: int
    records: int = 0
    voided: int = 0
    last_position: int = 0
    digest: str = ""
    by_village: tuple[tuple[int, int], ...] = ()
    page: tuple[Behind, ...] = ()
    outside: int = 0


def receipt_of(
    reading: Reading, cell: Cell, *, by: User, offset: int = 0, known: int | None = None
) -> Receipt:
    """The receipt of one cell of the only line of a reading.

    ``cell`` says which: attributes that are None are not restricted (its value is not looked at).
    """
    position = freshen() if known is None else min(known, freshen())
    line = replace(reading.lines[0], splits=_restricted(cell))
    asked = replace(reading, lines=(line,))
    value = _value(asked, cell, position)
    empty = Receipt(line=line, reading=asked, value=value, known_at=position)
    if value is None:
        return empty
    with engine().session() as session:
        session.execute(f"CREATE TEMP TABLE behind AS {_behind(asked, cell, position)}")
        return _filled(empty, session, by=by, offset=offset)


def _restricted(cell: Cell) -> frozenset[Split]:
    return frozenset(one for one in Split if getattr(cell, one.value) is not None)


def _value(reading: Reading, cell: Cell, known: int) -> Decimal | None:
    answered = draw(reading, known).answers[0]
    if not _restricted(cell):
        return answered.total
    wanted = cell._replace(value=None)
    found = [one for one in answered.cells if one._replace(value=None) == wanted]
    return found[0].value if found else Decimal(0)


def _behind(reading: Reading, cell: Cell, known: int) -> str:
    """Records of the cell: position, day, village, household, organisation, voided."""
    plan = Plan(reading)
    matching = (
        "SELECT position, day, village_id, household, subject, organisation, position IN"
        f" (SELECT voided FROM voidings WHERE position <= {known}) AS voided FROM facts"
        f" WHERE position <= {known} AND {conditions(plan)} AND {_of_line(reading, known)}"
    )
    if not _restricted(cell):
        return matching
    if _in_the_village(reading.lines[0].indicator):
        return f"{matching} AND village_id = {cell.village}"
    return (
        f"{with_tables(plan, known, merged=needed(engine()))}, matching AS ({matching}),"
        f" chosen AS ({_chosen(reading.lines[0], cell)})"
        f" SELECT * FROM matching WHERE {_reached(reading.lines[0], known)}"
    )


def _in_the_village(indicator: Indicator) -> bool:
    """Whether a cell holds the records of its village, whoever they are about."""
    described = indicator.unit in (Unit.HOUSEHOLDS, Unit.PERSONS)
    return not described or indicator.period_rule in STATES


def _of_line(reading: Reading, known: int) -> str:
    indicator = reading.lines[0].indicator
    found = ["true"]
    if indicator.items:
        found.append(among("item", indicator.items))
    if indicator.of_programme and reading.programme:
        found.append(f"programme = UUID '{reading.programme}'")
    if indicator.period_rule in STATES:
        found.append(f"position IN (SELECT position FROM ({states.last_known(reading, 0, known)}))")
    return " AND ".join(found)


def _chosen(line: Line, cell: Cell) -> str:
    of_households = line.indicator.unit is Unit.HOUSEHOLDS
    relation = "described_households" if of_households else "described_people"
    wanted = [f"village_id = {cell.village}"] if cell.village is not None else []
    for split, expression in EXPRESSIONS.items():
        value = getattr(cell, split.value)
        if split is not Split.VILLAGE and value is not None:
            wanted.append(f"{expression} = {text(value)}")
    return f"SELECT unit FROM {relation} WHERE {' AND '.join(wanted)}"


def _reached(line: Line, known: int) -> str:
    if line.indicator.unit is Unit.HOUSEHOLDS:
        return "household IN (SELECT unit FROM chosen)"
    if line.indicator.among is Among.SUBJECTS:
        return "subject IN (SELECT unit FROM chosen)"
    return (
        f"EXISTS (SELECT 1 FROM ({members(known)}) members JOIN chosen ON person = unit"
        " WHERE members.household = matching.household"
        f" AND {STAMP} >= members.from_stamp AND {STAMP} < members.until_stamp)"
    )


def _filled(
    empty: Receipt, session: duckdb.DuckDBPyConnection, *, by: User, offset: int
) -> Receipt:
    records, voided, last = session.execute(
        "SELECT count(*) FILTER (NOT voided), count(*) FILTER (voided),"
        " coalesce(max(position) FILTER (NOT voided), 0) FROM behind"
    ).fetchall()[0]
    told = replace(
        empty, records=records, voided=voided, last_position=last, digest=_digest(session)
    )
    if empty.line.indicator.sensitive:
        # Whom and where such a number is about is read in their own records, by who may.
        return told
    seen = _within_sight(by)
    within = session.execute(f"SELECT count(*) FROM behind WHERE NOT voided AND {seen}").fetchall()
    return replace(
        told,
        by_village=_by_village(session),
        page=_page(session, seen, by=by, offset=offset),
        outside=records - within[0][0],
    )


def _within_sight(by: User) -> str:
    sight = by.sight
    own = f"({in_ranges(sight.ranges)} AND organisation = UUID '{sight.organisation_id}')"
    return f"({own} OR {in_ranges(sight.area_ranges)})"


def _digest(session: duckdb.DuckDBPyConnection) -> str:
    digest = hashlib.sha256()
    rows = session.execute("SELECT DISTINCT position FROM behind WHERE NOT voided ORDER BY 1")
    while chunk := rows.fetchmany(CHUNK):
        digest.update("".join(f"{position}\n" for (position,) in chunk).encode())
    return digest.hexdigest()


def _by_village(session: duckdb.DuckDBPyConnection) -> tuple[tuple[int, int], ...]:
    statement = "SELECT village_id, count(*) FROM behind WHERE NOT voided GROUP BY 1 ORDER BY 1"
    return tuple(session.execute(statement).fetchall())


def _page(
    session: duckdb.DuckDBPyConnection, seen: str, *, by: User, offset: int
) -> tuple[Behind, ...]:
    rows = session.execute(
        f"SELECT position, day, village_id, household FROM behind WHERE NOT voided AND {seen}"
        f" ORDER BY day DESC, position DESC, household LIMIT {PAGE} OFFSET {int(offset)}"
    ).fetchall()
    positions = [row[0] for row in rows]
    operations = Operation.objects.filter(position__in=positions)
    ids = dict(operations.values_list("position", "id"))
    named = [row[3] for row in rows if row[3]]
    shown_as = roots_of(Household, named)
    wanted = {shown_as.get(household, household) for household in named}
    households = Household.objects.visible_to(by).in_bulk(list(wanted))
    return tuple(
        Behind(
            position=position,
            operation=ids[position],
            day=day,
            village=village,
            household=households.get(shown_as.get(household, household)),
        )
        for position, day, village, household in rows
    )


def records_behind(reading: Reading) -> int:
    """How many records the total of the only line of a reading counts; for the command line."""
    known = freshen()
    cell = Cell(value=None)
    statement = f"SELECT count(*) FROM ({_behind(reading, cell, known)}) WHERE NOT voided"
    return int(engine().ask(statement)[0][0])
