"""Reads of assistance."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from sahakum.accounts.models import User
from sahakum.assistance.models import Delivery, Good, GoodName
from sahakum.places.models import Place
from sahakum.registry.models import Household


@dataclass(frozen=True, kw_only=True)
class FormerName:
    """What a good was called up to the day on which another name began."""

    name_km: str
    name_en: str
    until: datetime.date

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_km


def goods(sorts: Iterable[str] = (Good.Sort.USED_UP, Good.Sort.WORK)) -> list[Good]:
    """The catalogue of what is delivered, by name in the reader's language."""
    return sorted(Good.objects.filter(sort__in=list(sorts)), key=lambda good: good.name)


def names_of(good: Good) -> QuerySet[GoodName]:
    """What a good was called from which day on, voided names too, oldest first."""
    return GoodName.objects.filter(good=good).order_by("from_on", "pk").select_related("operation")


def former_names(good: Good) -> list[FormerName]:
    """What a good was called before, newest first."""
    living = list(names_of(good).filter(voided_by__isnull=True))
    names = [(one.name_km, one.name_en) for one in living]
    if living and living[0].operation.kind != "good":
        names.insert(0, (good.first_name_km, good.first_name_en))
    else:
        living = living[1:]
    return [
        FormerName(name_km=name[0], name_en=name[1], until=following.from_on)
        for name, following in zip(names, living, strict=False)
    ][::-1]


def deliveries_to(household: Household) -> QuerySet[Delivery]:
    """All deliveries to a family and its people, voided ones too, newest first."""
    deliveries = Delivery.objects.filter(household__in=household.same_ids)
    found = deliveries.select_related("good", "operation", "person")
    return found.order_by("-delivered_on", "-id")


def deliveries_in(user: User, village: Place) -> QuerySet[Delivery]:
    """Living deliveries of the user's organisation to a village or its sites, newest first."""
    seen = user.sight.filter(village="village_id", steward="steward_id", record="pk")
    found = Delivery.objects.filter(
        seen,
        voided_by__isnull=True,
        household__isnull=True,
        person__isnull=True,
        village_id__gte=village.pk,
        village_id__lte=village.until,
    )
    return found.select_related("good", "site").order_by("-delivered_on", "-id")
