"""The kinds of records about how a fund is kept, its rice and money, and who leaves."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.groups import forms, references, services


def kinds() -> list[Kind]:
    """Keeping, store rules, prices, trades and members who leave."""
    return [*_of_rules(), *_of_trades()]


def _of_rules() -> list[Kind]:
    return [
        Kind(
            name="fund_keeping",
            title=_("How a fund is kept"),
            permission=permissions.RECORD_GROUP,
            form=forms.KeepingForm,
            fetch=references.for_funds,
            record=services.record_keepings,
            happened="from_on",
        ),
        Kind(
            name="store_rules",
            title=_("How a rice store is run"),
            permission=permissions.RECORD_GROUP,
            form=forms.StoreRulesForm,
            fetch=references.for_funds,
            record=services.record_store_rules,
            happened="from_on",
        ),
        Kind(
            name="rice_price",
            title=_("Price of rice"),
            permission=permissions.RECORD_MEETING,
            form=forms.RicePriceForm,
            fetch=references.for_funds,
            record=services.record_rice_prices,
            happened="from_on",
        ),
    ]


def _of_trades() -> list[Kind]:
    return [
        Kind(
            name="rice_paid_in_cash",
            title=_("Rice that is owed, paid with money"),
            permission=permissions.RECORD_MEETING,
            form=forms.RicePaidForm,
            fetch=references.for_funds,
            record=services.record_rice_paid,
            happened="day",
            after_void=services.after_void,
        ),
        Kind(
            name="rice_trade",
            title=_("Rice sold or bought"),
            permission=permissions.RECORD_MEETING,
            form=forms.RiceTradeForm,
            fetch=references.for_funds,
            record=services.record_rice_trades,
            happened="day",
        ),
        Kind(
            name="member_leaving",
            title=_("A member leaves with her savings"),
            permission=permissions.RECORD_MEETING,
            form=forms.LeavingForm,
            fetch=references.for_steps,
            record=services.record_leavings,
            happened="left_on",
        ),
    ]
