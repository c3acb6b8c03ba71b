"""How a fund stands: what is in the box, out on loan and late, and what each member has."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Q

from sahakum.collectives.models import Step
from sahakum.collectives.selectors import members_of
from sahakum.groups import chart
from sahakum.groups.chart import Accounts
from sahakum.groups.holding import cash_of, earned_of
from sahakum.groups.models import (
    Bylaws,
    Fund,
    Keeping,
    Meeting,
    MeetingLine,
    MemberAccounts,
    StoreRules,
)
from sahakum.groups.selectors import (
    accounts_in,
    keeping_on,
    loans_in,
    meetings_of,
    rules_on,
    store_rules_on,
)
from sahakum.lending.arrears import Portfolio, portfolio_of
from sahakum.lending.courses import Course, courses_of

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class MemberStanding:
    """One member of the list: what she saved, what she owes, what is due and how late."""

    tied: MemberAccounts
    standing: Step.Standing
    owed: int
    due: int
    days_late: int

    @property
    def saved(self) -> int:
        """Her savings."""
        return self.tied.savings.held()


@dataclass(frozen=True, kw_only=True)
class FundStanding:
    """A fund today; ``unmoved`` is its portfolio as if no day had been put off."""

    fund: Fund
    accounts: Accounts
    members: list[MemberStanding]
    portfolio: Portfolio
    unmoved: Portfolio
    bylaws: Bylaws | None
    keeping: Keeping | None
    store: StoreRules | None
    latest: Meeting | None

    @property
    def box(self) -> int:
        """What the box holds, with the social fund."""
        return self.accounts[chart.BOX].held()

    @property
    def bank(self) -> int | None:
        """What the account beside the box holds; none where the fund has none."""
        account = self.accounts.find(chart.BANK)
        return account.held() if account else None

    @property
    def social(self) -> int:
        """What of it is the social fund."""
        return self.accounts[chart.SOCIAL].held()

    @property
    def saved(self) -> int:
        """What all members saved."""
        return sum(member.saved for member in self.members)

    @property
    def held(self) -> Counter[int]:
        """What the fund holds, by the numbers of its chart."""
        own = Counter({number: one.held() for number, one in self.accounts.by_number.items()})
        own[chart.SAVINGS], own[chart.LOANS] = self.saved, self.portfolio.owed
        return own

    @property
    def idle(self) -> int:
        """What of the loan fund is not out on loan."""
        return cash_of(self.held)

    @property
    def return_on_savings(self) -> Fraction | None:
        """What was earned since the last share-out, of all savings; none where nothing is saved."""
        return Fraction(earned_of(self.held), self.saved) if self.saved else None

    @property
    def in_use(self) -> Fraction | None:
        """The share of the loan fund that is out on loan; none where there is nothing.

        Source: SEEP ratios as SAVIX computes them, "loan fund utilisation".
        """
        whole = self.portfolio.owed + self.idle
        return Fraction(self.portfolio.owed, whole) if whole > 0 else None


def standing_of(fund: Fund, *, on: Day) -> FundStanding:
    """How a fund stands with everything recorded, in a constant number of queries."""
    tied = {one.member_id: one for one in accounts_in(fund)}
    loans = list(loans_in(fund))
    courses = courses_of(loans, on=on)
    by_member: dict[UUID, list[Course]] = defaultdict(list)
    for course in courses:
        by_member[course.loan.member_id].append(course)
    return FundStanding(
        fund=fund,
        accounts=chart.accounts_of(fund),
        members=[
            _member(tied[one.member.pk], one.standing, by_member[one.member.pk], on)
            for one in members_of(fund.collective, on=on)
            if one.member.pk in tied
        ],
        portfolio=portfolio_of(courses, on=on),
        unmoved=portfolio_of(courses_of(loans, on=on, postponed=False), on=on),
        bylaws=rules_on(fund, on),
        keeping=keeping_on(fund, on),
        store=store_rules_on(fund, on),
        latest=meetings_of(fund).first(),
    )


def _member(
    tied: MemberAccounts, standing: Step.Standing, courses: list[Course], on: Day
) -> MemberStanding:
    return MemberStanding(
        tied=tied,
        standing=standing,
        owed=sum(course.owed for course in courses),
        due=sum(course.due(on) for course in courses),
        days_late=max((course.days_late(on) for course in courses), default=0),
    )


def attendance_of(fund: Fund, *, since: Day) -> tuple[int, int]:
    """How often members came, of how often they stood on a sheet, over meetings since a day."""
    lines = MeetingLine.objects.filter(
        meeting__fund=fund,
        meeting__sort=Meeting.Sort.MEETING,
        meeting__voided_by__isnull=True,
        meeting__held_on__gte=since,
    )
    came = Q(presence__in=(MeetingLine.Presence.PRESENT, MeetingLine.Presence.LATE))
    counts = lines.aggregate(listed=Count("pk"), came=Count("pk", filter=came))
    return counts["came"], counts["listed"]
