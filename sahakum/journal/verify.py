"""Proof that nothing was changed behind the journal's back.

The chain is computed again from the operations themselves, and the digest of every operation's
rows from the rows. What is found is told apart: an altered row, a broken chain, a gap, a cut tail.
Packages add comparisons of their projections with what follows from their records.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max, Model

from sahakum.journal.digests import FIRST_HASH, chained, columns_of, digest_of_written
from sahakum.journal.models import Fact, Operation, Record, Seal, Voiding, row_models

CHUNK = 2000


@dataclass(frozen=True)
class Finding:
    """One disagreement: ``code`` tells its kind, ``detail`` where it is."""

    code: str
    detail: str


@dataclass(frozen=True)
class Checkpoint:
    """A position and its hash, kept outside: it shows when a whole chain was written anew."""

    position: int
    hash: str


_checks: list[Callable[[], Iterable[Finding]]] = []


def register_check(check: Callable[[], Iterable[Finding]]) -> None:
    """Announces a comparison of a package's projections with its records."""
    _checks.append(check)


def verify(*, checkpoint: Checkpoint | None = None) -> Iterator[Finding]:
    """Goes through the whole journal and yields what disagrees; nothing when all is well."""
    yield from _verify_chain()
    yield from _verify_seals()
    yield from _verify_rows()
    for check in _checks:
        yield from check()
    if checkpoint:
        yield from _verify_checkpoint(checkpoint)


def _verify_chain() -> Iterator[Finding]:
    previous, expected = FIRST_HASH, 1
    sealed = Operation.objects.filter(position__isnull=False).order_by("position")
    for operation in sealed.iterator(chunk_size=CHUNK):
        position = operation.position or 0
        if position != expected:
            yield Finding("gap", f"positions {expected} to {position - 1} are missing")
        computed = chained(previous=previous, position=position, operation=operation)
        previous, expected = bytes(operation.hash or b""), position + 1
        if computed != previous:
            yield Finding("broken_chain", f"position {position}, operation {operation.id}")


def _verify_seals() -> Iterator[Finding]:
    last = Operation.objects.aggregate(last=Max("position"))["last"] or 0
    newest = Seal.objects.order_by("-last").first()
    sealed = newest.last if newest else 0
    if last < sealed:
        yield Finding("cut_tail", f"sealed up to {sealed}, operations end at {last}")
    if last > sealed:
        yield Finding("unsealed_tail", f"sealed up to {sealed}, operations go on to {last}")
    for seal in Seal.objects.order_by("last").iterator(chunk_size=CHUNK):
        found = Operation.objects.filter(position=seal.last).values_list("hash", flat=True).first()
        if found is not None and bytes(found) != bytes(seal.hash):
            yield Finding("broken_seal", f"position {seal.last}")


def _verify_checkpoint(checkpoint: Checkpoint) -> Iterator[Finding]:
    operation = Operation.objects.filter(position=checkpoint.position).first()
    found = bytes(operation.hash or b"").hex() if operation else "nothing"
    if found != checkpoint.hash:
        yield Finding("other_history", f"position {checkpoint.position}: {found}")


def _verify_rows() -> Iterator[Finding]:
    operations = Operation.objects.order_by("id")
    last: UUID | None = None
    while chunk := list((operations.filter(id__gt=last) if last else operations)[:CHUNK]):
        yield from _verify_rows_of(chunk)
        last = chunk[-1].id


def _verify_rows_of(chunk: Sequence[Operation]) -> Iterator[Finding]:
    stored = _written_rows(chunk)
    voided = dict(Voiding.objects.filter(voids__in=chunk).values_list("voids_id", "operation_id"))
    for operation in chunk:
        rows = stored.get(operation.id, _Written())
        if digest_of_written(rows.rows) != bytes(operation.rows_digest):
            yield Finding("altered_row", f"{operation.kind}, operation {operation.id}")
        if rows.voided_by - {voided.get(operation.id)}:
            yield Finding("false_voiding", f"{operation.kind}, operation {operation.id}")


@dataclass
class _Written:
    """The rows of an operation, written down, and what the records among them are voided by."""

    rows: list[bytes] = field(default_factory=list)
    voided_by: set[UUID | None] = field(default_factory=set)


def _written_rows(chunk: Sequence[Operation]) -> dict[UUID, _Written]:
    # By range of ids, not by a list of them: the chunk is in order of id. Values, not objects: a
    # long meeting has many rows, and an object takes five times the time and room of its values.
    first, last = chunk[0].id, chunk[-1].id
    stored: defaultdict[UUID, _Written] = defaultdict(_Written)
    tables: list[type[Model]] = [*row_models(), Fact]
    for model in tables:
        columns = columns_of(model)
        beside = ["voided_by_id"] if issubclass(model, Record) else []
        found = model._default_manager.filter(operation_id__gte=first, operation_id__lte=last)
        place, end = columns.names.index("operation_id"), len(columns.names)
        for values in found.values_list(*columns.names, *beside):
            operation = stored[values[place]]
            operation.rows.append(columns.write(values[:end]))
            operation.voided_by.update(values[end:])
    return stored
