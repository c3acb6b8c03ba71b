"""Writes of applications: said for the first time, or anew after they were sent back."""

from collections.abc import Sequence
from typing import Any

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.grants import texts
from sahakum.grants.models import BusinessGrant, GrantApplication, GrantDecision, GrantItem
from sahakum.grants.services.common import entry, lives_in, opened, refuse_before, refuse_stranger
from sahakum.grants.services.funds import lock_fund
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Household
from sahakum.registry.services import check_right

NAMES = ("person", "applied_on", "venture", "how", "asked", "own", "loan")


def record_applications(said: Sequence[Said], *, by: User) -> None:
    """Records that families ask for money.

    Raises:
        PermissionDenied: the role does not record it, or a village lies outside the areas.
        Refusal: the person is of another family, the loan of nobody of it, or all was voided.
    """
    households = [one.answers["household"] for one in said]
    villages = {household.village_id for household in households}
    check_right(permissions.RECORD_BUSINESS_GRANT, villages, by=by)
    lock_living_households(households)
    for one in said:
        commit([_first(one, by)])


def _first(said: Said, by: User) -> Entry:
    household, fund = said.answers["household"], said.answers["fund"]
    lock_fund(fund)
    grant = BusinessGrant(
        id=said.operation.id,
        household=household,
        fund=fund,
        steward_id=by.organisation_id,
        village_id=household.village_id,
    )
    return entry(said, grant, [grant, *_rows(said, grant, household)])


def record_rewritten(said: Sequence[Said], *, by: User) -> None:
    """Records applications anew that were sent back.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: it was not sent back, or as for the first application.
    """
    for one in said:
        course = opened(one, by=by, permission=permissions.RECORD_BUSINESS_GRANT)
        decision = course.decision
        if decision is None or decision.outcome != GrantDecision.Outcome.SENT_BACK:
            raise Refusal({"": [str(texts.NOT_SENT_BACK)]})
        refuse_before(course, one.answers["applied_on"], "applied_on", GrantDecision)
        grant = course.grant
        commit([entry(one, grant, _rows(one, grant, grant.household))])


def _rows(said: Said, grant: BusinessGrant, household: Household) -> list[Row]:
    answers = said.answers
    refuse_stranger(household, answers["person"], answers["applied_on"])
    _refuse_loan(household, answers)
    application = GrantApplication(grant=grant, **{name: answers[name] for name in NAMES})
    items = [
        GrantItem(application=application, place=place, **row)
        for place, row in enumerate(answers["budget"], 1)
    ]
    return [application, *items]


def _refuse_loan(household: Household, answers: dict[str, Any]) -> None:
    """A loan joins a venture only where somebody of the family owes it."""
    loan = answers["loan"]
    if loan is None:
        return
    person = loan.member.person
    if person is None or not lives_in(household, person, answers["applied_on"]):
        raise Refusal({"loan": [str(texts.OTHER_LOAN)]})
