"""What a passbook says of shares, rice weighed or paid for, and of leaving, in words."""

import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.groups import selectors
from sahakum.groups.models import Leaving, MemberAccounts, RiceTrade, WeighIn
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.web import wording


def shares_in_words(tied: MemberAccounts, today: datetime.date) -> str:
    """How many shares her savings are; nothing where the fund is not kept in shares."""
    keeping = selectors.keeping_on(tied.fund, today)
    if keeping is None or not keeping.share_price:
        return ""
    count = tied.savings.held() // int(keeping.share_price)
    return _("%(count)s shares of %(price)s") % {
        "count": wording.number(count),
        "price": said(int(keeping.share_price), tied.fund.commodity),
    }


def trades_in_words(tied: MemberAccounts) -> list[tuple[datetime.date, str]]:
    """Rice that she owed and paid with money."""
    found = RiceTrade.objects.filter(fund=tied.fund, member=tied.member_id, voided_by__isnull=True)
    related = found.select_related("price__money__commodity").order_by("-day", "-pk")
    return [(trade.day, _traded(trade, tied.fund.commodity)) for trade in related]


def _traded(trade: RiceTrade, commodity: Commodity) -> str:
    money = trade.price.money.commodity
    return _("paid %(money)s for %(rice)s, at %(price)s a kilo") % {
        "money": said(int(trade.money), money),
        "rice": said(int(trade.rice), commodity),
        "price": said(int(trade.price.price), money),
    }


def left_in_words(tied: MemberAccounts) -> str:
    """What she was paid when she left."""
    left = Leaving.objects.filter(fund=tied.fund, member=tied.member_id, voided_by__isnull=True)
    found = left.first()
    if found is None:
        return ""
    shown = {"day": wording.day_in_words(found.day)}
    shown["amount"] = said(int(found.paid), tied.fund.commodity)
    return _("Left on %(day)s and was paid %(amount)s.") % shown


def weighed_at(meetings: list[UUID], *, of: UUID | None = None) -> dict[tuple[UUID, UUID], WeighIn]:
    """What was weighed at some meetings, by meeting and member."""
    found = WeighIn.objects.filter(meeting__in=meetings)
    return {
        (one.meeting_id, one.member_id): one for one in (found.filter(member=of) if of else found)
    }


def weighed_in_words(one: WeighIn, commodity: Commodity) -> str:
    """ "52 kg weighed in 1 bags, at 18 %: counts 49.1 kg"."""
    shown = {
        "gross": said(int(one.gross), commodity),
        "bags": wording.number(one.bags),
        "counted": said(int(one.counted), commodity),
    }
    if one.moisture is None:
        return _("%(gross)s weighed in %(bags)s bags: %(counted)s count") % shown
    shown["moisture"] = wording.number(one.moisture.normalize())
    words = _("%(gross)s weighed in %(bags)s bags, moisture %(moisture)s %%: %(counted)s count")
    return words % shown
