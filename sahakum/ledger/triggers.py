"""Sets the rules of the ledger in the database itself, after every migration.

``sql/`` holds them for each database. SQLite drops triggers when a table is made anew, so that they
are dropped and made again each time.
"""

import re
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

FOLDER = Path(__file__).parent / "sql"
TABLES = ("commodity", "book", "account", "exchange", "transfer")
# Tables of others that a rule of the ledger looks after.
BESIDE = {"operation": "journal_operation"}

# Table, name, when, function; one trigger each on PostgreSQL.
POSTGRESQL = (
    ("transfer", "id", "BEFORE INSERT", "FOR EACH ROW", "ledger_transfer_id"),
    (
        "transfer",
        "add",
        "AFTER INSERT",
        "REFERENCING NEW TABLE AS added FOR EACH STATEMENT",
        "ledger_add_transfers",
    ),
    ("exchange", "check", "BEFORE INSERT", "FOR EACH ROW", "ledger_check_exchange"),
    ("exchange", "legs", "AFTER INSERT", "FOR EACH ROW", "ledger_add_legs"),
    ("account", "check", "BEFORE INSERT", "FOR EACH ROW", "ledger_check_account"),
    ("account", "stays", "BEFORE UPDATE", "FOR EACH ROW", "ledger_keep_account"),
    ("book", "check", "BEFORE INSERT", "FOR EACH ROW", "ledger_check_book"),
    ("book", "stays", "BEFORE UPDATE", "FOR EACH ROW", "ledger_keep_book"),
    ("commodity", "stays", "BEFORE UPDATE", "FOR EACH ROW", "ledger_keep_commodity"),
    (
        "operation",
        "stays",
        "BEFORE DELETE OR UPDATE OF id",
        "FOR EACH ROW",
        "ledger_keep_operation",
    ),
    ("transfer", "edited", "BEFORE UPDATE", "FOR EACH ROW", "ledger_refuse"),
    ("exchange", "edited", "BEFORE UPDATE", "FOR EACH ROW", "ledger_refuse"),
    *((table, "kept", "BEFORE DELETE", "FOR EACH ROW", "ledger_refuse") for table in TABLES),
    *(
        (table, "emptied", "BEFORE TRUNCATE", "FOR EACH STATEMENT", "ledger_refuse_emptying")
        for table in TABLES
    ),
)


def install(*, using: str, **_: Any) -> None:
    """Sets the triggers, where the tables exist."""
    connection = connections[using]
    if "ledger_transfer" not in connection.introspection.table_names():
        return
    if connection.vendor == "postgresql":
        _install_postgresql(connection)
    else:
        _install_sqlite(connection)


def remove(*, using: str, **_: Any) -> None:
    """Takes the triggers away on SQLite before a migration, which makes tables anew there.

    SQLite refuses to rename a table while a trigger of another one names it.
    """
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in _statements():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should be there and are not, or are switched off."""
    if connection.vendor == "postgresql":
        wanted = {f"ledger_{table}_{name}" for table, name, *_ in POSTGRESQL}
        # A: always, also where replication switches ordinary triggers off.
        question = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'"
    else:
        wanted, question = (
            set(_statements()),
            "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return sorted(wanted - {name for (name,) in cursor.fetchall()})


def _statements() -> dict[str, str]:
    """What makes each trigger on SQLite, by its name."""
    text = (FOLDER / "sqlite.sql").read_text()
    found = re.findall(r"^CREATE TRIGGER .*?END;$", text, re.MULTILINE | re.DOTALL)
    return {statement.split()[2]: statement for statement in found}


def _install_sqlite(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name, statement in _statements().items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(statement)


def _install_postgresql(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute((FOLDER / "postgresql.sql").read_text())
        for table, name, moment, scope, function in POSTGRESQL:
            trigger, on = f"ledger_{table}_{name}", BESIDE.get(table, f"ledger_{table}")
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {trigger} {moment} ON {on} {scope}"
                f" EXECUTE FUNCTION {function}()"
            )
            # Also where replication switches ordinary triggers off.
            cursor.execute(f"ALTER TABLE {on} ENABLE ALWAYS TRIGGER {trigger}")
