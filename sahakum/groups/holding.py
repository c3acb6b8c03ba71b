"""What many funds hold on a day, out of the books, in a constant number of queries."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, Sum

from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.ledger.models import Account, Transfer

Day = datetime.date


def cash_of(held: Mapping[int, int]) -> int:
    """What of the loan fund lies in box, bank or store; what has a purpose is not part of it."""
    return held[chart.BOX] + held[chart.BANK] - held[chart.SOCIAL] - held[chart.SET_ASIDE]


def earned_of(held: Mapping[int, int]) -> int:
    """What belongs to members beyond their savings: since the last share-out, as it leaves nothing.

    Source: SEEP ratios as SAVIX computes them, "return on savings", before it is divided.
    """
    whole = cash_of(held) + held[chart.LOANS]
    # What came in for something else is not earned, what went out for it is not lost.
    return whole - held[chart.CAPITAL] - held[chart.SAVINGS] - held[chart.EXCHANGE]


def held_in(
    funds: Iterable[Fund], *, on: Day, known: int | None = None
) -> Mapping[UUID, Counter[int]]:
    """What each fund held on a day by the numbers of its chart; members' accounts under theirs.

    ``known`` counts what had been sealed by that position. Three queries, however many funds.
    """
    places = {(fund.book_id, fund.place): fund.pk for fund in funds}
    books = {book for book, _place in places}
    accounts = list(
        Account.objects.filter(book__in=books, control=False).values_list(
            "pk", "book", "number", "side", "balance"
        )
    )
    changes = _changes(books, on, known)
    found: dict[UUID, Counter[int]] = defaultdict(Counter)
    for pk, book, number, side, balance in accounts:
        place, within = divmod(number, chart.OF_A_FUND)
        fund = places.get((book, place))
        if fund is None:
            continue
        debits = changes[pk] if known is not None else balance - changes[pk]
        found[fund][_under(within)] += debits if side == Account.Side.DEBIT else -debits
    return found


def _under(number: int) -> int:
    if number < chart.SAVINGS_FROM:
        return number
    return chart.SAVINGS if number < chart.LOANS_FROM else chart.LOANS


def _changes(books: set[UUID], on: Day, known: int | None) -> Counter[UUID]:
    """Debits less credits by account: what came after the day, or up to it what was known.

    After the last days little comes: to take it from the balances of now is quick.
    """
    condition = Q(day__gt=on)
    if known is not None:
        condition = Q(day__lte=on, operation__position__lte=known)
    found: Counter[UUID] = Counter()
    for side, direction in (("debit", 1), ("credit", -1)):
        moved = Transfer.objects.filter(condition, book__in=books).order_by()
        for account, amount in moved.values_list(side).annotate(Sum("amount")):
            found[account] += direction * int(amount)
    return found
