"""Reads of groups; access is checked here."""

import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Max, Model, Q, QuerySet, Sum
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member
from sahakum.groups import chart
from sahakum.groups.models import (
    Bylaws,
    Fund,
    Keeping,
    Leaving,
    Meeting,
    MemberAccounts,
    RicePrice,
    RiceTrade,
    ShareOutRecord,
    StoreRules,
)
from sahakum.journal.models import Operation
from sahakum.ledger.models import Account, Commodity
from sahakum.lending.models import Loan

Day = datetime.date
Found = TypeVar("Found", bound=Model)


def funds_of(collective: Collective) -> list[Fund]:
    """What members of a group that the reader sees save and borrow: its living funds, no herds."""
    return list(_funds(collective).exclude(commodity__sort=Commodity.Sort.ANIMAL))


def herds_of(collective: Collective) -> list[Fund]:
    """The living herds of a group that the reader sees, one of each kind of animal."""
    return list(_funds(collective).filter(commodity__sort=Commodity.Sort.ANIMAL))


def _funds(collective: Collective) -> QuerySet[Fund]:
    found = Fund.objects.filter(collective=collective, voided_by__isnull=True)
    return found.select_related("commodity", "collective").order_by("place")


def fund_for(user: User, fund_id: UUID) -> Fund:
    """A visible fund.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found = Fund.objects.filter(pk=fund_id, voided_by__isnull=True)
    return _seen(user, found.select_related("collective", "commodity"), "collective")


def member_for(user: User, member_id: UUID) -> Member:
    """A visible member.

    Raises:
        Http404: there is none, or the user may not see the group.
    """
    found = Member.objects.filter(pk=member_id, voided_by__isnull=True)
    return _seen(user, found.select_related("collective", "person"), "collective")


def meeting_for(user: User, meeting_id: UUID) -> Meeting:
    """A visible meeting; a voided one too.

    Raises:
        Http404: there is none, or the user may not see the group.
    """
    found = Meeting.objects.filter(pk=meeting_id)
    related = ("fund__collective", "fund__commodity", "operation")
    return _seen(user, found.select_related(*related), "fund__collective")


def loan_for(user: User, loan_id: UUID) -> Loan:
    """A visible loan.

    Raises:
        Http404: there is none, or the user may not see the group.
    """
    found = Loan.objects.filter(pk=loan_id, voided_by__isnull=True)
    return _seen(user, found.select_related("member__collective"), "member__collective")


def account_for(user: User, account_id: UUID) -> Account:
    """An account of a visible group's book.

    Raises:
        Http404: there is none, or the user may not see the group.
    """
    found = Account.objects.filter(pk=account_id, voided_by__isnull=True)
    return _seen(user, found.select_related("commodity", "book"), "book__funds__collective")


def _seen(user: User, found: QuerySet[Found], collective: str) -> Found:
    seen = Collective.objects.visible_to(user)
    one = found.filter(**{f"{collective}__in": seen}).first()
    if one is None:
        raise Http404
    return one


def fund_of(account: Account) -> Fund:
    """The fund to which an account belongs."""
    place = account.number // chart.OF_A_FUND
    funds = Fund.objects.select_related("collective", "commodity")
    return funds.get(book=account.book_id, place=place, voided_by__isnull=True)


def meetings_of(fund: Fund) -> QuerySet[Meeting]:
    """Living meetings of a fund, the newest first."""
    return fund.meetings.filter(voided_by__isnull=True).order_by("-held_on", "-sheet", "-pk")


def next_sheet(fund: Fund) -> int:
    """The number of the next paper sheet."""
    living = fund.meetings.filter(voided_by__isnull=True)
    return 1 + (living.aggregate(Max("sheet"))["sheet__max"] or 0)


def attempts(fund: Fund, sheet: int) -> int:
    """How often a sheet was recorded and voided again."""
    return fund.meetings.filter(sheet=sheet, voided_by__isnull=False).count()


def accounts_of_member(member: Member) -> list[MemberAccounts]:
    """What a member has in each fund."""
    found = MemberAccounts.objects.filter(member=member, voided_by__isnull=True)
    related = ("fund__commodity", "fund__collective", "fund__book", "member", "savings", "loans")
    return list(found.select_related(*related).order_by("fund__place"))


def meetings_by_operation(operations: set[UUID]) -> dict[UUID, Meeting]:
    """The meetings that some operations stored."""
    found = Meeting.objects.filter(operation__in=operations)
    return {meeting.operation_id: meeting for meeting in found}


def kinds_by_operation(operations: set[UUID]) -> dict[UUID, str]:
    """The kind of each operation."""
    return dict(Operation.objects.filter(pk__in=operations).values_list("pk", "kind"))


def rules_on(fund: Fund, day: Day) -> Bylaws | None:
    """The rules of a fund that hold on a day, if there are any."""
    known = Bylaws.objects.filter(fund=fund, voided_by__isnull=True, from_on__lte=day)
    return known.select_related("fund__commodity").order_by("from_on").last()


def keeping_on(fund: Fund, day: Day) -> Keeping | None:
    """How a fund is kept on a day, if that was said."""
    known = Keeping.objects.filter(fund=fund, voided_by__isnull=True, from_on__lte=day)
    return known.order_by("from_on").last()


def store_rules_on(fund: Fund, day: Day) -> StoreRules | None:
    """How the store of a fund is run on a day, if that was said."""
    known = StoreRules.objects.filter(fund=fund, voided_by__isnull=True, from_on__lte=day)
    return known.order_by("from_on").last()


def price_on(fund: Fund, money: Fund, use: str, day: Day) -> RicePrice | None:
    """The price of a fund's rice on a day, if one was decided."""
    known = RicePrice.objects.filter(fund=fund, money=money, use=use, from_on__lte=day)
    return known.filter(voided_by__isnull=True).order_by("from_on").last()


