"""The table ``members``: who stood on the list of a group in a period, and who left.

Columns: ``listed``: 1 for who was on the list before the first day or joined in the period;
``left``: 1 for who of them is no longer on it on the last day.
"""

import datetime
from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from sahakum.collectives.models import Member, Step
from sahakum.indicators.rates.definitions import About, Question, Row
from sahakum.journal.selectors import lived

Day = datetime.date
LEFT = Step.Standing.LEFT


def rows(question: Question) -> list[Row]:
    """A row for each member of the period; in three queries."""
    first, last = question.period.first, question.period.last
    before = _standings(question, first - datetime.timedelta(days=1))
    after = _standings(question, last)
    return [
        _row(member, left=after.get(member.pk, LEFT) == LEFT)
        for member in _members(question)
        if member.joined_on >= first or before.get(member.pk, LEFT) != LEFT
    ]


def listed_on(question: Question) -> Counter[UUID]:
    """How many are on the list of each group on the last day."""
    standings = _standings(question, question.period.last)
    members = _members(question)
    return Counter(one.collective_id for one in members if standings.get(one.pk, LEFT) != LEFT)


def _members(question: Question) -> list[Member]:
    scope = question.scope.of("collective__")
    found = Member.objects.filter(scope, lived(question.known), joined_on__lte=question.period.last)
    return list(found.select_related("collective").order_by("pk"))


def _standings(question: Question, on: Day) -> Mapping[UUID, str]:
    scope = question.scope.of("member__collective__")
    steps = Step.objects.filter(scope, lived(question.known), from_on__lte=on)
    return dict(steps.order_by("from_on", "pk").values_list("member", "standing"))


def _row(member: Member, *, left: bool) -> Row:
    return Row(
        about=About.MEMBER,
        record=member.pk,
        group=member.collective_id,
        village=member.collective.village_id,
        commodity="",
        values={"listed": 1, "left": int(left)},
        member=member.pk,
        name=member.name,
    )
