"""Records what bound questions were answered, each through its own kind, and takes it back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assessments import texts
from sahakum.assessments.bound.knowing import Group, Rows, groups_of, rows_known
from sahakum.assessments.bound.store import Change, Recording
from sahakum.assessments.bound.stores import STORES
from sahakum.assessments.models import RecordedAnswer, Response
from sahakum.capture import kinds
from sahakum.capture.kinds import Content, Kind, Refusal, Said
from sahakum.journal import services
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation, Record, Voiding
from sahakum.lib.ids import uuid7

Answers = Mapping[str, Any]
ORDER = list(STORES)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A response with its answers and the operation that says it."""

    response: Response
    answers: Answers
    operation: Operation


@dataclass(frozen=True, kw_only=True)
class _Pending:
    """One record that follows from an answer."""

    told: Told
    group: Group
    recording: Recording

    @property
    def content(self) -> Content:
        response, kind = self.told.response, _kind(self.recording.kind)
        about = {"household": str(response.household_id)}
        if response.person_id:
            about["member"] = str(response.person_id)
        return about | {kind.happened: response.assessed_on.isoformat()} | self.recording.content


def record_bound(told: Sequence[Told], *, by: User) -> dict[Any, list[RecordedAnswer]]:
    """Stores what follows from bound answers; gives, by response, the rows that name it.

    Where a family comes twice, the later response builds on what the earlier one recorded.

    Raises:
        Refusal: an answer does not fit what is stored.
        PermissionDenied: the actor may not record one of these kinds.
    """
    made: dict[Any, list[RecordedAnswer]] = defaultdict(list)
    for run in _runs(told):
        for row in _record_run(run, by):
            made[row.response_id].append(row)
    return made


def _runs(told: Sequence[Told]) -> Iterator[list[Told]]:
    """The same in runs in which each family comes once."""
    bound = [one for one in told if one.response.household_id and _groups(one)]
    run: list[Told] = []
    for one in bound:
        if any(one.response.household_id == other.response.household_id for other in run):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _home(told: Told) -> UUID:
    assert told.response.household_id is not None
    return told.response.household_id


def _groups(told: Told) -> list[Group]:
    return groups_of(told.response.version.parsed)


def _record_run(run: Sequence[Told], by: User) -> list[RecordedAnswer]:
    stores = [group.store for one in run for group in _groups(one)]
    rows = rows_known(by, stores, [_home(one) for one in run])
    pending = [one for told in run for one in _pending(told, rows)]
    by_kind: dict[str, list[_Pending]] = defaultdict(list)
    # In the order of the stores: a card is seen before anything else changes the family that day.
    for one in sorted(pending, key=lambda one: ORDER.index(one.group.store.name)):
        by_kind[one.recording.kind].append(one)
    return [row for name, same in by_kind.items() for row in _recorded(_kind(name), same, by)]


def _pending(told: Told, rows: Rows) -> Iterator[_Pending]:
    response = told.response
    for group in _groups(told):
        said = {
            part: told.answers[question.name]
            for part, question in group.questions.items()
            if question.name in told.answers
        }
        known = group.known(rows, response.person_id or _home(told), response.assessed_on)
        if not said or (known and all(known.values.get(part) == said[part] for part in said)):
            continue
        change = Change(given=group.given, said=said, known=known, day=response.assessed_on)
        recording = _about(group, change)
        if recording is not None:
            yield _Pending(told=told, group=group, recording=recording)


def _about(group: Group, change: Change) -> Recording | None:
    try:
        return group.store.recording(change)
    except Refusal as refusal:
        raise _of_question(group, refusal.sentences) from refusal


def _of_question(group: Group, sentences: Mapping[str, list[str]]) -> Refusal:
    """The same sentences with the question in front, about the whole assessment."""
    question = next(iter(group.questions.values()))
    said = [
        str(texts.ANSWER) % {"question": question.text, "sentence": sentence}
        for found in sentences.values()
        for sentence in found
    ]
    return Refusal({"": said})


def _recorded(kind: Kind, pending: Sequence[_Pending], by: User) -> list[RecordedAnswer]:
    if not by.may(kind.permission):
        raise PermissionDenied
    references = kind.fetch([one.content for one in pending], by)
    said = [_said(one, kind, references) for one in pending]
    kind.record(said, by=by)
    return [
        RecordedAnswer(
            response=one.told.response,
            question=next(iter(one.group.questions)),
            recorded=made.operation,
        )
        for one, made in zip(pending, said, strict=True)
    ]


def _said(pending: _Pending, kind: Kind, references: Any) -> Said:
    form = kind.form(pending.content, references=references)
    if not form.is_valid():
        raise _of_question(pending.group, form.sentences())
    whole = pending.told.operation
    operation = Operation(
        id=uuid7(),
        kind=kind.name,
        actor_id=whole.actor_id,
        organisation_id=whole.organisation_id,
        device=whole.device,
        happened_on=pending.told.response.assessed_on,
        recorded_at=whole.recorded_at,
        received_at=whole.received_at,
        said_digest=digest_of_said(kind=kind.name, content=pending.content),
    )
    return Said(operation=operation, answers=form.cleaned_data)


def _kind(name: str) -> Kind:
    found = kinds.find(name)
    assert found is not None
    return found


def void_recorded(rows: Iterable[Record]) -> None:
    """Voids what answers recorded when their response was voided, unless it was voided before.

    Raises:
        Refusal: later records build on it.
    """
    named = [row for row in rows if isinstance(row, RecordedAnswer)]
    for row in sorted(named, key=lambda row: row.pk, reverse=True):
        if not Voiding.objects.filter(voids=row.recorded).exists():
            _void(row.recorded, Voiding.objects.get(voids=row.operation))


def _void(recorded: Operation, because: Voiding) -> None:
    whole = because.operation
    content = {"operation": str(recorded.pk), "reason": because.reason}
    voiding = Operation(
        id=uuid7(),
        kind="void",
        actor_id=whole.actor_id,
        organisation_id=whole.organisation_id,
        device=whole.device,
        happened_on=whole.happened_on,
        recorded_at=whole.recorded_at,
        received_at=whole.received_at,
        touched=[str(recorded.pk), *recorded.touched],
        said_digest=digest_of_said(kind="void", content=content),
    )
    try:
        found = services.void(voiding=voiding, voided=recorded, reason=because.reason)
    except services.LivingRecordsDepend as error:
        kind = _kind(recorded.kind).title
        raise Refusal({"": [_("%(kind)s: later records build on it.") % {"kind": kind}]}) from error
    _kind(recorded.kind).after_void(found)
