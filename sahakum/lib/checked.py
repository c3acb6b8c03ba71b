"""Values out of JSON, each checked; what is wrong is said in one sentence that names it."""

import datetime
import json
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from sahakum.lib.dates import DayError, parse_day
from sahakum.lib.quantities import NumberError, parse_number

MOST_PERCENT = 1000
MOST_BYTES = 1_000_000


class TermsError(ValueError):
    """Terms that mean nothing; the message is a sentence that names the value."""


def an_object(said: Any, name: str, keys: frozenset[str]) -> Mapping[str, Any]:
    """An object with none but the keys that are known."""
    if not isinstance(said, dict):
        raise TermsError(f"{name}: an object with named values is wanted.")
    unknown = sorted(set(said) - keys)
    if unknown:
        raise TermsError(f"{name}: there is no value called {str(unknown[0])[:40]!r}.")
    return said


def given(known: Mapping[str, Any], name: str, default: Any) -> Any:
    """What is said under a name."""
    value = known.get(name, default)
    if value is None:
        raise TermsError(f"{name}: this is missing.")
    return value


def a_whole(
    known: Mapping[str, Any], name: str, *, least: int, most: int, default: int | None = None
) -> int:
    """A whole number between two bounds."""
    number = a_number(known, name, default)
    if number != int(number) or not least <= number <= most:
        raise TermsError(f"{name}: a whole number from {least} to {most} is wanted.")
    return int(number)


def a_number(known: Mapping[str, Any], name: str, default: Any) -> Decimal:
    """A number, exact; never a float."""
    value = given(known, name, default)
    if isinstance(value, bool | float) or not isinstance(value, int | str):
        raise TermsError(f"{name}: a whole number, or a number written as text, is wanted.")
    try:
        return Decimal(parse_number(str(value), "en"))
    except NumberError as error:
        raise TermsError(f"{name}: {str(value)[:40]!r} is no number.") from error


def a_percent(known: Mapping[str, Any], name: str, *, default: str) -> Fraction:
    """A percentage as a share."""
    number = a_number(known, name, default)
    if not 0 <= number <= MOST_PERCENT:
        raise TermsError(f"{name}: a percentage from 0 to {MOST_PERCENT} is wanted.")
    return Fraction(number) / 100


def a_text(known: Mapping[str, Any], name: str, *, default: str | None, most: int = 24) -> str:
    """A short text."""
    value = given(known, name, default)
    if not isinstance(value, str) or not 1 <= len(value) <= most:
        raise TermsError(f"{name}: a short text is wanted.")
    return value


def a_choice(
    known: Mapping[str, Any], name: str, choices: tuple[str, ...], *, default: str | None = None
) -> str:
    """One of a few words."""
    value = given(known, name, default)
    if not isinstance(value, str) or value not in choices:
        raise TermsError(f"{name}: one of {', '.join(choices)} is wanted.")
    return value


def a_day(known: Mapping[str, Any], name: str) -> datetime.date:
    """A day known exactly."""
    value = given(known, name, None)
    try:
        found = parse_day(value) if isinstance(value, str) else None
    except DayError:
        found = None
    if found is None or found.precision != "day":
        raise TermsError(f"{name}: a day such as 2026-11-24 is wanted.")
    return found.date


def load(path: Path) -> Any:
    """The JSON of a file, in which no name may stand twice.

    Raises:
        TermsError: the file is missing, too large or no JSON.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TermsError(f"{path}: the file is too large.")
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except OSError as error:
        raise TermsError(f"{path}: the file cannot be read.") from error
    except TermsError:
        raise
    except (ValueError, RecursionError) as error:
        raise TermsError(f"{path}: the file holds no JSON.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise TermsError(f"{twice[:40]}: this is said twice.")
    return dict(pairs)


def answer(
    path: Path,
    work: Callable[[Any], dict[str, Any]],
    as_text: Callable[[dict[str, Any]], str],
    *,
    as_json: bool,
) -> int:
    """Prints what follows from a file; or one sentence and status 2 when it means nothing."""
    try:
        found = work(load(path))
    except TermsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    shown = json.dumps(found, indent=1, ensure_ascii=False) if as_json else as_text(found)
    sys.stdout.write(f"{shown}\n")
    return 0
