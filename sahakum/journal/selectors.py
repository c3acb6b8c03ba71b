"""Reads of the journal: positions by day, operations of a record, unsealed count."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sahakum.journal.models import Operation, Seal, Voiding
from sahakum.journal.sealing import last_position

__all__ = ["last_position", "operations_touching", "position_known_on", "voiding_of"]


def position_known_on(day: datetime.date) -> int:
    """The last position sealed before the midnight that ends the day in Phnom Penh; 0 if none."""
    after = day + datetime.timedelta(days=1)
    midnight = timezone.make_aware(datetime.datetime.combine(after, datetime.time()))
    seal = Seal.objects.filter(sealed_at__lt=midnight).order_by("-last").first()
    return seal.last if seal else 0


def operations_touching(operation_ids: Iterable[UUID]) -> QuerySet[Operation]:
    """Operations by id, newest first, each with what voided it at hand."""
    found = Operation.objects.filter(id__in=list(operation_ids)).select_related("voiding")
    return found.order_by("-received_at", "-id")


def voiding_of(operation_id: UUID) -> Voiding | None:
    """What voided an operation, if anything did."""
    return Voiding.objects.filter(voids_id=operation_id).select_related("operation").first()