def trades_of(fund: Fund) -> QuerySet[RiceTrade]:
    """Living trades of rice for money that touched a fund, the newest first."""
    touched = Q(fund=fund) | Q(price__money=fund)
    found = RiceTrade.objects.filter(touched, voided_by__isnull=True)
    related = ("fund__commodity", "price__money__commodity", "member", "exchange")
    return found.select_related(*related).order_by("-day", "-pk")


def losses_of(fund: Fund) -> dict[str, int]:
    """What was missing at counts, by its cause, where one was chosen."""
    counted = fund.meetings.filter(voided_by__isnull=True, difference__lt=0)
    named = counted.exclude(difference_cause="").values_list("difference_cause")
    return {cause: -int(sum_) for cause, sum_ in named.annotate(Sum("difference")).order_by()}


def last_moved(fund: Fund) -> Day | None:
    """The last day on which a meeting, a trade or somebody who left moved something."""
    left = Leaving.objects.filter(fund=fund, voided_by__isnull=True)
    days = (
        fund.meetings.filter(voided_by__isnull=True).aggregate(last=Max("held_on"))["last"],
        trades_of(fund).order_by().aggregate(last=Max("day"))["last"],
        left.aggregate(last=Max("day"))["last"],
    )
    return max((day for day in days if day is not None), default=None)


def last_share_out(fund: Fund) -> ShareOutRecord | None:
    """The newest living share-out of a fund."""
    return fund.share_outs.filter(voided_by__isnull=True).order_by("day").last()


def accounts_in(fund: Fund) -> QuerySet[MemberAccounts]:
    """What each member has in a fund, with what the accounts hold now; by number."""
    living = MemberAccounts.objects.filter(fund=fund, voided_by__isnull=True)
    return living.select_related("member", "savings", "loans").order_by("member__number")


def loans_in(fund: Fund) -> QuerySet[Loan]:
    """All living loans of a fund, with their members."""
    accounts = MemberAccounts.objects.filter(fund=fund, voided_by__isnull=True)
    loans = Loan.objects.filter(account__in=accounts.values("loans"), voided_by__isnull=True)
    return loans.select_related("member", "account")
