"""Reads of programmes."""

import datetime

from django.db.models import QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.programmes.models import Enrolment, Programme, Target
from sahakum.registry.models import Household


def programmes_of(user: User) -> QuerySet[Programme]:
    """Programmes of the user's organisation."""
    return Programme.objects.filter(organisation_id=user.organisation_id).order_by("name_en")


def programme_for(user: User, code: str) -> Programme:
    """A programme of the user's organisation by its code.

    Raises:
        Http404: there is none, or it belongs to another organisation.
    """
    found = programmes_of(user).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def programmes_joined(household: Household) -> QuerySet[Programme]:
    """Programmes in which a family takes part."""
    return Programme.objects.filter(
        enrolments__household__in=household.same_ids, enrolments__voided_by__isnull=True
    ).distinct()


def targets_of(programme: Programme, *, on: datetime.date) -> QuerySet[Target]:
    """Living targets of a programme whose period holds a day."""
    return programme.targets.filter(
        voided_by__isnull=True, from_on__lte=on, to_on__gte=on
    ).select_related("place")


def living_targets(programme: Programme) -> list[Target]:
    """All targets of a programme that were not voided, the newest period first."""
    found = programme.targets.filter(voided_by__isnull=True).select_related("place")
    return list(found.order_by("-to_on", "indicator", "place_id"))


def villages_of(programme: Programme) -> list[int]:
    """Ids of the villages where families were enrolled, in the order of the gazetteer."""
    found = Enrolment.objects.filter(programme=programme, voided_by__isnull=True)
    return list(found.order_by("village_id").values_list("village_id", flat=True).distinct())
