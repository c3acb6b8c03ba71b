"""Which rules, way of keeping and prices hold in a fund on a day."""

import datetime

from sahakum.groups.models import Bylaws, Fund, Keeping, RicePrice, StoreRules

Day = datetime.date


def rules_on(fund: Fund, day: Day) -> Bylaws | None:
    """The rules of a fund that hold on a day, if there are any."""
    known = Bylaws.objects.filter(fund=fund, voided_by__isnull=True, from_on__lte=day)
    return known.select_related("fund__commodity").order_by("from_on").last()


def keeping_on(fund: Fund, day: Day) -> Keeping | None:
    """How a fund is kept on a day, if that was said."""
    known = Keeping.objects.filter(fund=fund, voided_by__isnull=True, from_on__lte=day)
    return known.order_by("from_on").last()


def store_rules_on(fund: Fund, day: Day) -> StoreRules | None:
    """How the store of a fund is run on a day, if that was said."""
    known = StoreRules.objects.filter(fund=fund, voided_by__isnull=True, from_on__lte=day)
    return known.order_by("from_on").last()


def price_on(fund: Fund, money: Fund, use: str, day: Day) -> RicePrice | None:
    """The price of a fund's rice on a day, if one was decided."""
    known = RicePrice.objects.filter(fund=fund, money=money, use=use, from_on__lte=day)
    return known.filter(voided_by__isnull=True).order_by("from_on").last()
