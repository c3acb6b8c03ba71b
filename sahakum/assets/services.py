"""Writes of assets: what stands, whom it serves, checks and repairs."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assets import facts, states
from sahakum.assets.models import Asset, AssetCheck, AssetFamily, AssetRepair, UserMethod
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.locking import lock_living
from sahakum.journal.models import Fact, Record
from sahakum.journal.services import Entry, commit
from sahakum.places.models import Level
from sahakum.places.selectors import chain
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Household
from sahakum.registry.services import check_right

OTHER_COMMUNE = _("It stands in another commune: it serves families of its own commune only.")
SAID_THAT_DAY = _("Something was said of this family and this day before. Void that first.")
NAMES = (
    "good",
    "village",
    "site",
    "household",
    "how",
    "done_on",
    "done_by",
    "cost",
    "currency",
    "latitude",
    "longitude",
    "note",
)


def record_assets(said: Sequence[Said], *, by: User) -> None:
    """Records what was built or repaired; a family that it is for is served from that day on.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: the family lives in another commune, or was voided.
    """
    _check_right((one.answers["village"].pk for one in said), by)
    named = [one.answers["household"] for one in said]
    lock_living_households(household for household in named if household)
    methods = list(UserMethod.objects.order_by("-from_on"))
    assets = [_asset(one, by) for one in said]
    entries = [_asset_entry(*pair, methods) for pair in zip(said, assets, strict=True)]
    commit(entries)
    for asset in assets:
        states.derived(asset, ()).save(force_insert=True)


def _asset(said: Said, by: User) -> Asset:
    answers = said.answers
    told = {name: answers[name] for name in ("families_told", "others_told")}
    return Asset(
        id=said.operation.id,
        steward_id=by.organisation_id,
        **{name: answers[name] for name in NAMES},
        **{name: None if count is None else int(count) for name, count in told.items()},
    )


def _asset_entry(said: Said, asset: Asset, methods: Sequence[UserMethod]) -> Entry:
    rows: list[Record] = [asset]
    method = next(one for one in methods if one.from_on <= asset.done_on)
    counted = facts.facts_of_asset(asset, method)
    if asset.household is not None:
        refuse_other_commune(asset, asset.household)
        link = AssetFamily(asset=asset, household=asset.household, from_on=asset.done_on, uses=True)
        rows.append(link)
        counted += facts.facts_of_family(link)
    said.operation.touched = _ids(asset.pk, asset.household_id)
    return Entry(operation=said.operation, rows=rows, facts=counted)


def refuse_other_commune(asset: Asset, household: Household) -> None:
    """An asset serves families of its own commune.

    Raises:
        Refusal: the family lives in another one.
    """
    communes = {
        place.id
        for village in (asset.village_id, household.village_id)
        for place in chain(village)
        if place.level == Level.COMMUNE
    }
    if len(communes) > 1:
        raise Refusal({"household": [str(OTHER_COMMUNE)]})


def record_families(said: Sequence[Said], *, by: User) -> None:
    """Records which families use an asset from a day on, or no longer.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: a family lives in another commune, or something else was said of the same day.
    """
    households = [one.answers["household"] for one in said]
    _check_right((household.village_id for household in households), by)
    _lock_living(said, by)
    lock_living_households(households)
    commit([_family_entry(one) for one in said])


def _family_entry(said: Said) -> Entry:
    answers = said.answers
    refuse_other_commune(answers["asset"], answers["household"])
    link = AssetFamily(
        id=said.operation.id,
        asset=answers["asset"],
        household=answers["household"],
        from_on=answers["from_on"],
        uses=answers["uses"] == "yes",
    )
    _refuse_said_before(link)
    said.operation.touched = _ids(link.asset_id, link.household_id)
    return Entry(operation=said.operation, rows=[link], facts=facts.facts_of_family(link))


def _refuse_said_before(link: AssetFamily) -> None:
    living = AssetFamily.objects.filter(voided_by__isnull=True, from_on=link.from_on)
    if living.filter(asset_id=link.asset_id, household_id=link.household_id).exists():
        raise Refusal({"from_on": [str(SAID_THAT_DAY)]})


def record_checks(said: Sequence[Said], *, by: User) -> None:
    """Records whether assets work."""
    _lock_living(said, by)
    names = ("asset", "checked_on", "state", "wrong")
    rows = [AssetCheck(id=one.operation.id, **_named(one, names)) for one in said]
    commit(
        [
            _about_asset(one, row, facts.facts_of_check(row))
            for one, row in zip(said, rows, strict=True)
        ]
    )
    states.advance(rows)


def record_repairs(said: Sequence[Said], *, by: User) -> None:
    """Records that assets were repaired."""
    _lock_living(said, by)
    names = ("asset", "repaired_on", "state", "done_by", "what", "cost", "currency")
    rows = [AssetRepair(id=one.operation.id, **_named(one, names)) for one in said]
    commit(
        [
            _about_asset(one, row, facts.facts_of_repair(row))
            for one, row in zip(said, rows, strict=True)
        ]
    )
    states.advance(rows)


def after_void(rows: Sequence[Record]) -> None:
    """Puts states right after assets, checks or repairs were voided."""
    for row in rows:
        if isinstance(row, Asset):
            states.rebuild(row)
        elif isinstance(row, AssetCheck | AssetRepair):
            states.rebuild(Asset.objects.select_for_update().get(pk=row.asset_id))


def _named(said: Said, names: Sequence[str]) -> dict[str, object]:
    return {name: said.answers[name] for name in names}


def _about_asset(said: Said, row: AssetCheck | AssetRepair, counted: list[Fact]) -> Entry:
    said.operation.touched = _ids(row.asset_id)
    return Entry(operation=said.operation, rows=[row], facts=counted)


def _check_right(village_ids: Iterable[int], by: User) -> None:
    check_right(permissions.RECORD_DELIVERY, set(village_ids), by=by)


def _lock_living(said: Sequence[Said], by: User) -> None:
    assets = [one.answers["asset"] for one in said]
    _check_right((asset.village_id for asset in assets), by)
    lock_living(assets, field="asset")


def _ids(*ids: UUID | None) -> list[str]:
    return [str(one) for one in ids if one]
