"""The one door: up to fifty submissions in, one word each out.

The order is always the same: recognise what was said before, fetch once what is referred to,
check every form before any lock, store each run of one kind in one transaction, and only when a
constraint fires go row by row. Content that needs attention is held.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, OperationalError, transaction

from sahakum.accounts.models import User
from sahakum.capture import holding, kinds, texts
from sahakum.capture.forms import RecordForm
from sahakum.capture.kinds import Kind, Outdated, Refusal, Said
from sahakum.journal import clock
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation
from sahakum.lib.dates import Day

MOST_AT_ONCE = 50

Sentences = dict[str, list[str]]


class Word(StrEnum):
    """The answer to a submission. Only SAVED is final."""

    SAVED = "SAVED"
    NEEDS_ATTENTION = "NEEDS_ATTENTION"
    REFUSED = "REFUSED"
    TRY_AGAIN = "TRY_AGAIN"


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One operation as it arrives. ``recorded_at`` is the device's claim, never an order."""

    id: UUID
    kind: str
    content: Any
    device: str = ""
    recorded_at: datetime.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The word for one submission, with sentences by field in the reader's language."""

    id: UUID
    word: Word
    sentences: Sentences = field(default_factory=dict)


@dataclass(kw_only=True)
class _Attempt:
    """A submission on its way through the door."""

    submission: Submission
    kind: Kind
    digest: bytes
    form: RecordForm | None = None
    answer: Answer | None = None

    def end(self, word: Word, sentences: Sentences | None = None) -> None:
        self.answer = Answer(id=self.submission.id, word=word, sentences=sentences or {})

    def try_again(self) -> None:
        """Nothing of it was stored; what is saved stays saved."""
        if self.answer is None or self.answer.word is not Word.SAVED:
            self.end(Word.TRY_AGAIN, {"": [str(texts.TRY_AGAIN)]})

    def said(self, by: User) -> Said:
        assert self.form is not None
        answers = self.form.cleaned_data
        operation = Operation(
            id=self.submission.id,
            kind=self.kind.name,
            actor_id=by.id,
            organisation_id=by.organisation_id,
            device=self.submission.device[:80],
            happened_on=_day_of(answers.get(self.kind.happened)),
            recorded_at=self.submission.recorded_at,
            received_at=clock.now(),
            said_digest=self.digest,
        )
        return Said(operation=operation, answers=answers)


def _day_of(happened: Any) -> datetime.date:
    # Of a day known to its month or year only, the first.
    return happened.date if isinstance(happened, Day) else happened or clock.today()


def take_in(submissions: Sequence[Submission], *, by: User, hold: bool = True) -> list[Answer]:
    """Answers each submission in one word; what it answers SAVED is on disk.

    ``hold`` is false for a door that gives back what needs attention, as an import does.

    Raises:
        ValueError: there are more than fifty.
    """
    if len(submissions) > MOST_AT_ONCE:
        raise ValueError(texts.TOO_MANY % {"most": MOST_AT_ONCE})
    try:
        outcomes = list(_recognised(submissions, by))
    except OperationalError:
        return [_busy(submission) for submission in submissions]
    attempts = [outcome for outcome in outcomes if isinstance(outcome, _Attempt)]
    for _, run in groupby(attempts, key=lambda attempt: attempt.kind.name):
        _take_in_run(list(run), by)
    if hold:
        _hold(attempts, by)
    return [_answer_of(outcome) for outcome in outcomes]


def _answer_of(outcome: Answer | _Attempt) -> Answer:
    if isinstance(outcome, Answer):
        return outcome
    assert outcome.answer is not None
    return outcome.answer


def _busy(submission: Submission) -> Answer:
    sentences = {"": [str(texts.TRY_AGAIN)]}
    return Answer(id=submission.id, word=Word.TRY_AGAIN, sentences=sentences)


def _recognised(submissions: Sequence[Submission], by: User) -> Iterator[Answer | _Attempt]:
    ids = [submission.id for submission in submissions]
    said = Operation.objects.filter(id__in=ids).only("actor_id", "kind", "said_digest")
    known = {operation.id: operation for operation in said}
    first: dict[UUID, bytes] = {}
    for submission in submissions:
        yield _recognise(submission, known, first, by)


def _recognise(
    submission: Submission, known: dict[UUID, Operation], first: dict[UUID, bytes], by: User
) -> Answer | _Attempt:
    try:
        digest = digest_of_said(kind=submission.kind, content=submission.content)
    except (ValueError, TypeError, RecursionError):
        return _refused(submission, str(texts.NOT_WRITABLE))
    if submission.id in known:
        return _said_before(submission, known[submission.id], digest, by)
    if first.setdefault(submission.id, digest) != digest:
        return _refused(submission, str(texts.ID_TAKEN))
    kind = kinds.find(submission.kind)
    if kind is None:
        return _refused(submission, str(texts.UNKNOWN_KIND))
    if not by.may(kind.permission):
        return _refused(submission, str(texts.NOT_PERMITTED))
    return _Attempt(submission=submission, kind=kind, digest=digest)


