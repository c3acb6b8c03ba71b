"""The time, as the house knows it. Only a demonstration may set it (law 10)."""

import datetime
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils import timezone

from sahakum.journal.models import Installation

_pretended: ContextVar[datetime.datetime | None] = ContextVar("pretended", default=None)

# A form asks for today's date once a field: the installation's row is read once a second at most.
FRESH_SECONDS = 1.0


@dataclass
class _Remembered:
    day: datetime.date | None = None
    until: float = 0.0


_remembered = _Remembered()


def now() -> datetime.datetime:
    """This moment, or the moment that a demonstration pretends.

    In a demonstration the time of day is real and the day is the one it is set to, so that what
    is recorded today comes after its history and "as known on" stays true.
    """
    return _pretended.get() or _on_demonstration_day(timezone.now())


def _on_demonstration_day(real: datetime.datetime) -> datetime.datetime:
    day = demonstration_day()
    if day is None:
        return real
    local = timezone.localtime(real)
    return local.replace(year=day.year, month=day.month, day=day.day)


def today() -> datetime.date:
    """The day in Phnom Penh, or the day that a demonstration is set to."""
    if _pretended.get():
        return timezone.localdate(_pretended.get())
    return demonstration_day() or timezone.localdate()


def demonstration_day() -> datetime.date | None:
    """The day this demonstration is set to; none in an office."""
    if time.monotonic() > _remembered.until:
        installation = Installation.objects.filter(demonstration=True).first()
        _remembered.day = installation.today if installation else None
        _remembered.until = time.monotonic() + FRESH_SECONDS
    return _remembered.day


def forget() -> None:
    """Reads the installation's row anew at the next question."""
    _remembered.until = 0.0


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
