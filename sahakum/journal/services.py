"""The only writer of the house: operations with their rows and facts, all or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from sahakum.journal import clock
from sahakum.journal.digests import digest_of_rows
from sahakum.journal.models import (
    Fact,
    Lasting,
    Operation,
    Record,
    Row,
    View,
    Voiding,
    row_models,
)


class LivingRecordsDepend(Exception):
    """A record cannot be voided while living records of other operations refer to it."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One operation with the rows and facts it stores."""

    operation: Operation
    rows: Sequence[Row]
    facts: Sequence[Fact] = ()


def commit(entries: Sequence[Entry]) -> None:
    """Stores all entries in the caller's transaction, with one bulk insert per table.

    Every row and fact is made to name its operation; the digest of the rows is filled in.

    Raises:
        django.db.IntegrityError: an operation id is taken or a constraint fired; the caller's
            transaction is then to be rolled back.
    """
    with transaction.atomic(savepoint=False):
        for entry in entries:
            _bind(entry)
        Operation.objects.bulk_create([entry.operation for entry in entries])
        _insert(row for entry in entries for row in entry.rows)
        Fact.objects.bulk_create([fact for entry in entries for fact in entry.facts])


def _bind(entry: Entry) -> None:
    derived = [new for row in entry.rows if isinstance(row, Lasting) for new in row.derived()]
    stored: list[Any] = [*entry.rows, *derived, *entry.facts]
    for row in stored:
        row.operation = entry.operation
    entry.operation.rows_digest = digest_of_rows(stored)


def _insert(rows: Iterable[Row]) -> None:
    by_model: dict[type[Row], list[Row]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, found in by_model.items():
        model._default_manager.bulk_create(found)


def rows_of(operation: Operation) -> list[Row]:
    """All rows that an operation stored, voided ones too."""
    found: list[Row] = []
    for model in row_models():
        found += model._default_manager.filter(operation=operation)
    return found


def void(*, voiding: Operation, voided: Operation, reason: str) -> list[Record]:
    """Voids every record of an operation and undoes its lasting rows, in the caller's transaction.

    Returns the records that were voided.

    Raises:
        LivingRecordsDepend: a living record of another operation refers to one of them.
        django.db.IntegrityError: it was voided before.
    """
    rows = rows_of(voided)
    _lock(rows)
    _refuse_while_others_depend(rows, voided)
    undoing = _undoing([row for row in rows if isinstance(row, Lasting)])
    commit([Entry(operation=voiding, rows=[Voiding(voids=voided, reason=reason), *undoing])])
    records = [row for row in rows if isinstance(row, Record)]
    for record in records:
        type(record)._default_manager.filter(pk=record.pk).update(voided_by=voiding)
    return records


def _undoing(rows: Sequence[Lasting]) -> list[Lasting]:
    models = sorted({type(row) for row in rows}, key=lambda model: model._meta.label_lower)
    return [new for model in models for new in model.undoing([r for r in rows if type(r) is model])]


def _lock(rows: Sequence[Row]) -> None:
    # Whoever records something about one of these rows locks it first and looks whether it lives.
    for model in sorted({type(row) for row in rows}, key=lambda model: model._meta.label_lower):
        ids = [row.pk for row in rows if type(row) is model]
        locked = model._default_manager.filter(pk__in=ids).order_by("pk").select_for_update()
        list(locked.values_list("pk"))


def _refuse_while_others_depend(rows: Sequence[Row], voided: Operation) -> None:
    for row in rows:
        for relation in row._meta.related_objects:
            model = relation.related_model
            if isinstance(model, str) or not issubclass(model, Row):
                continue
            condition: dict[str, Any] = {relation.field.name: row}
            if issubclass(model, Record):
                condition["voided_by"] = None
            living = model._default_manager.filter(**condition)
            if living.exclude(operation=voided).exists():
                raise LivingRecordsDepend(model._meta.label_lower)


def log_view(*, actor_id: UUID, subject_kind: str, subject_id: UUID, page: str) -> None:
    """Writes down who looks at what. To be called before the bytes leave."""
    View.objects.create(
        actor_id=actor_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        page=page,
        viewed_at=clock.now(),
    )
