"""The kinds of records that localities announce."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind, never_voided
from sahakum.localities import references, renewals, services, sites
from sahakum.localities.forms import PlaceAliasForm, PlaceChangeForm, PlaceForm, SiteForm


def kinds() -> list[Kind]:
    """The place, its other names, changes of the official list, and the site."""
    return [
        Kind(
            name="place",
            title=_("New place"),
            permission=permissions.RECORD_PLACE,
            form=PlaceForm,
            fetch=references.fetch_parents,
            record=services.add_places,
            happened="from_on",
            after_void=never_voided(services.NOT_VOIDED),
        ),
        Kind(
            name="place_alias",
            title=_("Other names of a place"),
            permission=permissions.RECORD_PLACE,
            form=PlaceAliasForm,
            fetch=references.fetch_places,
            record=services.add_aliases,
            after_void=never_voided(services.NOT_VOIDED),
        ),
        Kind(
            name=renewals.KIND,
            title=_("Change of the list of places"),
            permission=permissions.RENEW_PLACES,
            form=PlaceChangeForm,
            fetch=references.fetch_changes,
            record=renewals.change_places,
            happened="from_on",
            after_void=never_voided(services.NOT_VOIDED),
        ),
        Kind(
            name="site",
            title=_("Site"),
            permission=permissions.RECORD_SITE,
            form=SiteForm,
            fetch=references.fetch_villages,
            record=sites.record_sites,
            happened="noted_on",
        ),
    ]
