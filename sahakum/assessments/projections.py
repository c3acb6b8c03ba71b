"""Compares what is kept beside responses and versions with what follows from them."""

from collections.abc import Iterator

from sahakum.assessments.models import Publication, QuestionnaireVersion, Response
from sahakum.assessments.reading import definition_of
from sahakum.assessments.saying import everything_said
from sahakum.assessments.scoring import SCORING_VERSION, result_of
from sahakum.journal.verify import Finding
from sahakum.lib.canonical import digest


def compare() -> Iterator[Finding]:
    """Yields every version that was edited and every score that its answers do not give."""
    yield from _edited_versions()
    yield from _wrong_scores()


def _edited_versions() -> Iterator[Finding]:
    published = dict(Publication.objects.values_list("version_id", "digest"))
    for version in QuestionnaireVersion.objects.iterator():
        told = published.get(version.pk, version.digest)
        if not _is_whole(version) or version.digest != told:
            yield Finding("edited_questionnaire", f"version {version.pk}")


def _wrong_scores() -> Iterator[Finding]:
    # What was edited is found already and explains nothing any more.
    whole = [one for one in QuestionnaireVersion.objects.iterator() if _is_whole(one)]
    definitions = {version.pk: definition_of(version.definition) for version in whole}
    responses = Response.objects.filter(
        scoring_version=SCORING_VERSION, version_id__in=definitions
    ).prefetch_related(
        "answers",
        "sensitive_answers",
        "continues__answers",
        "continues__sensitive_answers",
    )
    for response in responses.iterator(chunk_size=500):
        answers = everything_said(response, sensitive=True)
        result = result_of(definitions[response.version_id], answers)
        kept = (response.score, response.band, response.signs)
        if kept != (result.score, result.band.code if result.band else "", dict(result.signs)):
            yield Finding("wrong_score", f"response {response.pk}")


def _is_whole(version: QuestionnaireVersion) -> bool:
    return digest(version.definition).hex() == version.digest
