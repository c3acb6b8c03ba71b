"""What indicators count of assessments."""

from uuid import UUID

from sahakum.assessments.models import Response
from sahakum.journal.models import Fact


def facts_of(response: Response, *, code: str) -> list[Fact]:
    """One fact: this subject was assessed with this questionnaire, with this score and band.

    A result that is kept apart counts as an assessment only, without score and band; a second
    part counts with its first. A village has a number and no UUID: the number is written as one.
    """
    if response.continues_id:
        return []
    score = None if response.kept_apart else response.score
    kind, subject_id = subject_of(response)
    return [
        Fact(
            kind="assessment",
            subject_kind=kind,
            subject_id=subject_id,
            household_id=response.household_id,
            village_id=response.village_id,
            organisation_id=response.steward_id,
            day=response.assessed_on,
            quantity=score or 0,
            item=code,
            attributes=None if response.kept_apart else {"band": response.band},
        )
    ]


def subject_of(response: Response) -> tuple[str, UUID]:
    """Whom a response is about: kind and id."""
    if response.person_id:
        return "person", response.person_id
    if response.household_id:
        return "household", response.household_id
    return "village", UUID(int=response.village_id)
