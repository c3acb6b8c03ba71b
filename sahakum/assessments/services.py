"""Writes of assessments: responses with their answers and scores."""

from collections.abc import Sequence
from typing import Any

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assessments import texts
from sahakum.assessments.bound.disability import disability_versions
from sahakum.assessments.bound.recording import Told, record_bound
from sahakum.assessments.facts import facts_of, subject_of
from sahakum.assessments.models import (
    Answer,
    QuestionnaireVersion,
    RecordedAnswer,
    Response,
    SensitiveAnswer,
)
from sahakum.assessments.saying import everything_said
from sahakum.assessments.scoring import SCORING_VERSION, result_of
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.locking import lock_living
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households, lock_living_people
from sahakum.registry.models import Household, Membership
from sahakum.registry.services import check_right


def record_assessments(said: Sequence[Said], *, by: User) -> None:
    """Stores responses with their answers, score and band, and what bound questions were answered.

    Raises:
        Refusal: a bound answer does not fit what is stored, the version was closed, the subject
            voided or the first part continued meanwhile.
    """
    homes = _homes(said)
    responses = [_response(one, homes, by) for one in said]
    check_right(permissions.RECORD_ASSESSMENT, {one.village_id for one in responses}, by=by)
    lock_living_households(one.household for one in responses if one.household)
    lock_living_people((one.person for one in responses if one.person), field="person")
    _lock_first_parts(responses)
    told = [
        Told(response=row, answers=one.answers["answers"], operation=one.operation)
        for one, row in zip(said, responses, strict=True)
    ]
    recorded = record_bound(told, by=by)
    commit([_entry(one, row, recorded[row.pk]) for one, row in zip(said, responses, strict=True)])
    _refuse_closed({one.version_id for one in responses}, by)


def _homes(said: Sequence[Said]) -> dict[Any, Household]:
    """The family in which each person lives, by the person's id."""
    people = [one.answers["person"].pk for one in said if one.answers["person"]]
    living = Membership.objects.filter(
        person_id__in=people, to_on__isnull=True, voided_by__isnull=True
    )
    return {row.person_id: row.household for row in living.select_related("household")}


def _response(said: Said, homes: dict[Any, Household], by: User) -> Response:
    answers = said.answers
    person, village = answers["person"], answers["village"]
    household = answers["household"] or (homes.get(person.pk) if person else None)
    place = household or person
    response = Response(
        id=said.operation.id,
        version=answers["version"],
        steward_id=place.steward_id if place else by.organisation_id,
        village_id=place.village_id if place else village.pk,
        household=household,
        person=person,
        assessed_on=answers["assessed_on"],
        continues=answers["continues"],
    )
    _put_result(response, answers["answers"])
    return response


def _put_result(response: Response, given: dict[str, Any]) -> None:
    definition = response.version.parsed
    before = everything_said(response.continues, sensitive=True) if response.continues else {}
    result = result_of(definition, before | given)
    response.left_for_later = given.get("alone_now") == "no"
    response.kept_apart = definition.kept_apart
    response.score = result.score
    response.band = result.band.code if result.band else ""
    response.signs = dict(result.signs)
    response.scoring_version = SCORING_VERSION


def _entry(said: Said, response: Response, recorded: Sequence[RecordedAnswer]) -> Entry:
    _, subject_id = subject_of(response)
    touched = [response.household_id, response.person_id, subject_id]
    said.operation.touched = list(dict.fromkeys(str(one) for one in touched if one))
    given = said.answers["answers"]
    rows: list[Record] = [response, *_answers(response, given), *recorded]
    rows += disability_versions(response, given)
    code = response.version.questionnaire.code
    return Entry(operation=said.operation, rows=rows, facts=facts_of(response, code=code))


def _answers(response: Response, given: dict[str, Any]) -> list[Record]:
    sensitive = {one.name for one in response.version.parsed.questions() if one.sensitive}
    return [
        (SensitiveAnswer if name in sensitive else Answer)(
            response=response, question=name, value=value
        )
        for name, value in given.items()
    ]


def _lock_first_parts(responses: Sequence[Response]) -> None:
    first = [one.continues for one in responses if one.continues]
    ids = [one.pk for one in first]
    lock_living(first, field="continues")
    again = Response.objects.filter(continues_id__in=ids, voided_by__isnull=True)
    if again.exists() or len(ids) != len(set(ids)):
        raise Refusal({"continues": [str(texts.CONTINUED_BEFORE)]})


def _refuse_closed(version_ids: set[Any], by: User) -> None:
    # After the rows were written: their foreign keys hold the versions still, so that whoever
    # closes one is either seen here or waits until this is on disk.
    usable = QuestionnaireVersion.objects.usable_by(by).filter(pk__in=version_ids, closed=False)
    if usable.count() != len(version_ids):
        raise Refusal({"version": [str(texts.CLOSED)]})
