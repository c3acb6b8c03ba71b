"""The database's own guard: no record can be added to an operation that is sealed.

Together with the foreign key that every record has, this makes law 1 a constraint. The triggers
are set after every migration, since SQLite drops them when a table is made anew.
"""

from typing import Any

from django.db import connections
from django.db.models import Model

from sahakum.journal.models import Fact, row_models

FUNCTION = """
CREATE OR REPLACE FUNCTION journal_refuse_sealed() RETURNS trigger AS $$
BEGIN
  IF (SELECT position FROM journal_operation WHERE id = NEW.operation_id) IS NOT NULL THEN
    RAISE EXCEPTION 'the operation is sealed' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql"""

POSTGRESQL = """
CREATE OR REPLACE TRIGGER {table}_sealed BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION journal_refuse_sealed()"""

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_sealed BEFORE INSERT ON {table}
WHEN (SELECT position FROM journal_operation WHERE id = NEW.operation_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the operation is sealed'); END"""


def guarded_tables() -> list[str]:
    """Tables whose rows belong to an operation."""
    models: list[type[Model]] = [*row_models(), Fact]
    return [model._meta.db_table for model in models]


def install(*, using: str, **_: Any) -> None:
    """Sets the triggers on every record table that exists in the database."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        template = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
        for table in guarded_tables():
            if table in existing:
                cursor.execute(template.format(table=table))
