"""The state of an asset: what its last check or repair by its own day says.

On one day the order is: it was built, somebody looked at it, it was repaired; of two who looked on
the same day, the one who found more wrong is believed. So the state is the same in whatever order
records arrive.
"""

import datetime
from collections.abc import Iterable, Sequence

from sahakum.assets.models import Asset, AssetCheck, AssetRepair, AssetState, Works

BUILT = 1
OF_CHECK = {Works.WORKS: 2, Works.PARTLY: 3, Works.BROKEN: 4, Works.GONE: 5}
OF_REPAIR = {Works.WORKS: 6, Works.PARTLY: 7}

# Day, rank on that day, state.
Moment = tuple[datetime.date, int, str]


def moment_of(row: Asset | AssetCheck | AssetRepair) -> Moment:
    """When a record tells something of an asset, its rank on that day, and what it tells."""
    if isinstance(row, Asset):
        return row.done_on, BUILT, Works.WORKS
    if isinstance(row, AssetCheck):
        return row.checked_on, OF_CHECK[Works(row.state)], row.state
    return row.repaired_on, OF_REPAIR[Works(row.state)], row.state


def derived(asset: Asset, since: Iterable[AssetCheck | AssetRepair]) -> AssetState:
    """The state that follows from an asset and its living checks and repairs."""
    seen_on, _, state = max([moment_of(asset), *map(moment_of, since)])
    return AssetState(asset=asset, state=state, seen_on=seen_on)


def advance(rows: Sequence[AssetCheck | AssetRepair]) -> None:
    """Puts the states of assets forward by new checks or repairs.

    What comes after the day of a state decides it; of the same day the ranks do, so that all of
    that asset is looked at again.
    """
    states = AssetState.objects.in_bulk([row.asset_id for row in rows])
    for row in rows:
        state, (day, _, said) = states[row.asset_id], moment_of(row)
        if day > state.seen_on:
            state.seen_on, state.state = day, said
            state.save(update_fields=["seen_on", "state"])
        elif day == state.seen_on:
            rebuild(row.asset)
            state.refresh_from_db()


def rebuild(asset: Asset) -> None:
    """Derives the state of an asset anew; an asset that was voided has none."""
    AssetState.objects.filter(pk=asset.pk).delete()
    if not Asset.objects.filter(pk=asset.pk, voided_by__isnull=True).exists():
        return
    living: list[AssetCheck | AssetRepair] = [*asset.checks.filter(voided_by__isnull=True)]
    living += asset.repairs.filter(voided_by__isnull=True)
    derived(asset, living).save(force_insert=True)
