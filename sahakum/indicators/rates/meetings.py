"""The table ``meetings``: who came to each meeting of a period.

Columns: ``listed``: how many stood on the sheet; ``came``: how many of them came, late ones too.
"""

from django.db.models import Count, Q, QuerySet

from sahakum.groups.facts import CAME_AT_ALL
from sahakum.groups.models import Meeting
from sahakum.indicators.rates.definitions import About, Question, Row
from sahakum.journal.selectors import lived


def rows(question: Question) -> list[Row]:
    """A row for each meeting, the newest first; in one query."""
    return [_row(meeting) for meeting in _meetings(question)]


def _meetings(question: Question) -> QuerySet[Meeting]:
    period = question.period
    found = Meeting.objects.filter(
        question.scope.of("fund__collective__"),
        lived(question.known),
        sort=Meeting.Sort.MEETING,
        held_on__range=(period.first, period.last),
    )
    came = Count("lines", filter=Q(lines__presence__in=CAME_AT_ALL))
    counted = found.annotate(listed=Count("lines"), came=came)
    return counted.select_related("fund__collective").order_by("-held_on", "pk")


def _row(meeting: Meeting) -> Row:
    fund = meeting.fund
    return Row(
        about=About.MEETING,
        record=meeting.pk,
        group=fund.collective_id,
        village=fund.collective.village_id,
        commodity=fund.commodity_id,
        # The counts stand beside the columns of the table.
        values={name: getattr(meeting, name) for name in ("listed", "came")},
        day=meeting.held_on,
    )
