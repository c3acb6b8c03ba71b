"""Digests: of what was said, of the rows stored, and the chain over operations."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db import models

from sahakum.journal.models import Operation, Row
from sahakum.lib.canonical import canonical_bytes

FIRST_HASH = bytes(32)


def digest_of_said(*, kind: str, content: object) -> bytes:
    """SHA-256 of what was said: the same words give the same digest, whatever their order."""
    return hashlib.sha256(canonical_bytes([kind, content])).digest()


def digest_of_rows(rows: Iterable[models.Model]) -> bytes:
    """Keyed digest of all rows and facts that one operation stored, whatever their order.

    It is keyed so that a short personal value cannot be guessed from it once it was erased.
    """
    return digest_of_written(columns_of(type(row)).write_row(row) for row in rows)


def digest_of_written(rows: Iterable[bytes]) -> bytes:
    """The same of rows that were written down before: see ``Columns``."""
    return hmac.digest(settings.DIGEST_KEY, b"\n".join(sorted(rows)), "sha256")


@dataclass(frozen=True, kw_only=True)
class Columns:
    """How the rows of a table are written down: its name, then the columns that never change.

    ``decimals`` are the places of decimals among the names.
    """

    label: str
    names: Sequence[str]
    decimals: Sequence[int]
    read: Callable[[models.Model], Sequence[Any]]

    def write_row(self, row: models.Model) -> bytes:
        """A row in canonical bytes."""
        return self.write(self.read(row))

    def write(self, values: Sequence[Any]) -> bytes:
        """The values of a row, in the order of the names, in canonical bytes."""
        said = [self.label, *values]
        for place in self.decimals:
            # A quantity given as a whole number comes back from the database as a decimal.
            if said[place + 1] is not None:
                said[place + 1] = Decimal(said[place + 1])
        return canonical_bytes(said)


@cache
def columns_of(model: type[models.Model]) -> Columns:
    """How rows of a model are written down."""
    names = _names_of(model)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    decimals = [
        place for place, name in enumerate(names) if isinstance(fields[name], models.DecimalField)
    ]
    return Columns(
        label=model._meta.label_lower, names=names, decimals=decimals, read=attrgetter(*names)
    )


def _names_of(model: type[models.Model]) -> list[str]:
    left_out = model.mutable_fields if issubclass(model, Row) else frozenset({"id"})
    return sorted(
        field.attname for field in model._meta.concrete_fields if field.attname not in left_out
    )


def chained(*, previous: bytes, position: int, operation: Operation) -> bytes:
    """The hash of an operation at its position: SHA-256 over the hash before and its own words."""
    said = canonical_bytes(
        [
            position,
            operation.id,
            operation.kind,
            operation.actor_id,
            operation.organisation_id,
            operation.device,
            operation.happened_on,
            operation.recorded_at,
            operation.received_at,
            operation.touched,
            bytes(operation.said_digest).hex(),
            bytes(operation.rows_digest).hex(),
        ]
    )
    return hashlib.sha256(previous + said).digest()
