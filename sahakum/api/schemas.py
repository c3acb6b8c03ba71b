"""What programs send and get, as types; OpenAPI is made from them."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from sahakum.capture.intake import MOST_AT_ONCE, Word


class OperationIn(Schema):
    """One operation as a program says it; the id is made by the program (UUIDv7)."""

    id: UUID
    kind: Annotated[str, Field(max_length=40)]
    content: Any
    device: Annotated[str, Field(max_length=80)] = ""
    recorded_at: datetime | None = None


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
