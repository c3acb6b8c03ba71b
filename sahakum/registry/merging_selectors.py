"""Reads of merges: which ones a user may look at and undo."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sahakum.accounts.models import User
from sahakum.registry.models import Household, Merge, Person


def merges_seen(user: User) -> QuerySet[Merge]:
    """Living merges of people and families that the user sees, the newest first."""
    # Asked merge by merge: there are few, where people are many.
    people = Person.objects.visible_to(user, merged=True).filter(pk=OuterRef("into_person"))
    families = Household.objects.visible_to(user, merged=True).filter(pk=OuterRef("into_household"))
    seen = Q(Exists(people)) | Q(Exists(families))
    found = Merge.objects.filter(seen, voided_by__isnull=True, undone=False)
    rows = found.select_related("operation", "person", "into_person", "household", "into_household")
    return rows.order_by("-operation__received_at", "-pk")


def merge_of(user: User, operation_id: UUID) -> Merge | None:
    """The living merge that an operation stored, if the user sees what it is about."""
    return merges_seen(user).filter(operation=operation_id).first()


def merged_into(household: Household) -> list[Merge]:
    """Living merges of families that are shown on a family's page, oldest first."""
    if household.same_ids == [household.pk]:
        return []
    rows = Merge.objects.filter(
        household__in=household.same_ids, voided_by__isnull=True, undone=False
    )
    return list(rows.select_related("operation", "household").order_by("pk"))
