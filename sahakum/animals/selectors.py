"""Reads of animals; access is checked here."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.animals.models import (
    Animal,
    AnimalPhotograph,
    AnimalSource,
    HerdRules,
    LifeEvent,
    Waiting,
)
from sahakum.collectives.models import Collective, Member
from sahakum.groups.models import Fund
from sahakum.ledger.models import Commodity
from sahakum.places.models import Place
from sahakum.registry.models import Household

RELATED = ("commodity", "fund__collective", "fund__commodity", "household", "mother", "under")


def animal_for(user: User, animal_id: UUID) -> Animal:
    """A visible animal.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    visible: QuerySet[Animal] = Animal.objects.visible_to(user)
    found = visible.select_related(*RELATED).filter(pk=animal_id).first()
    if found is None:
        raise Http404
    return found


def photographs_of(animal: Animal) -> list[AnimalPhotograph]:
    """How an animal looked, the latest first."""
    living = animal.photographs.filter(voided_by__isnull=True).select_related("operation")
    return list(living.order_by("-taken_on", "-pk"))


def photograph_for(user: User, photograph_id: UUID) -> AnimalPhotograph:
    """A photograph of a visible animal.

    Raises:
        Http404: it does not exist, was voided, or the user may not see the animal.
    """
    seen = Animal.objects.visible_to(user)
    living = AnimalPhotograph.objects.filter(voided_by__isnull=True, animal__in=seen)
    found = living.filter(pk=photograph_id).first()
    if found is None:
        raise Http404
    return found


def herd_for(user: User, fund_id: UUID) -> Fund:
    """A visible herd.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found = herds_in(user).filter(pk=fund_id).first()
    if found is None:
        raise Http404
    return found


def herds_in(user: User, area: Place | None = None) -> QuerySet[Fund]:
    """Visible herds of an area, or of all areas; by the name of the bank."""
    groups = Collective.objects.visible_to(user)
    if area is not None:
        groups = groups.filter(village_id__gte=area.pk, village_id__lte=area.until)
    found = Fund.objects.filter(
        collective__in=groups, commodity__sort=Commodity.Sort.ANIMAL, voided_by__isnull=True
    )
    related = ("collective__village", "commodity", "book")
    return found.select_related(*related).order_by("collective__name_km", "place", "pk")


def animals_of_family(household: Household) -> list[Animal]:
    """A family's own animals, and those of banks that stood with one of its members first."""
    found = Animal.objects.filter(household__in=household.same_ids, voided_by__isnull=True)
    return list(found.select_related(*RELATED).order_by("came_on", "tag"))


def animals_with(members: Iterable[Member]) -> list[Animal]:
    """Animals of herds that ever stood with one of some members."""
    keys = [member.pk for member in members]
    received = LifeEvent.objects.filter(member__in=keys, voided_by__isnull=True)
    living = Animal.objects.filter(fund__isnull=False, voided_by__isnull=True)
    first = living.filter(member__in=keys)
    later = living.filter(pk__in=received.values("animal"))
    return list((first | later).select_related(*RELATED).distinct().order_by("came_on", "tag"))


def sources_of(animal: Animal) -> list[AnimalSource]:
    """Where the money for an animal came from."""
    living = animal.sources.filter(voided_by__isnull=True)
    return list(
        living.select_related("commodity", "loan", "grant").order_by("sort", "-amount", "pk")
    )


def rules_on(fund: Fund, day: datetime.date) -> HerdRules | None:
    """The rules of a herd that hold on a day, if there are any."""
    known = HerdRules.objects.filter(fund=fund, voided_by__isnull=True, from_on__lte=day)
    return known.order_by("from_on").last()


def next_place(fund: Fund) -> int:
    """The next free place in the order of those who wait."""
    living = Waiting.objects.filter(fund=fund, voided_by__isnull=True)
    return 1 + (living.aggregate(Max("place"))["place__max"] or 0)


def groups_seen(user: User) -> QuerySet[Collective]:
    """The groups within sight."""
    seen: QuerySet[Collective] = Collective.objects.visible_to(user)
    return seen
