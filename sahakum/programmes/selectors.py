"""Reads of programmes."""

import datetime

from django.db.models import QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.programmes.models import Programme, Target
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
        enrolments__household=household, enrolments__voided_by__isnull=True
    ).distinct()


def targets_of(programme: Programme, *, on: datetime.date) -> QuerySet[Target]:
    """Living targets of a programme whose period holds a day."""
    return programme.targets.filter(
        voided_by__isnull=True, from_on__lte=on, to_on__gte=on
    ).select_related("place")
