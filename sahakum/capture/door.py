"""The door for a web page: one submission, and the form to show again when it needs attention."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.capture.forms import RecordForm
from sahakum.capture.intake import Answer, Submission, Word, take_in


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The word, and the form as filled in with the sentences beside its fields."""

    answer: Answer
    form: RecordForm

    @property
    def saved(self) -> bool:
        """Whether it is on disk."""
        return self.answer.word is Word.SAVED


def submit(*, kind: str, content: dict[str, Any], operation_id: UUID, by: User) -> Outcome:
    """Takes in one submission from a page.

    Raises:
        LookupError: there is no such kind.
    """
    submission = Submission(id=operation_id, kind=kind, content=content, device="web")
    answer = take_in([submission], by=by)[0]
    return Outcome(answer=answer, form=form_again(kind, content, answer.sentences, by=by))


def form_again(
    kind: str, content: dict[str, Any], told: Mapping[str, Iterable[str]], *, by: User
) -> RecordForm:
    """The form of a kind as filled in; where its own rules find nothing, with what was told of it.

    Raises:
        LookupError: there is no such kind.
    """
    found = kinds.find(kind)
    if found is None:
        raise LookupError(kind)
    form = found.form(content, references=found.fetch([content], by))
    if form.is_valid():
        for name, sentences in told.items():
            for sentence in sentences:
                form.add_error(name if name in form.fields else None, sentence)
    return form


def empty_form(kind: str, *, by: User, content: dict[str, Any] | None = None) -> RecordForm:
    """An unbound form of a kind, with first values.

    Raises:
        LookupError: there is no such kind.
    """
    found = kinds.find(kind)
    if found is None:
        raise LookupError(kind)
    form = found.form(references=found.fetch([content or {}], by))
    form.initial = content or {}
    return form
