"""Reads of the ledger: balances by day happened and by day known; ``statements`` has the rows."""

import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum

from sahakum.accounts.models import User
from sahakum.ledger.models import Account, Book, Transfer


def books_of(user: User) -> QuerySet[Book]:
    """The living books that a user may see: of the organisation, in villages within sight."""
    seen = user.sight.filter(village="village_id", steward="steward_id", record="pk")
    return Book.objects.filter(seen, voided_by__isnull=True).order_by("name_km", "pk")


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
    ids = list(_posted(account).values_list("pk", flat=True))
    days = [
        day
        for side in ("debit", "credit")
        for order in ("day", "-day")
        for day in _first_day(Transfer.objects.filter(**{f"{side}__in": ids}).order_by(order))
    ]
    return bool(days) and on - min(days) > max(days) - on


def _first_day(transfers: QuerySet[Transfer]) -> QuerySet[Transfer, datetime.date]:
    # One step in an index: min() and max() in one question would read them all on SQLite.
    return transfers.values_list("day", flat=True)[:1]


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
    return Subquery(found.values(side).annotate(total=Sum("amount")).values("total"))


def negative_days(account: Account) -> list[tuple[datetime.date, int]]:
    """Days at whose end a guarded account stood below zero, after late entries, with how much."""
    days: dict[datetime.date, int] = {}
    for name, direction in (("debit", 1), ("credit", -1)):
        sums = Transfer.objects.filter(**{name: account}).values_list("day").annotate(Sum("amount"))
        for day, amount in sums:
            days[day] = days.get(day, 0) + account.held(direction * int(amount))
    running, found = 0, []
    for day in sorted(days):
        running += days[day]
        if running < 0:
            found.append((day, running))
    return found
