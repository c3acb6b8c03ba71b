"""Reads of the ledger: balances by day happened and by day known, statements."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from sahakum.accounts.models import User
from sahakum.ledger.models import Account, Book, Transfer

LATEST = datetime.date.max


def books_of(user: User) -> QuerySet[Book]:
    """The living books that a user may see: of the organisation, in villages within sight."""
    seen = user.sight.filter(village="village_id", steward="steward_id", record="pk")
    return Book.objects.filter(seen, voided_by__isnull=True).order_by("name_km", "pk")


def balance(account: Account, *, on: datetime.date | None = None, known: int | None = None) -> int:
    """Debits less credits, in the smallest unit; of a control account, of all accounts under it.

    ``on`` counts what happened until the end of that day, ``known`` what had been sealed by that
    position; without them, everything.
    """
    if on is None and known is None and not account.control:
        return Account.objects.values_list("balance", flat=True).get(pk=account.pk)
    ids = _posted_ids(account)
    if on is None and known is None:
        return _sum(Account.objects.filter(pk__in=ids), "balance")
    condition = _until(on=on, known=known)
    debits = _sum(Transfer.objects.filter(condition, debit__in=ids), "amount")
    credits = _sum(Transfer.objects.filter(condition, credit__in=ids), "amount")
    return debits - credits


def _posted_ids(account: Account) -> list[UUID]:
    if not account.control:
        return [account.pk]
    parts = Account.objects.filter(under=account, voided_by__isnull=True)
    return list(parts.values_list("pk", flat=True))


def _until(*, on: datetime.date | None, known: int | None) -> Q:
    condition = Q()
    if on is not None:
        condition &= Q(day__lte=on)
    if known is not None:
        condition &= Q(operation__position__lte=known)
    return condition


def _sum(rows: QuerySet, name: str) -> int:
    return int(rows.aggregate(total=Sum(name))["total"] or 0)


@dataclass(frozen=True, kw_only=True)
class Line:
    """What went in (``amount`` above zero) or out, and the balance after it."""

    transfer: Transfer
    amount: int
    balance: int


@dataclass(frozen=True, kw_only=True)
class Statement:
    """An account over a period, with the balance before its first day and after its last."""

    account: Account
    opening: int
    lines: list[Line]
    closing: int


def statement(
    account: Account, *, since: datetime.date, until: datetime.date = LATEST
) -> Statement:
    """What happened on an account from one day to another, both counted, in order of the days."""
    day_before = since - datetime.timedelta(days=1)
    opening = balance(account, on=day_before)
    lines = list(_lines(account, opening=opening, since=since, until=until))
    closing = lines[-1].balance if lines else opening
    return Statement(account=account, opening=opening, lines=lines, closing=closing)


def _lines(
    account: Account, *, opening: int, since: datetime.date, until: datetime.date
) -> Iterator[Line]:
    ids = set(_posted_ids(account))
    sides = Q(debit__in=ids) | Q(credit__in=ids)
    found = Transfer.objects.filter(sides, day__gte=since, day__lte=until)
    running = opening
    for transfer in found.select_related("operation").order_by("day", "operation_id", "pk"):
        change = _change(transfer, ids)
        running += change
        yield Line(transfer=transfer, amount=change, balance=running)


def _change(transfer: Transfer, ids: set[UUID]) -> int:
    into, out = transfer.debit_id in ids, transfer.credit_id in ids
    return int(transfer.amount) * (into - out)


def negative_days(account: Account) -> list[tuple[datetime.date, int]]:
    """Days at whose end a guarded account stood below zero, after late entries, with how much."""
    sign = 1 if account.side == Account.Side.DEBIT else -1
    days: dict[datetime.date, int] = {}
    for name, direction in (("debit", sign), ("credit", -sign)):
        sums = Transfer.objects.filter(**{name: account}).values_list("day").annotate(Sum("amount"))
        for day, amount in sums:
            days[day] = days.get(day, 0) + direction * int(amount)
    running, found = 0, []
    for day in sorted(days):
        running += days[day]
        if running < 0:
            found.append((day, running))
    return found
