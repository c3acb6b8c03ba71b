"""The time, as the house knows it. Only a demonstration may set it (law 10)."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

from sahakum.journal.models import Installation

_pretended: ContextVar[datetime.datetime | None] = ContextVar("pretended", default=None)
_day: ContextVar[tuple[float, datetime.date | None] | None] = ContextVar("day", default=None)


def now() -> datetime.datetime:
    """This moment in UTC, or the moment that a demonstration pretends."""
    return _pretended.get() or timezone.now()


def today() -> datetime.date:
    """The day in Phnom Penh, or the day that a demonstration is set to."""
    if _pretended.get():
        return timezone.localdate(_pretended.get())
    return demonstration_day() or timezone.localdate()


def demonstration_day() -> datetime.date | None:
    """The day this demonstration is set to; none in an office."""
    installation = Installation.objects.filter(demonstration=True).first()
    return installation.today if installation else None


@contextmanager
def at(moment: datetime.datetime) -> Iterator[None]:
    """Pretends a moment while a demonstration is being made.

    Raises:
        PermissionError: this is not a demonstration.
    """
    if not Installation.objects.filter(demonstration=True).exists():
        raise PermissionError("Only a demonstration may set the clock.")
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)
