"""Business grants: decided, paid out, and how far their use is proven.

Riel and dollars are never added. A grant that was paid out in parts is one grant.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.definitions import (
    OF_EVENTS,
    OF_HOUSEHOLDS,
    Indicator,
    PeriodRule,
    Unit,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

THEME = _("Business grants")
RIEL, DOLLARS = ("KHR",), ("USD",)
BOTH = RIEL + DOLLARS
DECIDED_METHOD = _(
    "Different grants that were granted up to the end of the period; what was declined or sent "
    "back is not counted."
)
FAMILY_METHOD = _(
    "Different families to whom a business grant was granted up to the end of the period."
)
PAID_METHOD = _(
    "The sum of what was paid out to families in the period. What came back is not taken off."
)
DISBURSED_METHOD = _(
    "Different grants of which at least one part was paid out up to the end of the period."
)
VERIFIED_METHOD = _(
    "Different grants that were paid out and of which, at one time up to the end of the period, "
    "nothing was left to prove: every part was proven by receipts that somebody saw on a day, or "
    "came back."
)
DAYS_METHOD = _(
    "For each grant of which nothing was left to prove from a day of the period on, the days since "
    "its last part was paid out; added up. Divided by the number of these grants it is the average."
)


def _grants(code: str, name: "_StrPromise", kind: str, method: "_StrPromise") -> Indicator:
    """Each grant once, by the last that is known of it."""
    return Indicator(
        code=code,
        name=name,
        method=method,
        theme=THEME,
        unit=Unit.BUSINESS_GRANTS,
        kind=kind,
        items=BOTH,
        period_rule=PeriodRule.LAST,
        splits=OF_EVENTS,
    )


def _added(
    code: str, name: "_StrPromise", kind: str, items: tuple[str, ...], method: "_StrPromise"
) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        method=method,
        theme=THEME,
        unit=Unit.QUANTITY,
        kind=kind,
        items=items,
        period_rule=PeriodRule.WITHIN,
        splits=OF_EVENTS,
    )


INDICATORS = (
    _grants(
        "business_grants",
        _("Business grants decided"),
        "business_grant_granted",
        DECIDED_METHOD,
    ),
    Indicator(
        code="families_with_business_grants",
        name=_("Families with a business grant"),
        method=FAMILY_METHOD,
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="business_grant_granted",
        items=BOTH,
        splits=OF_HOUSEHOLDS,
    ),
    _added(
        "business_grants_dollars",
        _("Business grants paid out, dollars"),
        "business_grant_paid",
        DOLLARS,
        PAID_METHOD,
    ),
    _added(
        "business_grants_riel",
        _("Business grants paid out, riel"),
        "business_grant_paid",
        RIEL,
        PAID_METHOD,
    ),
    _grants(
        "business_grants_paid_out",
        _("Business grants paid out"),
        "business_grant_paid",
        DISBURSED_METHOD,
    ),
    _grants(
        "business_grants_proven",
        _("Business grants with proof of use"),
        "business_grant_verified",
        VERIFIED_METHOD,
    ),
    _added(
        "business_grant_days_to_proof",
        _("Days from payout to proof, added up"),
        "business_grant_verified",
        BOTH,
        DAYS_METHOD,
    ),
)
