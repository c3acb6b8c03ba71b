"""Brings units through the one door in batches, and says what became of each."""

import time
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import transaction

from sahakum.accounts.models import User
from sahakum.capture import intake
from sahakum.capture.intake import MOST_AT_ONCE, Answer, Submission, take_in
from sahakum.imports import texts
from sahakum.imports.memo import Memo
from sahakum.imports.outcomes import ORDER, Outcome, Word
from sahakum.imports.rows import Problem
from sahakum.imports.sentences import problems_of
from sahakum.imports.units import Unit, derived_id
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation
from sahakum.lib.khmer import to_khmer_digits
from sahakum.registry.models import Household

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
        followers = self._take([follow for _, follow in pairs])
        for (outcome, _), follower in zip(pairs, followers, strict=True):
            outcome.word = max(outcome.word, follower.word, key=ORDER.index)
            outcome.problems += follower.problems
        return outcomes

    def _take(self, units: Sequence[Unit]) -> list[Outcome]:
        _name_households(units, self._households(units))
        whole = [unit for unit in units if not unit.problems]
        met = self._met([unit.id for unit in whole])
        new = [unit for unit in whole if unit.id not in met]
        answers = {answer.id: answer for answer in self._submit(new)}
        self._remember(new, answers)
        return [self._outcome(unit, met, answers) for unit in units]

    def _households(self, units: Sequence[Unit]) -> dict[str, UUID]:
        """Ids of visible families of the organisation by number, in one query."""
        numbers = {unit.family for unit in units if _wants_household(unit)}
        if not numbers:
            return {}
        spellings = numbers | {to_khmer_digits(number) for number in numbers}
        visible = Household.objects.visible_to(self.by).filter(
            steward_id=self.by.organisation_id, code__in=spellings
        )
        stored = dict(visible.values_list("code", "id"))
        found = {
            number: stored.get(number) or stored.get(to_khmer_digits(number)) for number in numbers
        }
        known = {number: household for number, household in found.items() if household}
        return known | self._tried([number for number in numbers if number not in known])

    def _tried(self, numbers: Sequence[str]) -> dict[str, UUID]:
        """In a trial: families met earlier in the folder, stored until this batch is over."""
        if self.memo is None or not numbers:
            return {}
        organisation = self.by.organisation_id
        found = self.memo.families(numbers)
        ids = {number: derived_id(organisation, "families", number) for number in found}
        stand_ins = [
            Submission(id=ids[number], kind="household", content=_stand_in(number, *about))
            for number, about in found.items()
        ]
        take_in(stand_ins, by=self.by, hold=False)
        return ids

    def _met(self, ids: Sequence[UUID]) -> dict[UUID, bytes]:
        stored = Operation.objects.filter(id__in=ids).values_list("id", "said_digest")
        met = {number: bytes(digest) for number, digest in stored} if ids else {}
        return met | (self.memo.digests(ids) if self.memo else {})

    def _submit(self, units: Sequence[Unit]) -> list[Answer]:
        submissions = [
            Submission(id=unit.id, kind=unit.kind, content=unit.content, device="import")
            for unit in units
        ]
        return _patiently(submissions, self.by) if submissions else []

    def _remember(self, units: Sequence[Unit], answers: dict[UUID, Answer]) -> None:
        if self.memo is not None:
            saved = [unit for unit in units if answers[unit.id].word is intake.Word.SAVED]
            self.memo.remember([(unit, _digest(unit)) for unit in saved])

    def _outcome(self, unit: Unit, met: dict[UUID, bytes], answers: dict[UUID, Answer]) -> Outcome:
        if unit.problems:
            return Outcome(rows=unit.rows, word=Word.REFUSED, problems=unit.problems)
        if unit.id in met:
            return _compared(unit, met[unit.id])
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


def _wants_household(unit: Unit) -> bool:
    return unit.kind != "household" and bool(unit.family) and "household" not in unit.content


def _name_households(units: Sequence[Unit], households: dict[str, UUID]) -> None:
    for unit in units:
        if not _wants_household(unit):
            continue
        household = households.get(unit.family)
        if household is None:
            sentence = texts.UNKNOWN_FAMILY % {"said": unit.family[:40]}
            unit.problems.append(Problem(row=unit.rows[0], sentence=sentence, column="code"))
        else:
            unit.content["household"] = str(household)


def _digest(unit: Unit) -> bytes:
    return digest_of_said(kind=unit.kind, content=unit.content)


def _compared(unit: Unit, digest: bytes) -> Outcome:
    if _digest(unit) == digest:
        return Outcome(rows=unit.rows, word=Word.UNCHANGED)
    problem = Problem(row=unit.rows[0], sentence=str(texts.CHANGED))
    return Outcome(rows=unit.rows, word=Word.CHANGED, problems=[problem])


def _stand_in(number: str, village: str, day: str) -> dict[str, object]:
    head = {"family_name": "-", "given_name": "-", "sex": "not_stated", "relation": "head"}
    return {
        "code": number,
        "village": village,
        "registered_on": day,
        "consent": "spoken",
        "members": [head],
    }
