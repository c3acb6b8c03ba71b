"""Writes of questionnaires: publishing a version, closing one, putting shipped ones in place."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sahakum.accounts import permissions
from sahakum.accounts.models import Organisation, User
from sahakum.assessments import texts
from sahakum.assessments.models import (
    Publication,
    Questionnaire,
    QuestionnaireVersion,
    Response,
    VersionClosing,
)
from sahakum.assessments.reading import definition_of
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.lib.canonical import digest
from sahakum.registry.services import check_right


def publish(said: Sequence[Said], *, by: User) -> None:
    """Publishes versions of questionnaires of the actor's organisation.

    Raises:
        Refusal: a shipped questionnaire has this code, or earlier versions are about another
            kind of subject.
    """
    check_right(permissions.DESIGN_QUESTIONNAIRE, (), by=by)
    for one in said:
        document = one.answers["definition"]
        _refuse_shipped_code(document["code"])
        version = store_version(
            document,
            organisation=by.organisation,
            published_on=one.answers["published_on"],
            version_id=one.operation.id,
        )
        one.operation.touched = [str(version.pk), str(version.questionnaire_id)]
        row = Publication(version=version, digest=version.digest)
        commit([Entry(operation=one.operation, rows=[row])])


def _refuse_shipped_code(code: str) -> None:
    if Questionnaire.objects.filter(code=code, organisation__isnull=True).exists():
        raise Refusal({"definition": [str(texts.CODE_TAKEN)]})


def store_version(
    document: Mapping[str, Any],
    *,
    organisation: Organisation | None,
    published_on: datetime.date,
    version_id: UUID,
) -> QuestionnaireVersion:
    """Stores the next version of a questionnaire, which is made if it is new.

    Raises:
        Refusal: earlier versions are about another kind of subject.
        DefinitionError: the document is no questionnaire.
    """
    definition = definition_of(document)
    questionnaire, _ = Questionnaire.objects.select_for_update().get_or_create(
        code=definition.code,
        organisation=organisation,
        defaults={"subject": definition.subject.value},
    )
    if questionnaire.subject != definition.subject.value:
        raise Refusal({"definition": [str(texts.OTHER_KIND_OF_SUBJECT)]})
    return QuestionnaireVersion.objects.create(
        id=version_id,
        questionnaire=questionnaire,
        number=questionnaire.versions.count() + 1,
        title_km=definition.title.km,
        title_en=definition.title.en,
        definition=dict(document),
        digest=digest(document).hex(),
        published_on=published_on,
    )


def close_versions(said: Sequence[Said], *, by: User) -> None:
    """Closes versions for the actor's organisation: no more answers are taken.

    Raises:
        Refusal: one is closed already.
    """
    check_right(permissions.DESIGN_QUESTIONNAIRE, (), by=by)
    ids = sorted(one.answers["version"].pk for one in said)
    # Waits for whoever is storing answers to these versions.
    list(QuestionnaireVersion.objects.filter(pk__in=ids).order_by("pk").select_for_update())
    closed = VersionClosing.objects.filter(
        version_id__in=ids, organisation_id=by.organisation_id, voided_by__isnull=True
    )
    if closed.exists() or len(ids) != len(set(ids)):
        raise Refusal({"version": [str(texts.CLOSED_BEFORE)]})
    commit([_closing(one, by) for one in said])


def _closing(said: Said, by: User) -> Entry:
    version = said.answers["version"]
    said.operation.touched = [str(version.pk), str(version.questionnaire_id)]
    row = VersionClosing(
        version=version,
        organisation_id=by.organisation_id,
        closed_on=said.answers["closed_on"],
        reason=said.answers["reason"],
    )
    return Entry(operation=said.operation, rows=[row])


def after_void(rows: Sequence[Record]) -> None:
    """Refuses to withdraw a version that was answered.

    Raises:
        Refusal: living responses were given to it.
    """
    versions = [row.version_id for row in rows if isinstance(row, Publication)]
    if Response.objects.filter(version_id__in=versions, voided_by__isnull=True).exists():
        raise Refusal({"": [str(texts.ANSWERED_ALREADY)]})
