"""Raw SQL against the rules of the ledger: each attack is refused by the database itself.

On SQLite every attack is tried twice: through the office's connection, and on a copy of the
database opened plainly, with foreign keys off and without a transaction around it. On PostgreSQL
the second time is with ``session_replication_role = replica``, which switches foreign keys and
ordinary triggers off.
"""

import datetime
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from sahakum.journal.models import Operation
from sahakum.ledger import triggers
from sahakum.ledger.models import Exchange
from sahakum.ledger.opening import new_exchange, new_transfer
from sahakum.ledger.reversing import undone, undone_exchange
from sahakum.ledger.selectors import balance
from sahakum.ledger.tests.conftest import DAY, OPENED, Store, Village

pytestmark = pytest.mark.django_db

COLUMNS = (
    "id, operation_id, book_id, commodity_id, debit_id, credit_id, amount, day, reverses_id,"
    " exchange_id"
)
WORDS = {
    "columns": COLUMNS,
    "into": f"INTO ledger_transfer ({COLUMNS}) VALUES",
    "exchange": (
        "INTO ledger_exchange (id, operation_id, book_id, day, taken_id, taken_into_id,"
        " taken_through_id, taken_amount, given_id, given_from_id, given_through_id, given_amount,"
        " reverses_id) VALUES"
    ),
    "account": (
        "INTO ledger_account (id, operation_id, book_id, commodity_id, role, side, guarded,"
        " control, number, name_km, name_en, balance, last_transfer_id, under_id) VALUES"
    ),
    "day": f"'{DAY}'",
}
GOOD = "INSERT {into} ({riel}, '{box}', '{capital}', 5, {day}, NULL, NULL)"
LONG_BEFORE = datetime.date(2025, 12, 24)
TABLES = ("transfer", "exchange", "account", "book", "commodity")


def statements(name: str) -> dict[str, str]:
    """SQL of a file by its headings, as far as it is written for the database at hand."""
    text = Path(__file__).with_name(name).read_text()
    found = re.findall(r"^-- (both|sqlite|postgresql): (.*)\n([^;]*);", text, re.MULTILINE)
    return {heading: sql for engine, heading, sql in found if engine in ("both", connection.vendor)}


@pytest.fixture
def names(bank: Village, beside: dict[str, UUID], store: Store) -> dict[str, str]:
    """The ids that attacks name, of a book in which something happened."""
    saved = new_transfer(into=bank.box, out_of=bank.sokha, amount=5_000, day=DAY)
    wrong = new_transfer(into=bank.box, out_of=bank.capital, amount=40, day=DAY)
    sale, other_sale = _sale(bank, 1_200, 1_000), _sale(bank, 12, 10)
    store([sale, other_sale, wrong])
    store([undone_exchange(other_sale)])
    more = new_transfer(into=bank.box, out_of=bank.chenda, amount=160, day=DAY)
    store([undone(wrong), more])
    operation = store([saved])
    assert operation.position is None
    ids: dict[str, UUID] = {
        name: value.pk for name, value in vars(bank).items() if hasattr(value, "pk")
    }
    ids |= beside | {"undone_sale": other_sale.pk}
    ids |= {"saved": saved.pk, "reversed": wrong.pk, "sale": sale.pk, "leg": sale.taken_id}
    ids |= {"operation": operation.pk, "new": UUID(int=1), "other": UUID(int=2)}
    written = {name: value.hex for name, value in (ids | {"third": UUID(int=3)}).items()}
    riel = "'{new}', '{operation}', '{book}', 'KHR'".format(**written)
    return written | WORDS | {"riel": riel}


def _sale(bank: Village, taken: int, given: int) -> Exchange:
    return new_exchange(
        taken=taken,
        into=bank.box,
        given=given,
        out_of=bank.store,
        through=[bank.rice_exchange, bank.riel_exchange],
        day=DAY,
    )


def _rows(execute: Any) -> list[Any]:
    tables = [f"SELECT * FROM ledger_{table} ORDER BY 1" for table in TABLES]
    return [list(execute(sql).fetchall()) for sql in tables]


def _all_rows() -> list[Any]:
    with connection.cursor() as cursor:

        def execute(sql: str) -> Any:
            cursor.execute(sql)
            return cursor

        return _rows(execute)


