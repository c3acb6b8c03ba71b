"""What of groups a reader may see: asked for by id, missing and forbidden look the same."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member
from sahakum.groups.models import Fund, Meeting
from sahakum.ledger.models import Account, Commodity
from sahakum.lending.models import Loan

Found = TypeVar("Found", bound=Model)


def funds_of(collective: Collective) -> list[Fund]:
    """What members of a group that the reader sees save and borrow: its living funds, no herds."""
    return list(_of_members(_funds(collective)))


def herds_of(collective: Collective) -> list[Fund]:
    """The living herds of a group that the reader sees, one of each kind of animal."""
    return list(_funds(collective).filter(commodity__sort=Commodity.Sort.ANIMAL))


def _funds(collective: Collective) -> QuerySet[Fund]:
    found = Fund.objects.filter(collective=collective, voided_by__isnull=True)
    return found.select_related("commodity", "collective").order_by("place")


def _of_members(funds: QuerySet[Fund]) -> QuerySet[Fund]:
    """Without herds: nobody saves or borrows those, they have a register of their own."""
    return funds.exclude(commodity__sort=Commodity.Sort.ANIMAL)


def fund_for(user: User, fund_id: UUID) -> Fund:
    """A visible fund that members save in or borrow from.

    Raises:
        Http404: it does not exist, it is a herd, or the user may not see it.
    """
    found = _of_members(Fund.objects.filter(pk=fund_id, voided_by__isnull=True))
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
