"""Rights and locks: a group, then its funds, then accounts; and a word when it was voided."""

from collections.abc import Iterable
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.locking import lock_living
from sahakum.capture.texts import VOIDED_SINCE
from sahakum.collectives.models import Collective
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.lending.models import Loan
from sahakum.registry.services import check_right


def check_right_over_funds(permission: str, said: Iterable[Said], *, by: User) -> None:
    """Asks again whether the actor may record about the funds that are named.

    Raises:
        PermissionDenied: the role does not record this, or a village is outside the areas.
    """
    check_right(permission, {one.answers["fund"].collective.village_id for one in said}, by=by)


def lock_collective(collective: Collective) -> None:
    """Whoever changes something of a group holds it until the end of the transaction.

    Raises:
        Refusal: it was voided meanwhile.
    """
    lock_living([collective])


def hold_loans(fund: Fund) -> set[UUID]:
    """The living loans of a fund that is locked, by id; none is voided while something becomes
    of them."""
    ties = MemberAccounts.objects.filter(fund=fund, voided_by__isnull=True)
    living = Loan.objects.filter(account__in=ties.values("loans"), voided_by__isnull=True)
    held = living.order_by("pk").select_for_update(no_key=True)
    return set(held.values_list("pk", flat=True))


def locked_funds(collective: Collective) -> list[Fund]:
    """The living funds of a group that is locked, by their places."""
    funds = Fund.objects.filter(collective=collective, voided_by__isnull=True)
    return list(funds.select_related("book", "commodity").order_by("place"))


def lock_fund(fund: Fund) -> None:
    """The fund, after its group.

    Raises:
        Refusal: it was voided meanwhile.
    """
    lock_collective(fund.collective)
    if not Fund.objects.filter(pk=fund.pk, voided_by__isnull=True).exists():
        raise Refusal({"": [str(VOIDED_SINCE)]})
