"""Reads of programmes."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.programmes.models import (
    Enrolment,
    Leaving,
    LeavingRule,
    Programme,
    Stewardship,
    Target,
)
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
    """Programmes in which a family takes part now."""
    living = Enrolment.objects.filter(household__in=household.same_ids, voided_by__isnull=True)
    return Programme.objects.filter(pk__in=living.exclude(Exists(_left())).values("programme"))


def leavings_of(household: Household) -> QuerySet[Leaving]:
    """Leavings of a family, voided ones too, newest first."""
    found = Leaving.objects.filter(household__in=household.same_ids)
    found = found.select_related("operation", "enrolment__programme")
    return found.prefetch_related("criteria").order_by("-left_on", "-id")


def gone(household: str) -> Q:
    """The condition under which a family left every programme that it had joined.

    ``household`` is the name of the column with its id.
    """
    return (_left_any(household, "household") | _left_any(household, "household__same_as")) & ~(
        _stays(household, "household") | _stays(household, "household__same_as")
    )


def _left_any(household: str, under: str) -> Q:
    """Leavings of a family under its own id, or under ids that are shown as it."""
    left = Leaving.objects.filter(**{under: OuterRef(household)}, voided_by__isnull=True)
    return Q(Exists(left))


def _stays(household: str, under: str) -> Q:
    joined = Enrolment.objects.filter(**{under: OuterRef(household)}, voided_by__isnull=True)
    return Q(Exists(joined.filter(~Exists(_left()))))


def _left() -> QuerySet[Leaving]:
    return Leaving.objects.filter(enrolment=OuterRef("pk"), voided_by__isnull=True)


def leaving_rule_on(day: datetime.date) -> LeavingRule:
    """The rule of leaving in force on a day."""
    return LeavingRule.objects.filter(from_on__lte=day).latest("from_on")


def stewards_of(programme: Programme) -> QuerySet[Stewardship]:
    """Who stewards a programme and who did, newest first."""
    living = programme.stewards.filter(voided_by__isnull=True)
    return living.select_related("organisation").order_by("-from_on", "-id")


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
