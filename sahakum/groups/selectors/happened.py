"""What happened in a fund: its meetings, trades, losses, and when it was shared or moved last."""

import datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet, Sum

from sahakum.groups.models import Fund, Leaving, Meeting, RiceTrade, ShareOutRecord
from sahakum.journal.models import Operation

Day = datetime.date


def meetings_of(fund: Fund) -> QuerySet[Meeting]:
    """Living meetings of a fund, the newest first."""
    return fund.meetings.filter(voided_by__isnull=True).order_by("-held_on", "-sheet", "-pk")


def next_sheet(fund: Fund) -> int:
    """The number of the next paper sheet."""
    living = fund.meetings.filter(voided_by__isnull=True)
    return 1 + (living.aggregate(Max("sheet"))["sheet__max"] or 0)


def attempts(fund: Fund, sheet: int) -> int:
    """How often a sheet was recorded and voided again."""
    return fund.meetings.filter(sheet=sheet, voided_by__isnull=False).count()


def meetings_by_operation(operations: set[UUID]) -> dict[UUID, Meeting]:
    """The meetings that some operations stored."""
    found = Meeting.objects.filter(operation__in=operations)
    return {meeting.operation_id: meeting for meeting in found}


def kinds_by_operation(operations: set[UUID]) -> dict[UUID, str]:
    """The kind of each operation."""
    return dict(Operation.objects.filter(pk__in=operations).values_list("pk", "kind"))


def trades_of(fund: Fund) -> QuerySet[RiceTrade]:
    """Living trades of rice for money that touched a fund, the newest first."""
    touched = Q(fund=fund) | Q(price__money=fund)
    found = RiceTrade.objects.filter(touched, voided_by__isnull=True)
    related = ("fund__commodity", "price__money__commodity", "member", "exchange")
    return found.select_related(*related).order_by("-day", "-pk")


def losses_of(fund: Fund) -> dict[str, int]:
    """What was missing at counts, by its cause, where one was chosen."""
    counted = fund.meetings.filter(voided_by__isnull=True, difference__lt=0)
    named = counted.exclude(difference_cause="").values_list("difference_cause")
    return {cause: -int(sum_) for cause, sum_ in named.annotate(Sum("difference")).order_by()}


def last_moved(fund: Fund) -> Day | None:
    """The last day on which a meeting, a trade or somebody who left moved something."""
    left = Leaving.objects.filter(fund=fund, voided_by__isnull=True)
    days = (
        fund.meetings.filter(voided_by__isnull=True).aggregate(last=Max("held_on"))["last"],
        trades_of(fund).order_by().aggregate(last=Max("day"))["last"],
        left.aggregate(last=Max("day"))["last"],
    )
    return max((day for day in days if day is not None), default=None)


def last_share_out(fund: Fund) -> ShareOutRecord | None:
    """The newest living share-out of a fund."""
    return fund.share_outs.filter(voided_by__isnull=True).order_by("day").last()
