"""The kinds of records that assistance announces."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assistance import catalogue, services
from sahakum.assistance.forms import DeliveryForm, GoodForm, GoodNameForm
from sahakum.assistance.models import Good
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Kind
from sahakum.localities.models import Site
from sahakum.registry import references


def fetch_goods(contents: Sequence[Content], by: User) -> References:
    """Goods by their codes; the catalogue is one for all."""
    return {"good": Good.objects.in_bulk(list(references.named(contents, "good")))}


def fetch_deliveries(contents: Sequence[Content], by: User) -> References:
    """Receivers and goods that deliveries refer to."""
    return {
        "household": references.households(references.named(contents, "household"), by),
        **_other_receivers(contents, by),
        **fetch_goods(contents, by),
    }


def _other_receivers(contents: Sequence[Content], by: User) -> References:
    # Nearly all deliveries are to families: nothing else is looked for where nothing is named.
    people, sites, villages = (
        references.named(contents, name) for name in ("person", "site", "village")
    )
    return {
        "person": references.persons(people, by) if people else {},
        "site": fetch_sites(contents, by) if sites else {},
        "village": references.villages(villages, by) if villages else {},
    }


def fetch_sites(contents: Sequence[Content], by: User) -> dict[str, Site]:
    """Sites in villages in which the actor sees families."""
    keys = references.ids(references.named(contents, "site"))
    found = Site.objects.visible_to(by).filter(pk__in=keys) if keys else ()
    return {str(site.pk): site for site in found if by.sight.holds(site.village_id)}


def kinds() -> list[Kind]:
    """The delivery, and what keeps the catalogue."""
    return [
        Kind(
            name="delivery",
            title=_("Delivery"),
            permission=permissions.RECORD_DELIVERY,
            form=DeliveryForm,
            fetch=fetch_deliveries,
            record=services.record_deliveries,
            happened="delivered_on",
        ),
        Kind(
            name="good",
            title=_("New in the catalogue"),
            permission=permissions.KEEP_CATALOGUE,
            form=GoodForm,
            fetch=fetch_goods,
            record=catalogue.add_goods,
            happened="from_on",
            after_void=catalogue.after_void,
        ),
        Kind(
            name="good_name",
            title=_("New name in the catalogue"),
            permission=permissions.KEEP_CATALOGUE,
            form=GoodNameForm,
            fetch=fetch_goods,
            record=catalogue.rename_goods,
            happened="from_on",
            after_void=catalogue.after_void,
        ),
    ]
