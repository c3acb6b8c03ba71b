"""Brings units through the one door in batches, and says what became of each."""

import time
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import transaction

from sahakum.accounts.models import User
from sahakum.capture import intake
from sahakum.capture.intake import MOST_AT_ONCE, Answer, Submission, take_in
from sahakum.imports import texts
from sahakum.imports.memo import Memo, pack
from sahakum.imports.outcomes import ORDER, Outcome, Word
from sahakum.imports.resolving import resolve
from sahakum.imports.rows import Problem
from sahakum.imports.sentences import problems_of
from sahakum.imports.trial import stand_in
from sahakum.imports.units import Unit
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation

TRIES = 3
SECONDS_BETWEEN_TRIES = 1.0


def batches_of(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Up to fifty units at once; never two of one id, so that the second meets the first."""
    batch: dict[UUID, Unit] = {}
    for unit in units:
        if len(batch) == MOST_AT_ONCE or unit.id in batch:
            yield list(batch.values())
            batch = {}
        batch[unit.id] = unit
    if batch:
        yield list(batch.values())


class Door:
    """Takes in batches for one person; with a memo it is a trial and stores nothing."""

    def __init__(self, *, by: User, memo: Memo | None) -> None:
        self.by, self.memo = by, memo

    def take(self, units: Sequence[Unit]) -> list[Outcome]:
        """What became of each unit, in their order."""
        if self.memo is None:
            return self._take_with_followers(units)
        with transaction.atomic():
            outcomes = self._take_with_followers(units)
            transaction.set_rollback(True)
        return outcomes

    def _take_with_followers(self, units: Sequence[Unit]) -> list[Outcome]:
        outcomes = self._take(units)
        pairs = [
            (outcome, unit.follow)
            for outcome, unit in zip(outcomes, units, strict=True)
            if unit.follow and outcome.word in (Word.SAVED, Word.UNCHANGED)
        ]
        # Their families were stored a moment ago.
        followers = self._take([follow for _, follow in pairs], trial=False)
        for (outcome, _), follower in zip(pairs, followers, strict=True):
            outcome.word = max(outcome.word, follower.word, key=ORDER.index)
            outcome.problems += follower.problems
        return outcomes

    def _take(self, units: Sequence[Unit], *, trial: bool = True) -> list[Outcome]:
        if self.memo is not None:
            pack(units)
            if trial:
                stand_in(units, self.memo, by=self.by)
        resolve(units, by=self.by)
        whole = [unit for unit in units if not unit.problems]
        met = self._met(whole)
        new = [unit for unit in whole if unit.id not in met]
        answers = {answer.id: answer for answer in self._submit(new)}
        self._remember(new, answers)
        return [self._outcome(unit, met, answers) for unit in units]

    def _met(self, units: Sequence[Unit]) -> dict[UUID, bool]:
        """Ids that were said before, and whether they said the same then."""
        in_trial = self.memo.met(units) if self.memo else {}
        left = {unit.id: unit for unit in units if unit.id not in in_trial}
        found = Operation.objects.filter(id__in=left).values_list("id", "said_digest")
        stored = found if left else ()
        return in_trial | {id: bytes(digest) == _digest(left[id]) for id, digest in stored}

    def _submit(self, units: Sequence[Unit]) -> list[Answer]:
        submissions = [
            Submission(id=unit.id, kind=unit.kind, content=unit.content, device="import")
            for unit in units
        ]
        return _patiently(submissions, self.by) if submissions else []

    def _remember(self, units: Sequence[Unit], answers: dict[UUID, Answer]) -> None:
        if self.memo is not None:
            self.memo.remember(unit for unit in units if answers[unit.id].word is intake.Word.SAVED)

    def _outcome(self, unit: Unit, met: dict[UUID, bool], answers: dict[UUID, Answer]) -> Outcome:
        if unit.problems:
            return Outcome(rows=unit.rows, word=Word.REFUSED, problems=unit.problems)
        if unit.id in met:
            return _compared(unit, same=met[unit.id])
        answer = answers[unit.id]
        if answer.word is intake.Word.SAVED:
            return Outcome(rows=unit.rows, word=Word.SAVED)
        problems = problems_of(unit, answer, by=self.by)
        return Outcome(rows=unit.rows, word=Word.REFUSED, problems=problems)


def _patiently(submissions: Sequence[Submission], by: User) -> list[Answer]:
    """Answers; what a busy server did not take is said again a few times."""
    answers = {answer.id: answer for answer in take_in(submissions, by=by, hold=False)}
    for _ in range(TRIES):
        again = [one for one in submissions if answers[one.id].word is intake.Word.TRY_AGAIN]
        if not again:
            break
        time.sleep(SECONDS_BETWEEN_TRIES)
        answers |= {answer.id: answer for answer in take_in(again, by=by, hold=False)}
    return list(answers.values())


def _digest(unit: Unit) -> bytes:
    return digest_of_said(kind=unit.kind, content=unit.content)


def _compared(unit: Unit, *, same: bool) -> Outcome:
    if same:
        return Outcome(rows=unit.rows, word=Word.UNCHANGED)
    problem = Problem(row=unit.rows[0], sentence=str(texts.CHANGED))
    return Outcome(rows=unit.rows, word=Word.CHANGED, problems=[problem])
