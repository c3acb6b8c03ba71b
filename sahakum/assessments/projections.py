"""Compares what is kept beside responses and versions with what follows from them."""

from collections.abc import Iterator

from sahakum.assessments.models import Publication, QuestionnaireVersion, Response
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
        found = digest(version.definition).hex()
        if found != version.digest or found != published.get(version.pk, found):
            yield Finding("edited_questionnaire", f"version {version.pk}")


def _wrong_scores() -> Iterator[Finding]:
    versions = {version.pk: version for version in QuestionnaireVersion.objects.all()}
    responses = Response.objects.filter(scoring_version=SCORING_VERSION).prefetch_related(
        "answers",
        "sensitive_answers",
        "continues__answers",
        "continues__sensitive_answers",
    )
    for response in responses.iterator(chunk_size=500):
        definition = versions[response.version_id].parsed
        result = result_of(definition, everything_said(response, sensitive=True))
        kept = (response.score, response.band, response.signs)
        if kept != (result.score, result.band.code if result.band else "", dict(result.signs)):
            yield Finding("wrong_score", f"response {response.pk}")
