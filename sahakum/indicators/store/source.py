"""Reads sealed rows out of the transactional database, as texts in Arrow columns.

Texts are what both databases give fastest; the store's own engine turns them into ids, days and
numbers, many at a time. A read ends within a window of positions, so that no cursor stays open.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from django.db import connection

from sahakum.indicators.store.schema import Column, Table

# What the database holds in types of its own: ids, days, quantities and JSON.
WRITTEN_AS_TEXT = ("UUID", "DATE", "DECIMAL(14,3)", "TEXT")


def rows_between(table: Table, first: int, last: int) -> pa.Table | None:
    """The rows of a table whose operation has a position from ``first`` to ``last``."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(table), [first, last])
        rows: list[Sequence[Any]] = cursor.fetchall()
    return _arrow(table, rows) if rows else None


def _statement(table: Table) -> str:
    selected = ", ".join(_expression(column) for column in table.columns)
    return (
        f"SELECT operation.position, {selected} FROM journal_operation operation"
        f" JOIN {table.database_table} source ON source.operation_id = operation.id {table.joins}"
        " WHERE operation.position BETWEEN %s AND %s"
    )


def _expression(column: Column) -> str:
    source = column.source if "." in column.source else f"source.{column.source}"
    if column.type in WRITTEN_AS_TEXT:
        return f"CAST({source} AS TEXT)"
    return source


def _arrow(table: Table, rows: list[Sequence[Any]]) -> pa.Table:
    names = ["position", *(column.name for column in table.columns)]
    types = [pa.int64(), *(_type(column) for column in table.columns)]
    columns = zip(*rows, strict=True)
    arrays = [pa.array(values, type_) for values, type_ in zip(columns, types, strict=True)]
    return pa.table(arrays, names=names)


def _type(column: Column) -> pa.DataType:
    return {"INTEGER": pa.int32(), "BIGINT": pa.int64()}.get(column.type, pa.string())


def hash_at(position: int) -> str:
    """The hash of the operation at a position, in hexadecimals; empty when there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM journal_operation WHERE position = %s", [position])
        row = cursor.fetchone()
    return bytes(row[0]).hex() if row else ""
