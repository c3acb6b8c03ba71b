"""What is counted of members' paths, for figures that were published of one of them."""

import datetime
from uuid import UUID

from sahakum.collectives.models import Step, Workshop
from sahakum.lib.dates import age_on


def years_until_leading(organisation: UUID) -> tuple[int, int]:
    """Whole years from a first workshop to leading the group, the most; and of how many members.

    Who led before the first workshop is not counted.
    """
    leads = Step.objects.filter(
        member__collective__steward=organisation,
        standing=Step.Standing.LEADER,
        voided_by__isnull=True,
    )
    years = [
        age_on(first, step.from_on)
        for step in leads.select_related("member")
        if (first := _first_workshop(step)) is not None
    ]
    return max(years, default=0), len(years)


def _first_workshop(step: Step) -> datetime.date | None:
    """The first workshop of a leader before leading, if there was one."""
    held = Workshop.objects.filter(
        participations__member=step.member_id, held_on__lt=step.from_on, voided_by__isnull=True
    )
    return held.order_by("held_on").values_list("held_on", flat=True).first()
