"""Reads of the ledger: balances by day happened and by day known; ``statements`` has the rows."""

import datetime
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Func, OuterRef, Q, QuerySet, Subquery, Sum

from sahakum.accounts.models import User
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Account, Book, Commodity, Transfer


def books_of(user: User) -> QuerySet[Book]:
    """The living books that a user may see: of the organisation, in villages within sight."""
    seen = user.sight.filter(village="village_id", steward="steward_id", record="pk")
    return Book.objects.filter(seen, voided_by__isnull=True).order_by("name_km", "pk")


def commodities(sorts: Iterable[str] = Commodity.Sort.values) -> QuerySet[Commodity]:
    """What can be kept: what every database begins with and what offices added and did not void."""
    living = Commodity.objects.filter(added__voided_by__isnull=True)
    return living.filter(sort__in=list(sorts)).order_by("sort", "code")


def balance(account: Account, *, on: datetime.date | None = None, known: int | None = None) -> int:
    """Debits less credits, in the smallest unit; of a control account, of all accounts under it.

    ``on`` counts what happened until the end of that day, ``known`` what had been sealed by that
    position; without them, everything. One statement reads it all, so that what is stored
    meanwhile is in it as a whole or not at all.
    """
    posted = _posted(account)
    if known is not None:
        return _total(posted, _until(on) & Q(operation__position__lte=known))
    if on is None:
        return sum(posted.values_list("balance", flat=True))
    if _is_late(account, on):
        return _total(posted, Q(day__gt=on), held=True)
    return _total(posted, Q(day__lte=on))


def _posted(account: Account) -> QuerySet[Account]:
    if account.control:
        return Account.objects.filter(under=account, voided_by__isnull=True)
    return Account.objects.filter(pk=account.pk)


def _until(on: datetime.date | None) -> Q:
    return Q() if on is None else Q(day__lte=on)


def _is_late(account: Account, on: datetime.date) -> bool:
    """Whether less lies after the day than before it, as far as days can tell.

    Then it is quicker to take from the balance of now what came later.
    """
    ends = [_end(side, order) for side in ("debit", "credit") for order in ("day", "-day")]
    found = _posted(account).values_list(*ends)
    days = [day for row in found for day in row if day is not None]
    return bool(days) and on - min(days) > max(days) - on


def _end(side: str, order: str) -> Subquery:
    # One step in an index: min() and max() in one question would read them all on SQLite.
    transfers = Transfer.objects.filter(**{side: OuterRef("pk")}).order_by(order)
    return Subquery(transfers.values("day")[:1])


def _total(posted: QuerySet[Account], condition: Q, *, held: bool = False) -> int:
    """The sum of transfers under a condition; or what is held without them."""
    sums = posted.annotate(
        into=_side("debit", condition), out=_side("credit", condition)
    ).values_list("balance", "into", "out")
    return sum(
        balance - int(into or 0) + int(out or 0) if held else int(into or 0) - int(out or 0)
        for balance, into, out in sums
    )


def _side(side: str, condition: Q) -> Subquery:
    found = Transfer.objects.filter(condition, **{side: OuterRef("pk")}).order_by()
    # As a function of its own, not as Django's Sum: grouping by the one account costs a fifth.
    total = Func("amount", function="SUM", output_field=AmountField())
    return Subquery(found.annotate(total=total).values("total"))


def negative_days(account: Account) -> list[tuple[datetime.date, int]]:
    """Days at whose end a guarded account stood below zero, after late entries, with how much."""
    return negative_among([account])[account.pk]


def negative_among(
    accounts: Iterable[Account],
) -> dict[UUID, list[tuple[datetime.date, int]]]:
    """The same of many accounts, in two queries."""
    found = {account.pk: account for account in accounts}
    days: dict[UUID, dict[datetime.date, int]] = {key: {} for key in found}
    for side, direction in (("debit", 1), ("credit", -1)):
        moved = Transfer.objects.filter(**{f"{side}__in": list(found)}).order_by()
        for key, day, amount in moved.values_list(side, "day").annotate(Sum("amount")):
            change = found[key].held(direction * int(amount))
            days[key][day] = days[key].get(day, 0) + change
    return {key: _below_zero(changes) for key, changes in days.items()}


def _below_zero(changes: Mapping[datetime.date, int]) -> list[tuple[datetime.date, int]]:
    running, found = 0, []
    for day in sorted(changes):
        running += changes[day]
        if running < 0:
            found.append((day, running))
    return found
