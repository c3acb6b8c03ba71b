"""The column of an amount: a whole number that a database cannot round behind our back."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class AmountField(models.BigIntegerField):
    """A whole number of the smallest unit of a commodity.

    On PostgreSQL the column is ``numeric``: a ``bigint`` would silently round 100.5 to 101, and a
    check can only refuse what arrives unrounded.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """``numeric`` on PostgreSQL, ``bigint`` elsewhere."""
        return "numeric" if connection.vendor == "postgresql" else "bigint"

    def from_db_value(self, value: Any, *_: Any) -> int | None:
        """A whole number, whatever the driver gives."""
        return int(value) if isinstance(value, Decimal) else value
