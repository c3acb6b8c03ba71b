"""Reads of the journal: what was known on a day."""

import datetime

from django.utils import timezone

from sahakum.journal.models import Seal
from sahakum.journal.sealing import last_position

__all__ = ["last_position", "position_known_on"]


def position_known_on(day: datetime.date) -> int:
    """The last position sealed before the midnight that ends the day in Phnom Penh; 0 if none."""
    after = day + datetime.timedelta(days=1)
    midnight = timezone.make_aware(datetime.datetime.combine(after, datetime.time()))
    seal = Seal.objects.filter(sealed_at__lt=midnight).order_by("-last").first()
    return seal.last if seal else 0
