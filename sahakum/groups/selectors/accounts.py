"""Accounts of funds and their members, and the loans in them."""

from django.db.models import QuerySet

from sahakum.collectives.models import Member
from sahakum.groups import chart
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.ledger.models import Account
from sahakum.lending.models import Loan


def fund_of(account: Account) -> Fund:
    """The fund to which an account belongs."""
    place = account.number // chart.OF_A_FUND
    funds = Fund.objects.select_related("collective", "commodity")
    return funds.get(book=account.book_id, place=place, voided_by__isnull=True)


def accounts_of_member(member: Member) -> list[MemberAccounts]:
    """What a member has in each fund."""
    found = MemberAccounts.objects.filter(member=member, voided_by__isnull=True)
    related = ("fund__commodity", "fund__collective", "fund__book", "member", "savings", "loans")
    return list(found.select_related(*related).order_by("fund__place"))


def accounts_in(fund: Fund) -> QuerySet[MemberAccounts]:
    """What each member has in a fund, with what the accounts hold now; by number."""
    living = MemberAccounts.objects.filter(fund=fund, voided_by__isnull=True)
    return living.select_related("member", "savings", "loans").order_by("member__number")


def loans_in(fund: Fund) -> QuerySet[Loan]:
    """All living loans of a fund, with their members."""
    accounts = MemberAccounts.objects.filter(fund=fund, voided_by__isnull=True)
    loans = Loan.objects.filter(account__in=accounts.values("loans"), voided_by__isnull=True)
    return loans.select_related("member", "account")
