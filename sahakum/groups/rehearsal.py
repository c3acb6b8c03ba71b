"""A share-out as it would be today, out of the books: what is booked is what was rehearsed."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Sum

from sahakum.groups import chart
from sahakum.groups.chart import Accounts
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.groups.selectors import accounts_in, last_share_out, loans_in
from sahakum.groups.shareout import RESTS, Group, Member, Part, ShareOut, share_out
from sahakum.groups.wishes import Wish, rules_of
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
    def bank(self) -> int:
        """What the account beside the box holds."""
        return self.accounts.held(chart.BANK)

    @property
    def lacks(self) -> int:
        """What box and bank are short of: what has a purpose and what the group keeps is not paid
        out."""
        shared = sum(part.social for part in self.result.parts)
        kept = _apart(self.accounts) - shared + sum(self.result.funds.values())
        return max(0, self.result.paid + kept - self.box - self.bank)

    @property
    def out_of_bank(self) -> int:
        """What must be taken from the bank before everybody can be paid out of the box."""
        return 0 if self.lacks else max(0, self.result.paid - self.box)

    @property
    def rest_to(self) -> Part | None:
        """The line of the member who gets the rests, if one does."""
        key = self.rules_said["rest_to"]
        return next((part for part in self.result.parts if part.member.id == key), None)

    def tied_of(self, part: Part) -> MemberAccounts:
        """The accounts of the member of a line."""
        return self.tied[part.member.id]

    def courses_of(self, part: Part) -> list[Course]:
        """The open loans of the member of a line."""
        return self.courses[self.tied_of(part).member_id]


def rehearsed(fund: Fund, *, on: datetime.date, wish: Wish) -> Rehearsal:
    """What each member would get on a day, with everything recorded so far."""
    accounts = chart.accounts_of(fund)
    tied = {_key(one): one for one in accounts_in(fund)}
    courses = _courses(fund)
    paid = _interest_paid(fund)
    members = tuple(
        _member(one, paid.get(one.member_id, 0), _owes(courses[one.member_id], on, wish))
        for _, one in sorted(tied.items())
    )
    group = Group(
        commodity=fund.commodity_id,
        cash=accounts.held(chart.BOX, chart.BANK) - _apart(accounts) - _exchanged(accounts),
        social=accounts[chart.SOCIAL].held(),
        members=tuple(one for one in members if one.savings or one.owes),
    )
    rest_to = _rest_to(group, tied, wish)
    rules, said = rules_of(fund, on=on, wish=wish, rest_to=rest_to)
    return Rehearsal(
        fund=fund,
        day=on,
        accounts=accounts,
        rules_said=said,
        result=share_out(group, rules),
        tied=tied,
        courses=courses,
    )


def _rest_to(group: Group, tied: dict[str, MemberAccounts], wish: Wish) -> str:
    """The line of the member who is to get the rests; nothing where none of the lines is hers."""
    if wish.rest == RESTS[0]:
        return ""
    keys = (one.id for one in group.members)
    return next((key for key in keys if tied[key].member_id == wish.rest_to), "")


def _apart(accounts: Accounts) -> int:
    """What of box and bank is not shared: it has a purpose, or belongs to the group."""
    return accounts.held(chart.SOCIAL, chart.CAPITAL, chart.SET_ASIDE)


def _exchanged(accounts: Accounts) -> int:
    """What came in for something else is not earned; what went out for it is not lost."""
    return accounts.held(chart.EXCHANGE)


def _owes(courses: list[Course], on: datetime.date, wish: Wish) -> int:
    """What pays her loans off; where they go on, the principal: interest is not earned yet."""
    return sum(course.owed if wish.savings_stay else course.most(on) for course in courses)


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


def _member(tied: MemberAccounts, interest: int, owes: int) -> Member:
    return Member(
        id=_key(tied),
        name=tied.member.name,
        savings=tied.savings.held(),
        interest_paid=interest,
        owes=owes,
    )
