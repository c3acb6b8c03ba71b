"""The table ``funds``: how each fund of a group stands on the last day of a period.

Columns, in the smallest unit of the commodity:

- ``owed``: principal that members owe; ``cash``: what of the loan fund lies in the box or store,
  without the social fund; ``fund``: both together.
- ``saved``: savings of members; ``earned``: what belongs to members beyond their savings. It is
  that of the cycle, since a share-out leaves nothing of it.
- ``before``: what the box or store held before the first day.
- ``members``: how many are on the list on the last day.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeAlias
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.indicators.rates.definitions import About, Question, Row
from sahakum.indicators.rates.members import listed_on
from sahakum.journal.selectors import lived
from sahakum.ledger.models import Account, Transfer

Day = datetime.date
# A fund by its book and its place there.
Key: TypeAlias = tuple[UUID, int]
Held: TypeAlias = dict[Key, Counter[int]]


def rows(question: Question) -> list[Row]:
    """A row for each fund that was there on the last day; in a constant number of queries."""
    funds = list(_funds(question))
    held = held_in(funds, on=question.period.last, known=question.known)
    day_before = question.period.first - datetime.timedelta(days=1)
    before = held_in(funds, on=day_before, known=question.known)
    members = listed_on(question)
    return [_row(fund, held[_key(fund)], before[_key(fund)], members) for fund in funds]


def _funds(question: Question) -> QuerySet[Fund]:
    found = Fund.objects.filter(
        question.scope.of("collective__"),
        lived(question.known),
        opened_on__lte=question.period.last,
    )
    return found.select_related("collective").order_by("pk")


def _key(fund: Fund) -> Key:
    return fund.book_id, fund.place


def _row(fund: Fund, held: Counter[int], before: Counter[int], members: Counter[UUID]) -> Row:
    cash = held[chart.BOX] - held[chart.SOCIAL]
    owed, saved = held[chart.LOANS], held[chart.SAVINGS]
    return Row(
        about=About.FUND,
        record=fund.pk,
        group=fund.collective_id,
        village=fund.collective.village_id,
        commodity=fund.commodity_id,
        values={
            "owed": owed,
            "cash": cash,
            "fund": owed + cash,
            "saved": saved,
            "earned": owed + cash - held[chart.CAPITAL] - saved,
            "before": before[chart.BOX],
            "members": members[fund.collective_id],
        },
    )


def held_in(funds: Iterable[Fund], *, on: Day, known: int | None = None) -> Held:
    """What each fund held on a day by the numbers of its chart, those of members under theirs."""
    books = {fund.book_id for fund in funds}
    accounts = list(
        Account.objects.filter(book__in=books, control=False).values_list(
            "pk", "book", "number", "side", "balance"
        )
    )
    changes = _changes(books, on, known)
    found: Held = defaultdict(Counter)
    for pk, book, number, side, balance in accounts:
        place, within = divmod(number, chart.OF_A_FUND)
        debits = changes[pk] if known is not None else balance - changes[pk]
        found[book, place][_under(within)] += debits if side == Account.Side.DEBIT else -debits
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
