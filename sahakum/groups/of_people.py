"""What people have with the groups of their village: each fund for itself, never added."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Step
from sahakum.collectives.selectors import standings_of
from sahakum.groups.models import MemberAccounts
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import Loan

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What one member has in one fund: savings, principal owed, and how late it is."""

    tied: MemberAccounts
    saved: int
    owed: int
    days_late: int


def kept_by(user: User, persons: Iterable[UUID], *, on: Day) -> list[Kept]:
    """What some people have in the groups that the user sees, in at most six queries.

    ``persons`` are ids that people are shown as; what was told of them under merged ones counts.
    Who left a group has nothing in it any more and is passed over.
    """
    ids = set(persons)
    if not ids or not user.may(permissions.SEE_GROUPS):
        return []
    tied = _accounts(user, ids)
    standings = standings_of({one.member_id for one in tied}, on=on) if tied else {}
    there = [one for one in tied if standings.get(one.member_id) != Step.Standing.LEFT]
    courses = _courses(there, on)
    return [_kept(one, courses[one.loans_id], on) for one in there]


def _accounts(user: User, persons: set[UUID]) -> list[MemberAccounts]:
    same = Q(member__person__in=persons) | Q(member__person__same_as__in=persons)
    found = MemberAccounts.objects.filter(
        same,
        member__voided_by__isnull=True,
        fund__collective__in=Collective.objects.visible_to(user),
        voided_by__isnull=True,
    )
    related = ("member__collective", "fund__commodity", "savings", "loans")
    return list(found.select_related(*related).order_by("member__collective", "fund__place", "pk"))


def _courses(tied: Iterable[MemberAccounts], on: Day) -> dict[UUID, list[Course]]:
    owing = [one.loans_id for one in tied if one.loans.balance]
    found: dict[UUID, list[Course]] = defaultdict(list)
    if owing:
        for course in courses_of(Loan.objects.filter(account__in=owing, voided_by=None), on=on):
            found[course.loan.account_id].append(course)
    return found


def _kept(tied: MemberAccounts, courses: list[Course], on: Day) -> Kept:
    return Kept(
        tied=tied,
        saved=tied.savings.held(),
        owed=sum(course.owed for course in courses),
        days_late=max((course.days_late(on) for course in courses), default=0),
    )
