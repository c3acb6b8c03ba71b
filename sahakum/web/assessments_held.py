"""Held answers taken up again: with their own version, or the newest one where it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assessments import selectors as assessments
from sahakum.assessments import texts
from sahakum.assessments.forms import bound_questions
from sahakum.assessments.models import QuestionnaireVersion, Response
from sahakum.assessments.questions import form_for
from sahakum.capture import door
from sahakum.capture.forms import RecordForm
from sahakum.capture.holding import Holding, held_for
from sahakum.journal.services import log_view
from sahakum.web import recording

KIND = "assessment"
Content = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class TakenUp:
    """What is shown of held answers: under which version, and what is to be said of the whole."""

    operation_id: UUID
    version: QuestionnaireVersion
    first: Response | None
    questions: RecordForm
    content: Content
    sentences: list[str]


def held_by(request: HttpRequest, user: User) -> Holding | None:
    """Held answers of the reader, or of a colleague whose sensitive answers the reader may see."""
    found = recording.held_content(request, KIND, by=user)
    if found is None or user.may(permissions.SEE_SENSITIVE_ANSWERS):
        return found
    return found if _is_own(found.operation_id, user) else None


def taken_up(held: Holding, subject: Mapping[str, str], user: User) -> TakenUp:
    """Held answers about a subject; that a colleague's were looked at is written down.

    Raises:
        Http404: they are about somebody else, or their version is not there.
    """
    if not _is_own(held.operation_id, user):
        record = held.operation_id
        log_view(actor_id=user.id, subject_kind="held_content", subject_id=record, page=KIND)
    if any(str(held.content.get(name)) != value for name, value in subject.items()):
        raise Http404
    outer = door.form_again(KIND, held.content, held.sentences, by=user)
    said = outer.references["version"].get(str(held.content.get("version")))
    if said is None:
        raise Http404
    first = outer.references["response"].get(str(held.content.get("continues")))
    version = assessments.open_version_of(user, said) if said.closed and not first else said
    answers, left = _asked_still(version, said, held.content.get("answers"))
    return TakenUp(
        operation_id=held.operation_id,
        version=version,
        first=first,
        questions=bound_questions(version, answers, first=first),
        content=held.content | {"version": str(version.pk), "answers": answers},
        sentences=[*of_the_whole(outer.sentences()), *left],
    )


def of_the_whole(sentences: Mapping[str, list[str]]) -> list[str]:
    """What is wrong with an assessment beside its answers and its day."""
    shown = ("answers", "assessed_on")
    return [text for name, found in sentences.items() if name not in shown for text in found]


def _asked_still(
    version: QuestionnaireVersion, said: QuestionnaireVersion, answers: Any
) -> tuple[Content, list[str]]:
    """The answers that a version asks for, and a sentence about the others."""
    known = answers if isinstance(answers, dict) else {}
    if version == said:
        return known, []
    asked = {name: value for name, value in known.items() if name in form_for(version).base_fields}
    before = form_for(said).base_fields
    left = [str(before[name].label) for name in known if name in before and name not in asked]
    sentence = str(texts.NO_LONGER_ASKED % {"questions": " · ".join(left)})
    return asked, [sentence] if left else []


def _is_own(operation_id: UUID, user: User) -> bool:
    return held_for(user).filter(pk=operation_id, recorder=user).exists()
