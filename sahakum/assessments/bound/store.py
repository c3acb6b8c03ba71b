"""What a place to which questions may be bound can say of itself."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from sahakum.accounts.models import User
from sahakum.assessments.definition import Subject
from sahakum.capture.kinds import Content

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one row: its parts as answers are stored, and since when.

    ``rows`` are the records that say it; more than one where a family has several of a sort.
    """

    values: Values
    since: datetime.date
    rows: Sequence[Any] = ()


@dataclass(frozen=True, kw_only=True)
class Recording:
    """One record that is to be made: its kind and what it says beside its subject and day."""

    kind: str
    content: Content


@dataclass(frozen=True, kw_only=True)
class Change:
    """One row about which something was said that is not known yet."""

    given: Mapping[str, str]
    said: Values
    known: Known | None
    day: datetime.date


@dataclass(frozen=True, kw_only=True)
class Store:
    """One sort of row. ``kind`` records it; ``keys`` are parts that the questionnaire gives.

    ``parts`` may be asked. ``rows`` reads all rows of families in sight (and of their people)
    that a user may see, in one query, the oldest first; ``known`` picks out of the rows of one
    subject, told by a day, what holds then. ``recording`` says what a change records.

    Raises:
        Refusal: (``recording``) the change cannot be said by answering a question.
    """

    name: str
    title: str | Promise
    kind: str
    subject: Subject
    keys: tuple[str, ...] = ()
    parts: tuple[str, ...]
    rows: Callable[[User, Collection[UUID]], Iterable[Any]]
    known: Callable[[Sequence[Any], Mapping[str, str], datetime.date], Known | None]
    recording: Callable[[Change], Recording | None]


def amount_of(row: Any, *, timed: bool = True) -> dict[str, str]:
    """The amount of a row as an answer is stored."""
    said = {"amount": plain(row.amount), "currency": row.currency}
    return said | ({"period": row.period} if timed else {})


def plain(number: Any) -> str:
    """A number as an answer is stored: without zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(text: str) -> int | float:
    """A stored number as a program says it: a text would be read in the reader's language."""
    return float(text) if "." in text else int(text)
