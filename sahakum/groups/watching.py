"""How many funds stand today, side by side, in a constant number of queries."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias
from uuid import UUID

from django.db.models import F, Max, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from sahakum.collectives.models import Collective
from sahakum.groups import chart
from sahakum.groups.holding import cash_of, held_in
from sahakum.groups.models import Fund, Meeting, MemberAccounts
from sahakum.groups.references import KEPT
from sahakum.ledger.models import Account
from sahakum.ledger.selectors import negative_among
from sahakum.lending.arrears import Portfolio, portfolio_of
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import Loan, LoanPayment

Day = datetime.date
# A fund by its book and its place there.
Place: TypeAlias = tuple[UUID, int]


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A fund today: what it holds, how its loans stand, and the last that was recorded of it.

    ``late`` are loans of which something is late; ``next_due_on`` is the next day on which
    something falls due; ``lent_on`` the last on which something was lent; ``met_on`` the last
    meeting and ``difference`` what was found too much there; ``below_zero`` the last past day at
    whose end the box stood below zero, after late sheets.
    """

    fund: Fund
    held: Counter[int]
    portfolio: Portfolio
    late: int
    next_due_on: Day | None
    lent_on: Day | None
    met_on: Day | None
    difference: int
    below_zero: Day | None

    @property
    def cash(self) -> int:
        """What of the loan fund lies in the box or store; the social fund is not part of it."""
        return cash_of(self.held)

    @property
    def idle(self) -> Fraction | None:
        """The share of the loan fund that is not out on loan; none where there is no loan fund."""
        whole = self.cash + self.portfolio.owed
        return Fraction(self.cash, whole) if whole > 0 else None


def watched_in(groups: Iterable[Collective], *, on: Day) -> dict[UUID, list[Watched]]:
    """Every fund of some groups, by group, in the order of their places."""
    funds = list(_funds(groups))
    places = {(fund.book_id, fund.place): fund.pk for fund in funds}
    held = held_in(funds, on=on)
    courses = _courses(funds, on)
    lent, latest = _lent(places), _latest(funds)
    below_zero = _below_zero(funds, places)
    found: dict[UUID, list[Watched]] = defaultdict(list)
    for fund in funds:
        own = courses[fund.pk]
        found[fund.collective_id].append(
            Watched(
                fund=fund,
                held=held[fund.pk],
                portfolio=portfolio_of(own, on=on),
                late=sum(course.days_late(on) > 0 for course in own),
                next_due_on=min(_coming(own, on), default=None),
                lent_on=lent.get(fund.pk),
                met_on=latest.get(fund.pk, (None, 0))[0],
                difference=latest.get(fund.pk, (None, 0))[1],
                below_zero=below_zero.get(fund.pk),
            )
        )
    return found


def _funds(groups: Iterable[Collective]) -> Iterable[Fund]:
    living = Fund.objects.filter(
        collective__in=list(groups), voided_by__isnull=True, commodity__sort__in=KEPT
    )
    return living.select_related("collective", "commodity").order_by("place", "pk")


def _courses(funds: Iterable[Fund], on: Day) -> dict[UUID, list[Course]]:
    """Loans of which something is owed, by fund. Of many loans most are paid back: only the open
    ones are read and run again."""
    tied = MemberAccounts.objects.filter(fund__in=list(funds), voided_by__isnull=True)
    of_fund = dict(tied.filter(loans__balance__gt=0).values_list("loans", "fund"))
    paid = LoanPayment.objects.filter(loan=OuterRef("pk"), voided_by__isnull=True).order_by()
    sums = paid.values("loan").annotate(total=Sum("principal")).values("total")
    loans = Loan.objects.filter(account__in=of_fund, voided_by__isnull=True)
    open_ones = loans.annotate(paid=Coalesce(Subquery(sums), 0)).filter(paid__lt=F("principal"))
    found: dict[UUID, list[Course]] = defaultdict(list)
    for course in courses_of(open_ones, on=on):
        if course.owed:
            found[of_fund[course.loan.account_id]].append(course)
    return found


def _coming(courses: Iterable[Course], on: Day) -> Iterable[Day]:
    return (
        row.due_on
        for course in courses
        for row in course.service.rows
        if row.due_on >= on and row.unpaid()
    )


def _lent(places: Mapping[Place, UUID]) -> dict[UUID, Day]:
    books = {book for book, _place in places}
    loans = Loan.objects.filter(account__book__in=books, voided_by__isnull=True).order_by()
    days = loans.values_list("account__book", "account__number").annotate(Max("disbursed_on"))
    found: dict[UUID, Day] = {}
    for book, number, day in days:
        fund = places.get((book, number // chart.OF_A_FUND))
        if fund is not None:
            found[fund] = max(day, found.get(fund, day))
    return found


def _latest(funds: Iterable[Fund]) -> dict[UUID, tuple[Day, int]]:
    """The day of the last meeting of each fund, and the difference found there."""
    living = Meeting.objects.filter(fund__in=list(funds), voided_by__isnull=True)
    told = living.order_by("held_on", "sheet", "pk").values_list("fund", "held_on", "difference")
    return {fund: (day, difference) for fund, day, difference in told}


def _below_zero(funds: Iterable[Fund], places: Mapping[Place, UUID]) -> dict[UUID, Day]:
    numbers = {fund.place * chart.OF_A_FUND + chart.BOX for fund in funds}
    boxes = Account.objects.filter(
        book__in={book for book, _place in places}, number__in=numbers, voided_by__isnull=True
    )
    known = {box.pk: places.get((box.book_id, box.number // chart.OF_A_FUND)) for box in boxes}
    days = negative_among(boxes)
    return {fund: days[key][-1][0] for key, fund in known.items() if fund is not None and days[key]}
