"""Reads of the journal: what was known on a day, and which records counted then."""

import datetime

from django.db.models import Q
from django.utils import timezone

from sahakum.journal.models import Seal
from sahakum.journal.sealing import last_position

__all__ = ["last_position", "lived", "position_known_on"]


def lived(known: int | None = None) -> Q:
    """The condition under which a record counts: nobody voided it, now or by a position.

    With a position, what was sealed later counts as little as what was voided by then.
    """
    if known is None:
        return Q(voided_by__isnull=True)
    not_yet = Q(voided_by__position__isnull=True) | Q(voided_by__position__gt=known)
    return Q(operation__position__lte=known) & not_yet


def position_known_on(day: datetime.date) -> int:
    """The last position sealed before the midnight that ends the day in Phnom Penh; 0 if none."""
    after = day + datetime.timedelta(days=1)
    midnight = timezone.make_aware(datetime.datetime.combine(after, datetime.time()))
    seal = Seal.objects.filter(sealed_at__lt=midnight).order_by("-last").first()
    return seal.last if seal else 0
