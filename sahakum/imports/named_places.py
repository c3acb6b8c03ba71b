"""Sites and assets: by name within a village, and by the number under which they came."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Lower

from sahakum.accounts.models import User
from sahakum.assets.models import Asset
from sahakum.imports import texts
from sahakum.imports.asking import Ask, only
from sahakum.imports.ids import derived_id
from sahakum.lib.khmer import digits_to_ascii
from sahakum.localities.models import Site


def name_assets(asks: Sequence[Ask], by: User) -> None:
    """What lasts, by the number under which it was imported or by its id in Sahakum."""
    ids = {ask.text: _asset_id(ask.text, by) for ask in asks}
    found = Asset.objects.visible_to(by).filter(pk__in=set(ids.values()))
    known = set(found.values_list("pk", flat=True))
    for ask in asks:
        if ids[ask.text] in known:
            ask.found(str(ids[ask.text]))
        else:
            ask.refuse(texts.UNKNOWN_ASSET % {"said": ask.text[:80]})


def _asset_id(text: str, by: User) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return derived_id(by.organisation_id, "assets", digits_to_ascii(text))


def name_sites(asks: Sequence[Ask], by: User) -> None:
    """Sites by name in either script, in the village of the row if it names one."""
    names = {ask.text for ask in asks}
    called = Q(name_km__in=names) | Q(small__in={name.lower() for name in names})
    sites = Site.objects.visible_to(by).annotate(small=Lower("name_en")).filter(called)
    by_name: dict[str, dict[UUID, Site]] = defaultdict(dict)
    for site in sites:
        for name in (site.name_km, site.name_en):
            by_name[name.lower()][site.pk] = site
    for ask in asks:
        village = ask.day("village")
        found = by_name.get(ask.text.lower(), {}).values()
        only(
            ask,
            [one for one in found if not village or str(one.village_id) == village],
            unknown=texts.UNKNOWN_SITE,
            several=texts.AMBIGUOUS_SITE,
        )
