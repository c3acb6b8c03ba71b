"""A person's disability as the Washington Group rule gives it."""

from collections.abc import Mapping
from typing import Any

from sahakum.assessments.models import Response
from sahakum.assessments.scoring import result_of
from sahakum.registry.models import Disability, Person, PersonVersion


def disability_versions(response: Response, answers: Mapping[str, Any]) -> list[PersonVersion]:
    """What a response says of the person's disability, from its day on; nothing if nothing new.

    With at least one activity at "a lot of difficulty" or "cannot do at all" a person is counted
    as disabled; with every activity answered below that, as not disabled. Where one was refused or
    is not known and none is that hard, nothing follows. Source: Washington Group on Disability
    Statistics, The Washington Group Short Set on Functioning (WG-SS), recommended cut-off.
    """
    said = _said(response, answers)
    if said is None or response.person is None or said == _known(response, response.person):
        return []
    return [
        PersonVersion(
            person=response.person,
            from_on=response.assessed_on,
            disability=said,
            village_id=response.person.village_id,
        )
    ]


def _said(response: Response, answers: Mapping[str, Any]) -> Disability | None:
    definition = response.version.parsed
    bound = definition.scoring.disability_from
    if bound is None:
        return None
    points = [item.points for item in result_of(definition, answers).items]
    if any(one is not None and one >= bound for one in points):
        return Disability.YES
    asked = [question for question in definition.questions() if question.scored]
    answered = [one for one in points if one is not None]
    return Disability.NO if len(answered) == len(asked) else None


def _known(response: Response, person: Person) -> str:
    living = PersonVersion.objects.filter(
        person=person, from_on__lte=response.assessed_on, voided_by__isnull=True
    )
    newest = living.exclude(disability="").order_by("-from_on", "-id").first()
    return newest.disability if newest else ""
