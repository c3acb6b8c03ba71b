"""Reads of assessments; who may see what is decided here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from sahakum.accounts.models import Organisation, User
from sahakum.assessments.definition import Band
from sahakum.assessments.facts import subject_of
from sahakum.assessments.models import QuestionnaireVersion, Response
from sahakum.assessments.saying import everything_said
from sahakum.assessments.scoring import Result, result_of
from sahakum.journal.services import log_view
from sahakum.places.models import Place
from sahakum.registry.models import Household

MOST_COMPARED = 24


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A response with its result, item by item, as far as the reader may see it.

    ``before`` is the assessment of the same subject before this one, ``history`` all of them in
    order of their own days, this one included.
    """

    response: Response
    result: Result
    answers: dict[str, Any]
    before: "Response | None"
    before_answers: dict[str, Any]
    history: Sequence[Response]
    opened: bool
    may_open: bool


def offered_versions(user: User, *, subject: str) -> list[QuestionnaireVersion]:
    """The newest open version of each questionnaire about a kind of subject, by title."""
    usable = QuestionnaireVersion.objects.usable_by(user).filter(questionnaire__subject=subject)
    newest: dict[UUID, QuestionnaireVersion] = {}
    for version in usable.filter(closed=False).order_by("number"):
        newest[version.questionnaire_id] = version
    return sorted(newest.values(), key=lambda version: version.title)


def shared_bands(user: User) -> dict[str, tuple[QuestionnaireVersion, tuple[Band, ...]]]:
    """By code, the questionnaires about families that every organisation may use and whose
    results have bands, from the lowest to the highest.

    An organisation's own ones belong to them only where there is no other organisation.
    """
    alone = not Organisation.objects.exclude(pk=user.organisation_id).exists()
    return {
        version.questionnaire.code: (version, version.parsed.scoring.bands)
        for version in offered_versions(user, subject="household")
        if version.parsed.scoring.bands and (alone or version.questionnaire.organisation_id is None)
    }


def open_versions(user: User) -> list[tuple[QuestionnaireVersion, int]]:
    """Every version that is not closed, with how often the organisation answered it."""
    usable = QuestionnaireVersion.objects.usable_by(user).filter(closed=False)
    own = Q(
        responses__operation__organisation_id=user.organisation_id,
        responses__voided_by__isnull=True,
    )
    counted = usable.annotate(answers=Count("responses", filter=own))
    ordered = sorted(counted, key=lambda version: (version.title, -version.number))
    return [(version, version.answers) for version in ordered]


def version_for(user: User, version_id: UUID) -> QuestionnaireVersion:
    """A version that the user's organisation may use.

    Raises:
        Http404: it does not exist or belongs to another organisation.
    """
    found: QuestionnaireVersion | None = (
        QuestionnaireVersion.objects.usable_by(user).filter(pk=version_id).first()
    )
    if found is None:
        raise Http404
    return found


def response_for(user: User, response_id: UUID) -> Response:
    """A visible response.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found: Response | None = _readable(user).filter(pk=response_id).first()
    if found is None:
        raise Http404
    return found


def first_part_for(user: User, response_id: UUID) -> Response:
    """A visible response whose sensitive answers the user needs to know, to be continued.

    Raises:
        Http404: it does not exist or is not the user's to continue.
    """
    response = response_for(user, response_id)
    if not may_see_sensitive(user, response):
        raise Http404
    return response


def may_see_sensitive(user: User, response: Response) -> bool:
    """Whether the user needs to know the sensitive answers of a visible response."""
    needing = Response.objects.filter(Response.objects.needing_to_know(user), pk=response.pk)
    return bool(needing.exists())


def explained(user: User, response_id: UUID, *, sensitive: bool = False) -> Explained:
    """A visible response explained; that it was looked at is written down before it is shown.

    Sensitive answers are opened only when asked for, by who may; a result that is kept apart is
    seen only by those, and always as a whole.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    response = response_for(user, response_id)
    may_open = may_see_sensitive(user, response)
    opened = may_open and (sensitive or response.kept_apart)
    if sensitive and not may_open:
        raise Http404
    found = _explained(user, response, opened=opened, may_open=may_open)
    for shown in _shown(found):
        what = "sensitive_answers" if opened else "assessment"
        log_view(actor_id=user.id, subject_kind=what, subject_id=shown.pk, page="assessment")
    return found


