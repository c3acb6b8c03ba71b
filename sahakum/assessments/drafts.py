"""Drafts: working papers on which a questionnaire is made before it is published.

A draft is no record: nothing is counted from it and nothing depends on it, so it is changed in
place, as what is held for a correction is. What is published goes through the one door.
"""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.assessments.models import QuestionnaireDraft, QuestionnaireVersion
from sahakum.assessments.reading import DefinitionError, definition_of
from sahakum.journal import clock

Document = dict[str, Any]


def drafts_of(user: User) -> QuerySet[QuestionnaireDraft]:
    """Drafts of the user's organisation, the newest change first."""
    own = QuestionnaireDraft.objects.filter(organisation_id=user.organisation_id)
    return own.order_by("-edited_at")


def draft_for(user: User, draft_id: UUID) -> QuestionnaireDraft:
    """A draft of the user's organisation.

    Raises:
        Http404: there is none, or it belongs to another organisation.
    """
    found = drafts_of(user).filter(pk=draft_id).first()
    if found is None:
        raise Http404
    return found


def begin(document: Document, *, by: User) -> QuestionnaireDraft:
    """A new draft with what is known of it."""
    return QuestionnaireDraft.objects.create(
        organisation_id=by.organisation_id,
        document=document,
        edited_by=by,
        edited_at=clock.now(),
    )


def begin_from(version: QuestionnaireVersion, *, by: User) -> QuestionnaireDraft:
    """A draft that starts as a version: of one's own for its next one, of another as a copy."""
    document = dict(version.definition)
    if version.questionnaire.organisation_id is None:
        document["code"] = f"own_{document['code']}"[:40]
    return begin(document, by=by)


def change(draft: QuestionnaireDraft, document: Document, *, by: User) -> bool:
    """Stores another document, unless somebody changed the draft since it was read."""
    unchanged = QuestionnaireDraft.objects.filter(pk=draft.pk, revision=draft.revision)
    stored = unchanged.update(
        document=document, edited_by=by, edited_at=clock.now(), revision=F("revision") + 1
    )
    return bool(stored)


def drop(draft: QuestionnaireDraft) -> None:
    """Throws a draft away."""
    draft.delete()


def problems_of(draft: QuestionnaireDraft) -> list[str]:
    """What must be put right before it can be published; nothing when all is well."""
    try:
        definition_of(draft.document)
    except DefinitionError as error:
        return error.problems
    return []
