"""Storing many sayings at once, for worlds of a size that no office types in.

This is the one path of a write without the parts that a crowd of synthetic families does not need:
no earlier answer is looked for and nothing is held. Forms check, services store and the journal
keeps everything as through the door, only five hundred at once instead of fifty; and a family
whose members were checked once is not checked again when it stands in another village.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.capture.forms import References
from sahakum.capture.kinds import Kind, Said
from sahakum.demonstration.sayings import Saying
from sahakum.journal import clock
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation

Rows = list[dict[str, Any]]

# By the identity of the rows as said, which are kept here so that no other rows take their place.
_checked_members: dict[int, tuple[Rows, Rows]] = {}


def store(sayings: Sequence[Saying], *, by: User) -> int:
    """Stores sayings of one kind, all or nothing; returns how many.

    Raises:
        ValueError: a form refuses what the demonstration made up.
    """
    kind = kinds.find(sayings[0].kind)
    if kind is None:
        raise ValueError(sayings[0].kind)
    references = kind.fetch([saying.content for saying in sayings], by)
    said = [_said(saying, kind, references, by) for saying in sayings]
    with transaction.atomic():
        kind.record(said, by=by)
    return len(said)


def _said(saying: Saying, kind: Kind, references: References, by: User) -> Said:
    answers = _answers(saying, kind, references)
    operation = Operation(
        id=saying.id,
        kind=kind.name,
        actor_id=by.id,
        organisation_id=by.organisation_id,
        device="demonstration",
        happened_on=answers[kind.happened],
        recorded_at=saying.recorded_at,
        received_at=clock.now(),
        said_digest=digest_of_said(kind=kind.name, content=saying.content),
    )
    return Said(operation=operation, answers=answers)


def _answers(saying: Saying, kind: Kind, references: References) -> dict[str, Any]:
    members = saying.content.get("members")
    if members is None:
        return _checked(saying, saying.content, kind, references)
    known = _checked_members.get(id(members))
    # The head alone stands for members that were checked before.
    shown = members if known is None else members[:1]
    answers = _checked(saying, saying.content | {"members": shown}, kind, references)
    _, checked = _checked_members.setdefault(id(members), (members, answers["members"]))
    return answers | {"members": checked}


def _checked(
    saying: Saying, content: dict[str, Any], kind: Kind, references: References
) -> dict[str, Any]:
    form = kind.form(content, references=references)
    if not form.is_valid():
        raise ValueError(f"{saying.kind} {saying.id}: {form.sentences()}")
    return form.cleaned_data


def forget() -> None:
    """Drops the members that were checked."""
    _checked_members.clear()