def _shown(found: Explained) -> list[Response]:
    """Responses of which the explanation shows something that is not open to all."""
    shown = [found.response]
    if found.opened and found.before is not None:
        shown.append(found.before)
    if found.response.kept_apart:
        shown += found.history
    return list(dict.fromkeys(shown))


def _explained(user: User, response: Response, *, opened: bool, may_open: bool) -> Explained:
    history = history_of(user, response)
    earlier = [one for one in history if _order(one) < _order(response)]
    before = earlier[-1] if earlier else None
    answers = everything_said(response, sensitive=opened)
    return Explained(
        response=response,
        result=result_of(response.version.parsed, answers),
        answers=answers,
        before=before,
        before_answers=_answers_before(user, before, opened=opened),
        history=history,
        opened=opened,
        may_open=may_open and _has_more(response, opened=opened),
    )


def _answers_before(user: User, before: Response | None, *, opened: bool) -> dict[str, Any]:
    if before is None:
        return {}
    return everything_said(before, sensitive=opened and may_see_sensitive(user, before))


def _has_more(response: Response, *, opened: bool) -> bool:
    parts = [response, *([response.continues] if response.continues else [])]
    return not opened and any(part.sensitive_answers.exists() for part in parts)


def _order(response: Response) -> tuple[Any, ...]:
    return response.assessed_on, response.operation.received_at, response.pk


def history_of(user: User, response: Response) -> list[Response]:
    """Assessments of the same subject with the same questionnaire, in order of their own days."""
    kind, _ = subject_of(response)
    same = {f"{kind}_id": getattr(response, f"{kind}_id")}
    if kind == "village":
        same |= {"household_id": None, "person_id": None}
    found = _readable(user).filter(
        version__questionnaire_id=response.version.questionnaire_id, **same
    )
    first_parts = Response.objects.filter(continues=OuterRef("pk"), voided_by__isnull=True)
    # A first part that was continued is part of the later one.
    whole = found.filter(~Exists(first_parts) | Q(pk=response.pk))
    return sorted(whole, key=_order)[-MOST_COMPARED:]


def results_of_family(user: User, household: Household) -> list[Response]:
    """The newest open result of each questionnaire about a family or a member of it.

    What is kept apart is not among them, whoever asks.
    """
    open_ones = _readable(user).filter(household__in=household.same_ids, kept_apart=False)
    newest: dict[tuple[UUID, UUID | None], Response] = {}
    for response in sorted(open_ones, key=_order):
        newest[response.version.questionnaire_id, response.person_id] = response
    return sorted(newest.values(), key=_order, reverse=True)


def responses_about(
    user: User, *, household: Household | None = None, village: Place | None = None
) -> list[Response]:
    """All visible responses about a family and its members, or about a village; newest first."""
    found = _readable(user)
    if household is not None:
        found = found.filter(household__in=household.same_ids)
    else:
        found = found.filter(village=village, household__isnull=True, person__isnull=True)
    return sorted(found, key=_order, reverse=True)[:MOST_COMPARED]


def left_for_later(user: User, household: Household) -> list[Response]:
    """First parts about a family that the user may continue and nobody has."""
    continued = Response.objects.filter(continues=OuterRef("pk"), voided_by__isnull=True)
    own = Response.objects.needing_to_know(user)
    waiting = _readable(user).filter(own, household__in=household.same_ids, left_for_later=True)
    return sorted(waiting.exclude(Exists(continued)), key=_order)


def _readable(user: User) -> QuerySet[Response]:
    visible: QuerySet[Response] = Response.objects.visible_to(user)
    related = visible.select_related(
        "version__questionnaire", "operation", "continues", "person", "household", "village"
    )
    # Read once in each process, and not again with every row.
    return related.defer("version__definition")


def open_version_of(user: User, version: QuestionnaireVersion) -> QuestionnaireVersion:
    """The newest version of its questionnaire that is not closed; itself where all are closed."""
    usable = QuestionnaireVersion.objects.usable_by(user).filter(closed=False)
    newer = usable.filter(questionnaire=version.questionnaire_id).order_by("-number")
    return newer.first() or version
