"""What programs send and get, as types; OpenAPI is made from them."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema
from pydantic import AfterValidator

from sahakum.capture.intake import MOST_AT_ONCE, Word

EARLIEST_CLAIM = datetime(1970, 1, 1, tzinfo=UTC)
LATEST_CLAIM = datetime(2999, 12, 31, tzinfo=UTC)


def believable(claim: datetime | None) -> datetime | None:
    """A device's claim of when something was typed; none for what no calendar can mean.

    A wrong clock loses nothing: only its claim is left out. Without a time zone, Phnom Penh's is
    meant.
    """
    if claim is None:
        return None
    aware = claim if claim.tzinfo else timezone.make_aware(claim)
    return aware if EARLIEST_CLAIM <= aware <= LATEST_CLAIM else None


class OperationIn(Schema):
    """One operation as a program says it; the id is made by the program (UUIDv7)."""

    id: UUID
    kind: Annotated[str, Field(max_length=40)]
    content: Any
    device: Annotated[str, Field(max_length=80)] = ""
    recorded_at: Annotated[datetime | None, AfterValidator(believable)] = None


class RecordsIn(Schema):
    """One to fifty operations."""

    operations: Annotated[list[OperationIn], Field(min_length=1, max_length=MOST_AT_ONCE)]


class AnswerOut(Schema):
    """One word for one operation, with sentences by field ("": the whole)."""

    id: UUID
    word: Word
    sentences: dict[str, list[str]]


class AnswersOut(Schema):
    """Answers in the order of the operations."""

    answers: list[AnswerOut]


class ProblemOut(Schema):
    """Why a request as a whole was not read."""

    sentence: str


class KindOut(Schema):
    """A kind of record that may be said."""

    kind: str
    title: str
