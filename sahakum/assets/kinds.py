"""The kinds of records that assets announce."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assets import forms, services
from sahakum.assets.models import Asset
from sahakum.assistance.kinds import fetch_goods, fetch_sites
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Kind
from sahakum.registry import references


def fetch_for_asset(contents: Sequence[Content], by: User) -> References:
    """Good, village, site and family that new assets refer to."""
    return {
        **fetch_goods(contents, by),
        "village": references.villages(references.named(contents, "village"), by),
        "site": fetch_sites(contents, by),
        "household": references.households(references.named(contents, "household"), by),
    }


def fetch_assets(contents: Sequence[Content], by: User) -> References:
    """Visible assets and families."""
    keys = references.ids(references.named(contents, "asset"))
    found = Asset.objects.visible_to(by).filter(pk__in=keys) if keys else ()
    return {
        "asset": {str(asset.pk): asset for asset in found},
        "household": references.households(references.named(contents, "household"), by),
    }


def kinds() -> list[Kind]:
    """The asset, whom it serves, its checks and its repairs."""
    return [
        Kind(
            name="asset",
            title=_("What lasts: built or repaired"),
            permission=permissions.RECORD_DELIVERY,
            form=forms.AssetForm,
            fetch=fetch_for_asset,
            record=services.record_assets,
            happened="done_on",
            after_void=services.after_void,
        ),
        Kind(
            name="asset_family",
            title=_("Family served by what lasts"),
            permission=permissions.RECORD_DELIVERY,
            form=forms.AssetFamilyForm,
            fetch=fetch_assets,
            record=services.record_families,
            happened="from_on",
        ),
        Kind(
            name="asset_check",
            title=_("Check of what lasts"),
            permission=permissions.RECORD_DELIVERY,
            form=forms.AssetCheckForm,
            fetch=fetch_assets,
            record=services.record_checks,
            happened="checked_on",
            after_void=services.after_void,
        ),
        Kind(
            name="asset_repair",
            title=_("Repair of what lasts"),
            permission=permissions.RECORD_DELIVERY,
            form=forms.AssetRepairForm,
            fetch=fetch_assets,
            record=services.record_repairs,
            happened="repaired_on",
            after_void=services.after_void,
        ),
    ]
