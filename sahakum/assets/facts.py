"""What indicators count of assets."""

import datetime
from decimal import Decimal
from uuid import UUID

from sahakum.assets.models import Asset, AssetCheck, AssetFamily, AssetRepair, UserMethod
from sahakum.assets.states import moment_of
from sahakum.journal.models import Fact

BUILT, REPAIRED = "asset_built", "asset_repaired"
STATE, FAMILY, INDIRECT = "asset_state", "asset_family", "asset_indirect"


def facts_of_asset(asset: Asset, method: UserMethod) -> list[Fact]:
    """It was built or repaired; it works; how many others use it, where the method counts them."""
    kind = BUILT if asset.how == Asset.How.BUILT else REPAIRED
    facts = [_fact(asset, kind, asset.done_on), _state(asset, asset)]
    if asset.others_told and method.indirect == UserMethod.Indirect.TOLD:
        facts.append(_fact(asset, INDIRECT, asset.done_on, quantity=Decimal(asset.others_told)))
    return facts


def facts_of_family(link: AssetFamily) -> list[Fact]:
    """A family is served from a day on; that it no longer is takes nothing back."""
    if not link.uses:
        return []
    fact = _fact(link.asset, FAMILY, link.from_on)
    fact.subject_kind, fact.subject_id = "household", link.household_id
    fact.household_id = link.household_id
    return [fact]


def facts_of_check(check: AssetCheck) -> list[Fact]:
    """Whether it works."""
    return [_state(check.asset, check)]


def facts_of_repair(repair: AssetRepair) -> list[Fact]:
    """It was repaired, and whether it works since."""
    asset = repair.asset
    return [_fact(asset, REPAIRED, repair.repaired_on), _state(asset, repair)]


def _state(asset: Asset, row: Asset | AssetCheck | AssetRepair) -> Fact:
    """The rank on its day is the quantity: by it the last of a day is found (see ``states``)."""
    day, rank, state = moment_of(row)
    return _fact(asset, STATE, day, quantity=Decimal(rank), item=state)


def _fact(
    asset: Asset,
    kind: str,
    day: datetime.date,
    *,
    quantity: Decimal = Decimal(1),
    item: str = "",
) -> Fact:
    household: UUID | None = asset.household_id
    return Fact(
        kind=kind,
        subject_kind="asset",
        subject_id=asset.pk,
        household_id=household,
        village_id=asset.village_id,
        organisation_id=asset.steward_id,
        day=day,
        quantity=quantity,
        item=item or asset.good_id,
    )
