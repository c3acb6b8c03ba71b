"""Many new rows of one table at once: by COPY on PostgreSQL, where that takes half the time."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field, JSONField, Model

# Below this the difference is less than what one question to the server takes.
COPY_FROM_ROWS = 50
KNOWN = {bool, bytes, datetime.date, datetime.datetime, Decimal, int, str, type(None), UUID}


def store(model: type[Model], rows: Sequence[Any]) -> None:
    """Inserts rows whose ids are known.

    Raises:
        django.db.IntegrityError: a constraint or a trigger refused one of them.
    """
    if connection.vendor == "postgresql" and len(rows) >= COPY_FROM_ROWS:
        _copy(model, rows)
    else:
        model._default_manager.bulk_create(rows)


def _copy(model: type[Model], rows: Sequence[Any]) -> None:
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    values_of = attrgetter(*(field.attname for field in fields))
    filled_in = [field for field in fields if type(field).pre_save is not Field.pre_save]
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            for field in filled_in:
                field.pre_save(row, add=True)
            copy.write_row(list(map(_prepared, fields, values_of(row))))


def _prepared(field: "Field[Any, Any]", value: Any) -> Any:
    # Asking the field takes longer than all else, and changes nothing in what psycopg knows.
    if type(value) in KNOWN and not isinstance(field, JSONField):
        return value
    return field.get_db_prep_save(value, connection)
