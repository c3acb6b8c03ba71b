"""Sealing: committed operations get consecutive positions and a chain of hashes.

One sealer at a time, in its own durable transaction, a thousand operations at once so that
writers never wait long. What was committed late simply gets a later position: no clock is ever a
cursor.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from sahakum.journal import clock
from sahakum.journal.digests import FIRST_HASH, chained
from sahakum.journal.models import Operation, Seal

CHUNK = 1000
ADVISORY_LOCK = 7_303_014
PATIENCE_SECONDS = 0.3

Sealed = tuple[Operation, int, bytes]


def seal() -> int:
    """Seals everything committed so far; returns the last position (0 when there is none)."""
    while _seal_chunk() == CHUNK:
        pass
    return last_position()


def seal_soon(*, patience_seconds: float = PATIENCE_SECONDS) -> int:
    """Seals if the writers' lock comes within the patience; else leaves it to the next sealer.

    Returns the last position either way: what a reader may call "as of position n".
    """
    if not _waiting().values_list("pk")[:1]:
        return last_position()
    usual = getattr(connection, "write_patience", None)
    connection.write_patience = patience_seconds  # type: ignore[attr-defined]
    try:
        return seal()
    except DatabaseError:
        return last_position()
    finally:
        connection.write_patience = usual  # type: ignore[attr-defined]


def last_position() -> int:
    """The position of the last sealed operation; 0 before the first."""
    newest = Seal.objects.order_by("-last").first()
    return newest.last if newest else 0


def _waiting() -> QuerySet[Operation]:
    # Asked for in this order also where any one would do: then the index of what waits serves,
    # and that of positions, which keeps the place of everything sealed until the next vacuum,
    # is not read through.
    return Operation.objects.filter(position__isnull=True).order_by("received_at", "id")


def _seal_chunk() -> int:
    with transaction.atomic():
        _wait_for_other_sealers()
        previous = Seal.objects.order_by("-last").first()
        waiting = list(_waiting()[:CHUNK])
        if waiting:
            _store(_chain(waiting, previous))
        return len(waiting)


def _wait_for_other_sealers() -> None:
    # On SQLite the transaction itself is the only writer.
    if connection.vendor == "postgresql":
        patience = getattr(connection, "write_patience", None)
        with connection.cursor() as cursor:
            if patience:
                cursor.execute(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _chain(waiting: Sequence[Operation], previous: Seal | None) -> list[Sealed]:
    position = previous.last if previous else 0
    digest = bytes(previous.hash) if previous else FIRST_HASH
    sealed: list[Sealed] = []
    for operation in waiting:
        position += 1
        digest = chained(previous=digest, position=position, operation=operation)
        sealed.append((operation, position, digest))
    return sealed


def _store(sealed: Sequence[Sealed]) -> None:
    if connection.vendor == "postgresql":
        _update_in_one_statement(sealed)
    else:
        _update_one_by_one(sealed)
    _, last, digest = sealed[-1]
    Seal.objects.create(first=sealed[0][1], last=last, hash=digest, sealed_at=clock.now())


def _update_in_one_statement(sealed: Sequence[Sealed]) -> None:
    statement = """
        UPDATE journal_operation SET position = given.position, hash = given.hash
        FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS given(id, position, hash)
        WHERE journal_operation.id = given.id"""
    columns: list[Any] = [
        [operation.id for operation, _, _ in sealed],
        [position for _, position, _ in sealed],
        [digest for _, _, digest in sealed],
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, columns)


def _update_one_by_one(sealed: Sequence[Sealed]) -> None:
    statement = "UPDATE journal_operation SET position = %s, hash = %s WHERE id = %s"
    rows = [(position, digest, operation.id.hex) for operation, position, digest in sealed]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
