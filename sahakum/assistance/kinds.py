"""The kinds of records that assistance announces."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assistance import services
from sahakum.assistance.forms import DeliveryForm
from sahakum.assistance.models import Good
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Kind
from sahakum.registry import references


def fetch_deliveries(contents: Sequence[Content], by: User) -> References:
    """Households and goods that deliveries refer to."""
    goods = Good.objects.in_bulk(list(references.named(contents, "good")))
    return {
        "household": references.households(references.named(contents, "household"), by),
        "good": goods,
    }


def kinds() -> list[Kind]:
    """The delivery."""
    return [
        Kind(
            name="delivery",
            title=_("Delivery"),
            permission=permissions.RECORD_DELIVERY,
            form=DeliveryForm,
            fetch=fetch_deliveries,
            record=services.record_deliveries,
            happened="delivered_on",
        )
    ]
