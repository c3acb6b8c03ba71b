"""Reads of assets; access is checked here."""

import datetime
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.assets.models import (
    Asset,
    AssetCheck,
    AssetFamily,
    AssetRepair,
    CheckRhythm,
    UserMethod,
    Works,
)
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership


@dataclass(frozen=True, kw_only=True)
class Users:
    """Who uses an asset on a day.

    ``families`` are those whom the reader may see; ``hidden`` is how many more there are.
    ``people`` are the members of all of them: the direct users.
    """

    families: list[Household]
    hidden: int
    people: int


def asset_for(user: User, asset_id: UUID) -> Asset:
    """A visible asset.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    visible = Asset.objects.visible_to(user).select_related("good", "site", "state", "household")
    found: Asset | None = visible.filter(pk=asset_id).first()
    if found is None:
        raise Http404
    return found


def assets_in(user: User, area: Place) -> QuerySet[Asset]:
    """Visible assets of an area: what was not looked at for longest first."""
    visible = Asset.objects.visible_to(user).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    found: QuerySet[Asset] = visible.select_related("good", "site", "state")
    return found.order_by("state__seen_on", "pk")


def check_days(on: datetime.date) -> int:
    """How many days may pass between two checks, by the rhythm of a day."""
    return CheckRhythm.objects.filter(from_on__lte=on).latest("from_on").days


def method_on(day: datetime.date) -> UserMethod:
    """How users of assets are counted, by the setting of a day."""
    return UserMethod.objects.filter(from_on__lte=day).latest("from_on")


def days_late(asset: Asset, *, on: datetime.date, rhythm: int) -> int:
    """How many days the check of an asset is late (negative: still to come)."""
    return (on - asset.state.seen_on).days - rhythm


def overdue_in(user: User, area: Place, *, on: datetime.date) -> QuerySet[Asset]:
    """Assets of an area that wait for a check, the longest waiting first."""
    latest = on - datetime.timedelta(days=check_days(on))
    waiting = assets_in(user, area).filter(state__seen_on__lt=latest)
    return waiting.exclude(state__state=Works.GONE)


def links_of(asset: Asset, *, on: datetime.date) -> list[AssetFamily]:
    """The last thing said of each family up to a day, of those who use the asset then."""
    said = asset.families.filter(voided_by__isnull=True, from_on__lte=on)
    last = {link.household_id: link for link in said.order_by("from_on", "pk")}
    return [link for link in last.values() if link.uses]


def users_of(user: User, asset: Asset, *, on: datetime.date) -> Users:
    """The families served on a day, and how many people live in them."""
    ids = {link.household_id for link in links_of(asset, on=on)}
    visible = Household.objects.visible_to(user).filter(pk__in=ids)
    families = list(visible.select_related("village").order_by("sort_key"))
    living = Membership.objects.filter(
        household_id__in=ids, voided_by__isnull=True, to_on__isnull=True
    )
    people = living.values("person").distinct().count()
    return Users(families=families, hidden=len(ids) - len(families), people=people)


def events_of(asset: Asset) -> list[AssetCheck | AssetRepair]:
    """Checks and repairs, voided ones too, newest first."""
    found: list[AssetCheck | AssetRepair] = [*asset.checks.select_related("operation")]
    found += asset.repairs.select_related("operation")
    return sorted(found, key=day_of, reverse=True)


def day_of(row: AssetCheck | AssetRepair) -> tuple[datetime.date, UUID]:
    """When a check or repair took place; of the same day, the later record last."""
    day = row.checked_on if isinstance(row, AssetCheck) else row.repaired_on
    return day, row.pk


def assets_serving(user: User, household: Household, *, on: datetime.date) -> list[Asset]:
    """Visible assets that a family uses on a day, newest first."""
    said = AssetFamily.objects.filter(household=household, voided_by__isnull=True, from_on__lte=on)
    last = {link.asset_id: link.uses for link in said.order_by("from_on", "pk")}
    ids = [asset_id for asset_id, uses in last.items() if uses]
    found: QuerySet[Asset] = Asset.objects.visible_to(user).filter(pk__in=ids)
    return list(found.select_related("good", "state").order_by("-done_on", "pk"))


def counted_by_state(assets: QuerySet[Asset]) -> Counter[str]:
    """How many of some assets are in which state."""
    return Counter(assets.order_by().values_list("state__state", flat=True))
