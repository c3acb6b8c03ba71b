"""The kinds of records that assessments announce."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assessments import forms, publishing, services
from sahakum.assessments.bound.recording import void_recorded
from sahakum.assessments.models import QuestionnaireVersion, Response
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Kind, fetch_nothing
from sahakum.registry import references


def versions(keys: set[str], by: User) -> dict[str, QuestionnaireVersion]:
    """Usable versions by id; by the code of a questionnaire its newest that is not closed."""
    usable = QuestionnaireVersion.objects.usable_by(by)
    wanted = usable.filter(Q(pk__in=references.ids(keys)) | Q(questionnaire__code__in=keys))
    found: dict[str, QuestionnaireVersion] = {}
    for version in wanted.order_by("number"):
        found[str(version.pk)] = version
        code = version.questionnaire.code
        if not version.closed or code not in found or found[code].closed:
            found[code] = version
    return found


def fetch_assessments(contents: Sequence[Content], by: User) -> References:
    """Versions, subjects and first parts that assessments refer to."""
    return {
        "version": versions(references.named(contents, "version"), by),
        "household": references.households(references.named(contents, "household"), by),
        "person": references.persons(references.named(contents, "person"), by),
        "village": references.villages(references.named(contents, "village"), by),
        "response": _first_parts(references.named(contents, "continues"), by),
    }


def _first_parts(keys: set[str], by: User) -> dict[str, Response]:
    if not keys:
        return {}
    # Who continues a response comes to see all of it: only who needs to know it already.
    known = Response.objects.visible_to(by).filter(Response.objects.needing_to_know(by))
    found = known.filter(pk__in=references.ids(keys), left_for_later=True)
    first = found.select_related("continues").prefetch_related("answers", "sensitive_answers")
    return {str(one.pk): one for one in first}


def fetch_versions(contents: Sequence[Content], by: User) -> References:
    """Versions that closings refer to."""
    return {"version": versions(references.named(contents, "version"), by)}


def kinds() -> list[Kind]:
    """The assessment, the publication of a version and its closing."""
    return [
        Kind(
            name="assessment",
            title=_("Assessment"),
            permission=permissions.RECORD_ASSESSMENT,
            form=forms.AssessmentForm,
            fetch=fetch_assessments,
            record=services.record_assessments,
            happened="assessed_on",
            after_void=void_recorded,
        ),
        Kind(
            name="questionnaire",
            title=_("Version of a questionnaire"),
            permission=permissions.DESIGN_QUESTIONNAIRE,
            form=forms.PublicationForm,
            fetch=fetch_nothing,
            record=publishing.publish,
            happened="published_on",
            after_void=publishing.after_void,
        ),
        Kind(
            name="questionnaire_closing",
            title=_("Closing of a questionnaire"),
            permission=permissions.DESIGN_QUESTIONNAIRE,
            form=forms.ClosingForm,
            fetch=fetch_versions,
            record=publishing.close_versions,
            happened="closed_on",
        ),
    ]
