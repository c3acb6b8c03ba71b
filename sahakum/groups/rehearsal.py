"""A share-out as it would be today, out of the books: what is booked is what was rehearsed."""

import datetime
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import Sum

from sahakum.groups import chart
from sahakum.groups.chart import Accounts
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.groups.selectors import accounts_in, last_share_out, loans_in, rules_on
from sahakum.groups.shareout import Group, Member, Part, Rules, ShareOut, share_out
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import LoanPayment


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """A share-out worked out, with everything that booking it needs."""

    fund: Fund
    day: datetime.date
    accounts: Accounts
    rules_said: dict[str, Any]
    result: ShareOut
    tied: dict[str, MemberAccounts]
    courses: dict[UUID, list[Course]]

    @property
    def box(self) -> int:
        """What the box holds."""
        return self.accounts[chart.BOX].held()

    @property
    def lacks(self) -> int:
        """What the box is short of: the social fund and what the group keeps are not paid out."""
        shared = sum(part.social for part in self.result.parts)
        kept = self.result.group.social - shared + sum(self.result.funds.values())
        return max(0, kept - self.result.stays)

    def tied_of(self, part: Part) -> MemberAccounts:
        """The accounts of the member of a line."""
        return self.tied[part.member.id]

    def courses_of(self, part: Part) -> list[Course]:
        """The open loans of the member of a line."""
        return self.courses[self.tied_of(part).member_id]


def rehearsed(fund: Fund, *, on: datetime.date, roll_over: bool, share_social: bool) -> Rehearsal:
    """What each member would get on a day, with everything recorded so far."""
    accounts = chart.accounts_of(fund)
    tied = {_key(one): one for one in accounts_in(fund)}
    courses = _courses(fund)
    paid = _interest_paid(fund)
    members = tuple(
        _member(key, one, courses[one.member_id], paid.get(one.member_id, 0), on)
        for key, one in sorted(tied.items())
    )
    rules, said = _rules(fund, on, roll_over=roll_over, share_social=share_social)
    kept_apart = accounts[chart.SOCIAL].held() + accounts[chart.CAPITAL].held()
    group = Group(
        commodity=fund.commodity_id,
        cash=accounts[chart.BOX].held() - kept_apart,
        social=accounts[chart.SOCIAL].held(),
        members=tuple(one for one in members if one.savings or one.owes),
    )
    return Rehearsal(
        fund=fund,
        day=on,
        accounts=accounts,
        rules_said=said,
        result=share_out(group, rules),
        tied=tied,
        courses=courses,
    )


def _key(tied: MemberAccounts) -> str:
    return f"{tied.member.number:08d}"


def _courses(fund: Fund) -> dict[UUID, list[Course]]:
    found: dict[UUID, list[Course]] = defaultdict(list)
    for course in courses_of(loans_in(fund)):
        if course.is_open:
            found[course.loan.member_id].append(course)
    return found


def _interest_paid(fund: Fund) -> dict[UUID, int]:
    """Interest of this cycle by member."""
    last = last_share_out(fund)
    since = last.day if last else datetime.date.min
    paid = LoanPayment.objects.filter(
        loan__in=loans_in(fund), voided_by__isnull=True, paid_on__gt=since
    )
    sums = paid.values_list("loan__member").annotate(Sum("interest")).order_by()
    return {key: int(amount) for key, amount in sums}


def _member(
    key: str, tied: MemberAccounts, courses: list[Course], interest: int, on: datetime.date
) -> Member:
    return Member(
        id=key,
        name=tied.member.name,
        savings=tied.savings.held(),
        interest_paid=interest,
        owes=sum(course.most(on) for course in courses),
    )


def _rules(
    fund: Fund, on: datetime.date, *, roll_over: bool, share_social: bool
) -> tuple[Rules, dict[str, Any]]:
    bylaws = rules_on(fund, on)
    percent = bylaws.group_percent if bylaws else 0
    rules = Rules(
        surplus=bylaws.surplus if bylaws else "savings",
        funds=(("group", percent),) if percent else (),
        share_social=share_social,
        roll_over=roll_over,
        unit=int(bylaws.payout_unit) if bylaws else 1,
    )
    return rules, asdict(rules) | {"funds": dict(rules.funds)}
