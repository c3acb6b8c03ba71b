"""Compares the states of assets with what follows from their records."""

from collections.abc import Iterator

from sahakum.assets.models import Asset, AssetState
from sahakum.assets.states import derived
from sahakum.journal.verify import Finding


def compare() -> Iterator[Finding]:
    """Yields every asset whose state is not what its checks and repairs say."""
    stored = {one.pk: (one.state, one.seen_on) for one in AssetState.objects.iterator()}
    assets = Asset.objects.filter(voided_by__isnull=True)
    for asset in assets.prefetch_related("checks", "repairs"):
        rows = [*asset.checks.all(), *asset.repairs.all()]
        state = derived(asset, [row for row in rows if row.voided_by_id is None])
        if stored.pop(asset.pk, None) != (state.state, state.seen_on):
            yield Finding("wrong_projection", f"state of asset {asset.pk}")
    for asset_id in stored:
        yield Finding("wrong_projection", f"state of asset {asset_id}, voided")
