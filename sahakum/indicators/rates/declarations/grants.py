"""Business grants: of how many the use is proven, and how long that took."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.declarations.grants import INDICATORS, THEME
from sahakum.indicators.definitions import Unit
from sahakum.indicators.rates.definitions import Better, Rate, Shown

_SIDES = {indicator.code: indicator for indicator in INDICATORS}
_DAYS = _SIDES["business_grant_days_to_proof"]

RATES = (
    Rate(
        code="grants_proven",
        name=_("Business grants with proof of use"),
        method=_(
            "Of the grants of which something was paid out up to the end of the period, those of "
            "which nothing is left to prove: each part is proven by receipts seen on a day, or "
            "came back."
        ),
        theme=THEME,
        source="Practice of business grants",
        part=_("Grants with nothing left to prove"),
        whole=_("Grants paid out"),
        numerator=_SIDES["business_grants_proven"],
        denominator=_SIDES["business_grants_paid_out"],
        better=Better.HIGHER,
    ),
    Rate(
        code="grant_days_to_proof",
        name=_("Days from payout to proof"),
        method=_(
            "Days from the last part that was paid out to the day on which nothing was left to "
            "prove, over the grants of which that day lies in the period."
        ),
        theme=THEME,
        source="Practice of business grants",
        part=_("Days, added up"),
        whole=_("Grants with nothing left to prove since a day of the period"),
        numerator=_DAYS,
        denominator=replace(_DAYS, code=f"{_DAYS.code}.number", unit=Unit.RECORDS),
        shown=Shown.MEAN,
        unit=_("days"),
        better=Better.LOWER,
    ),
)
