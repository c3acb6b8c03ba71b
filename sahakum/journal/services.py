"""The only writer of the house: operations with their rows and facts, all or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
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
from sahakum.journal.storing import store

_undo: dict[str, Callable[[Sequence[Lasting]], Sequence[Lasting]]] = {}


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

    Every row and fact is made to name its operation; the digest of the rows is filled in. Lasting
    rows come after all records, in the order given: one insert for each run of one kind.

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
    records: list[Row] = []
    lasting: list[Row] = []
    for row in rows:
        (lasting if isinstance(row, Lasting) else records).append(row)
    for model, found in _by_model(records).items():
        store(model, found)
    # Their order matters: each is judged by what was stored before it.
    for _, run in groupby(lasting, key=type):
        same = list(run)
        store(type(same[0]), same)


def _by_model(rows: Iterable[Row]) -> dict[Any, list[Row]]:
    """Rows by their model, models in the order in which they first come."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found


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
    for model, found in _by_model(records).items():
        model._default_manager.filter(pk__in=[row.pk for row in found]).update(voided_by=voiding)
    return records


def register_undoing(package: str, undo: Callable[[Sequence[Lasting]], Sequence[Lasting]]) -> None:
    """Announces how a package's lasting rows are undone: by new ones, in order."""
    _undo[package] = undo


def _undoing(rows: Sequence[Lasting]) -> list[Lasting]:
    by_package: dict[str, list[Lasting]] = {}
    for row in rows:
        by_package.setdefault(row._meta.app_label, []).append(row)
    return [new for package, found in by_package.items() for new in _undo[package](found)]


def _lock(rows: Sequence[Row]) -> None:
    # Whoever records something about one of these rows locks it first and looks whether it lives.
    for model, found in sorted(_by_model(rows).items(), key=lambda pair: pair[0]._meta.label_lower):
        ids = [row.pk for row in found]
        locked = model._default_manager.filter(pk__in=ids).order_by("pk").select_for_update()
        list(locked.values_list("pk"))


def _refuse_while_others_depend(rows: Sequence[Row], voided: Operation) -> None:
    for model, found in _by_model(rows).items():
        for relation in model._meta.related_objects:
            _refuse_dependence(relation, found, voided)


def _refuse_dependence(relation: Any, rows: Sequence[Row], voided: Operation) -> None:
    model = relation.related_model
    if isinstance(model, str) or not issubclass(model, Row):
        return
    condition: dict[str, Any] = {f"{relation.field.name}__in": [row.pk for row in rows]}
    if issubclass(model, Record):
        condition["voided_by"] = None
    if model._default_manager.filter(**condition).exclude(operation=voided).exists():
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