def _said_before(submission: Submission, operation: Operation, digest: bytes, by: User) -> Answer:
    if bytes(operation.said_digest) != digest:
        return _refused(submission, _taken(submission, operation, by))
    same = operation.actor_id == by.id
    return _saved(submission) if same else _refused(submission, str(texts.ID_TAKEN))


def _taken(submission: Submission, operation: Operation, by: User) -> str:
    """That the id stands for other content: in words of the kind, if both are of one."""
    kind = kinds.find(submission.kind)
    if kind is None or kind.name != operation.kind or not by.may(kind.permission):
        return str(texts.ID_TAKEN)
    return kind.taken(submission.content)


def _saved(submission: Submission) -> Answer:
    return Answer(id=submission.id, word=Word.SAVED)


def _refused(submission: Submission, sentence: str) -> Answer:
    return Answer(id=submission.id, word=Word.REFUSED, sentences={"": [sentence]})


def _take_in_run(attempts: list[_Attempt], by: User) -> None:
    """Validates and stores submissions of one kind; each attempt gets its answer."""
    unique = list({attempt.submission.id: attempt for attempt in reversed(attempts)}.values())[::-1]
    try:
        _check_forms(unique, by)
        valid = [attempt for attempt in unique if attempt.answer is None]
        if valid:
            _store_together(valid, by)
    except OperationalError:
        for attempt in unique:
            attempt.try_again()
    by_id = {attempt.submission.id: attempt.answer for attempt in unique}
    for attempt in attempts:
        attempt.answer = by_id[attempt.submission.id]


def _check_forms(attempts: Sequence[_Attempt], by: User) -> None:
    kind = attempts[0].kind
    contents = [attempt.submission.content for attempt in attempts]
    references = kind.fetch([content for content in contents if isinstance(content, dict)], by)
    for attempt in attempts:
        content = attempt.submission.content
        # A form without data is one that nobody has filled in: nothing is wrong with it.
        attempt.form = kind.form([] if content is None else content, references=references)
        if not attempt.form.is_valid():
            attempt.end(Word.NEEDS_ATTENTION, attempt.form.sentences())


def _store_together(attempts: Sequence[_Attempt], by: User) -> None:
    try:
        _store(attempts, by)
    except (IntegrityError, DataError, PermissionDenied, Refusal):
        for attempt in attempts:
            _store_alone(attempt, by)


def _store(attempts: Sequence[_Attempt], by: User) -> None:
    with transaction.atomic():
        attempts[0].kind.record([attempt.said(by) for attempt in attempts], by=by)
        holding.release(attempt.submission.id for attempt in attempts)
    for attempt in attempts:
        attempt.end(Word.SAVED)


def _store_alone(attempt: _Attempt, by: User, *, again: bool = True) -> None:
    try:
        _store([attempt], by)
    except Refusal as refusal:
        if again and isinstance(refusal, Outdated):
            _look_up_again(attempt, by)
        else:
            attempt.answer = _after_conflict(attempt, by, refusal.sentences)
    except IntegrityError:
        attempt.answer = _after_conflict(attempt, by, {"": [str(texts.IN_CONFLICT)]})
    except PermissionDenied:
        # The right was lost between the form and the lock.
        attempt.end(Word.REFUSED, {"": [str(texts.NOT_PERMITTED)]})
    except DataError:
        attempt.end(Word.REFUSED, {"": [str(texts.NOT_WRITABLE)]})


def _look_up_again(attempt: _Attempt, by: User) -> None:
    """What was named became another thing since it was looked up: nobody has to send it again."""
    _check_forms([attempt], by)
    if attempt.answer is None:
        _store_alone(attempt, by, again=False)


def _after_conflict(attempt: _Attempt, by: User, sentences: Sentences) -> Answer:
    # The same submission may have come through another door at the same moment: then what is in
    # its way is itself.
    operation = Operation.objects.filter(id=attempt.submission.id).first()
    if operation is not None:
        return _said_before(attempt.submission, operation, attempt.digest, by)
    return Answer(id=attempt.submission.id, word=Word.NEEDS_ATTENTION, sentences=sentences)


def _hold(attempts: Sequence[_Attempt], by: User) -> None:
    """Holds what needs attention; what cannot be held now is to come again."""
    needing = [
        attempt
        for attempt in attempts
        if attempt.answer and attempt.answer.word is Word.NEEDS_ATTENTION
    ]
    try:
        if needing:
            with transaction.atomic():
                once = {attempt.submission.id: _holding(attempt) for attempt in needing}
                holding.hold(list(once.values()), by=by)
    except OperationalError:
        for attempt in needing:
            attempt.try_again()


def _holding(attempt: _Attempt) -> holding.Holding:
    assert attempt.answer is not None
    assert attempt.form is not None
    return holding.Holding(
        operation_id=attempt.submission.id,
        kind=attempt.kind.name,
        content=attempt.form.to_hold(attempt.submission.content),
        sentences=attempt.answer.sentences,
    )
