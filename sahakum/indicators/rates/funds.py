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
from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from sahakum.groups import chart
from sahakum.groups.holding import cash_of, earned_of, held_in
from sahakum.groups.models import Fund
from sahakum.groups.references import KEPT
from sahakum.indicators.rates.definitions import About, Question, Row
from sahakum.indicators.rates.members import listed_on
from sahakum.journal.selectors import lived


def rows(question: Question) -> list[Row]:
    """A row for each fund that was there on the last day; in a constant number of queries."""
    funds = list(_funds(question))
    held = held_in(funds, on=question.period.last, known=question.known)
    day_before = question.period.first - datetime.timedelta(days=1)
    before = held_in(funds, on=day_before, known=question.known)
    members = listed_on(question)
    return [_row(fund, held[fund.pk], before[fund.pk], members) for fund in funds]


def _funds(question: Question) -> QuerySet[Fund]:
    found = Fund.objects.filter(
        question.scope.of("collective__"),
        lived(question.known),
        opened_on__lte=question.period.last,
        commodity__sort__in=KEPT,
    )
    return found.select_related("collective").order_by("pk")


def _row(fund: Fund, held: Counter[int], before: Counter[int], members: Counter[UUID]) -> Row:
    cash = cash_of(held)
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
            "earned": earned_of(held),
            "before": before[chart.BOX],
            "members": members[fund.collective_id],
        },
    )