def _plain_copy() -> sqlite3.Connection:
    """The same database opened plainly: foreign keys off, each statement on its own."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.executescript("\n".join(_dump(cast(sqlite3.Connection, connection.connection))))
    assert copy.execute("PRAGMA foreign_keys").fetchone() == (0,)
    return copy


def _dump(office: sqlite3.Connection) -> Iterator[str]:
    """Tables and triggers of the ledger with its rows, and the operations they name."""
    kept = "(name LIKE 'ledger_%' OR name = 'journal_operation')"
    order = "CASE type WHEN 'table' THEN 1 ELSE 3 END"
    schema = f"SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND {kept}"
    found = office.execute(f"{schema} ORDER BY {order}").fetchall()
    tables = [(name, sql) for sort, name, sql in found if sort == "table"]
    yield from (f"{sql};" for _, sql in tables)
    for name, _ in tables:
        for row in office.execute(f"SELECT * FROM {name}").fetchall():
            yield f"INSERT INTO {name} VALUES ({', '.join(map(_literal, row))});"
    yield from (f"{sql};" for sort, _, sql in found if sort != "table")


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, bool | int):
        return str(int(value))
    return "'" + str(value).replace("'", "''") + "'"


def test_enough_is_tried() -> None:
    assert len(statements("attacks.sql")) >= 140


def test_what_is_right_is_taken(names: dict[str, str]) -> None:
    """So that attacks are refused for what is wrong with them, and not for how they are written."""
    for sql in statements("right.sql").values():
        _office(sql.format(**names), keep=False)
    _office(statements("right.sql")["an exchange"].format(**names))
    assert Exchange.objects.get(pk=UUID(int=1)).legs.count() == 2


def test_what_was_before_the_book_began_can_be_undone(
    bank: Village, store: Store, names: dict[str, str]
) -> None:
    """Rows of a time without that rule are in databases that are older than it."""
    early = new_transfer(into=bank.box, out_of=bank.capital, amount=30, day=LONG_BEFORE)
    _without_the_opening(lambda: store([early]))
    store([undone(early)])
    assert balance(bank.box, on=LONG_BEFORE) == 0


def _without_the_opening(act: Callable[[], Any]) -> None:
    """As the database was before it looked at the day on which a book begins."""
    table = "ledger_book"
    switched = "opened_on = '2020-01-01'"
    if connection.vendor == "postgresql":
        _office("SET CONSTRAINTS ALL IMMEDIATE")
        _office(f"ALTER TABLE {table} DISABLE TRIGGER ledger_book_stays")
    else:
        _office("DROP TRIGGER ledger_book_stays")
    _office(f"UPDATE {table} SET {switched}")
    act()
    _office(f"UPDATE {table} SET opened_on = '{OPENED}'")
    triggers.install(using="default")


def _office(sql: str, *, keep: bool = True) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        transaction.set_rollback(not keep)


def _went_through(execute: Callable[[str], Any], names: dict[str, str]) -> list[str]:
    passed = []
    for name, sql in statements("attacks.sql").items():
        try:
            execute(sql.format(**names))
        except (DatabaseError, sqlite3.Error):
            continue
        passed.append(name)
    return passed


def test_each_attack_is_refused(names: dict[str, str]) -> None:
    before = _all_rows()
    assert _went_through(_office, names) == []
    assert _all_rows() == before


def test_also_with_the_ordinary_guards_off(names: dict[str, str]) -> None:
    if connection.vendor == "postgresql":
        _office("SET CONSTRAINTS ALL IMMEDIATE")
        _office("SET session_replication_role = replica")
        test_each_attack_is_refused(names)
        _office("SET session_replication_role = DEFAULT")
        return
    with closing(_plain_copy()) as copy:
        before = _rows(copy.execute)
        assert _went_through(copy.execute, names) == []
        assert _rows(copy.execute) == before
        copy.execute(GOOD.format(**names))


def test_a_sealed_operation_takes_no_more(names: dict[str, str]) -> None:
    Operation.objects.filter(pk=UUID(names["operation"])).update(position=99, hash=bytes(32))
    with pytest.raises(DatabaseError):
        _office(GOOD.format(**names))
