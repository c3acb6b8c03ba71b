"""The kind of record that the ledger announces."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Kind
from sahakum.ledger import adding
from sahakum.ledger.forms import CommodityForm


def nothing_named(contents: Sequence[Content], by: User) -> References:
    """A new commodity refers to nothing."""
    return {}


def kinds() -> list[Kind]:
    """What is kept besides the first commodities."""
    return [
        Kind(
            name="commodity",
            title=_("Kind of rice or of animals"),
            permission=permissions.KEEP_CATALOGUE,
            form=CommodityForm,
            fetch=nothing_named,
            record=adding.record_commodities,
            happened="added_on",
            after_void=adding.after_void,
        )
    ]
