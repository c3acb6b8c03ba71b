"""What lasts: what was built and repaired, whom it serves, and whether it still works.

Direct users are people known by name, each counted once; indirect users are head counts that were
told. The two are never added.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.definitions import (
    OF_EVENTS,
    OF_HOUSEHOLDS,
    OF_PERSONS,
    Among,
    Indicator,
    PeriodRule,
    Unit,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

THEME = _("What lasts")
BUILT_METHOD = _("Built new up to the end of the period, in the village where it stands.")
REPAIRED_METHOD = _(
    "Repairs finished up to the end of the period. What was repaired twice is two repairs."
)
HOMES_METHOD = _(
    "Different families for whom a house was built, or repaired, up to the end of the period. A "
    "family counts in the village where the house stands."
)


def _events(
    code: str,
    name: "_StrPromise",
    kind: str,
    item: str,
    method: "_StrPromise" = BUILT_METHOD,
    unit: Unit = Unit.RECORDS,
) -> Indicator:
    """Things built or repaired, or the villages in which they stand."""
    return Indicator(
        code=code,
        name=name,
        method=method,
        theme=THEME,
        unit=unit,
        kind=kind,
        items=(item,),
        splits=OF_EVENTS,
    )


def _homes(code: str, name: "_StrPromise", kind: str) -> Indicator:
    """Families whose home was built or repaired."""
    return Indicator(
        code=code,
        name=name,
        method=HOMES_METHOD,
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind=kind,
        items=("house",),
        splits=OF_HOUSEHOLDS,
    )


INDICATORS = (
    _events("boreholes_built", _("Boreholes built"), "asset_built", "borehole"),
    _events(
        "boreholes_repaired",
        _("Repairs of boreholes"),
        "asset_repaired",
        "borehole",
        REPAIRED_METHOD,
    ),
    _events("tanks_built", _("Water tanks built"), "asset_built", "water_tank"),
    _events("latrines_built", _("Latrines built"), "asset_built", "latrine"),
    _events(
        "villages_with_latrines",
        _("Villages and sub-villages with latrines built"),
        "asset_built",
        "latrine",
        _("Different villages and sub-villages in which a latrine was built up to the end."),
        Unit.VILLAGES,
    ),
    _homes("families_helped_to_build", _("Families helped to build a home"), "asset_built"),
    _homes("families_helped_to_repair", _("Families helped to repair a home"), "asset_repaired"),
    Indicator(
        code="families_served_by_assets",
        name=_("Families served by what lasts"),
        method=_(
            "Different families that use a borehole, latrine, tank or house, up to the end of the "
            "period; that a family no longer uses it takes nothing back."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="asset_family",
        people="direct_users",
        splits=OF_HOUSEHOLDS,
    ),
    Indicator(
        code="direct_users",
        name=_("Direct users of what lasts"),
        method=_(
            "Different people who were members of a family on the day from which it uses a "
            "borehole, latrine, tank or house, up to the end of the period. Never added to "
            "indirect users."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="asset_family",
        among=Among.MEMBERS,
        people="direct_users",
        splits=OF_PERSONS,
    ),
    Indicator(
        code="indirect_users",
        name=_("Indirect users of what lasts (head count)"),
        method=_(
            "Other people of the village who use it, as told when it was built or repaired, by the "
            "setting of that day. A head count: somebody may stand in it twice. Never added to "
            "direct users."
        ),
        theme=THEME,
        unit=Unit.QUANTITY,
        kind="asset_indirect",
        splits=OF_EVENTS,
    ),
    Indicator(
        code="assets_working",
        name=_("What lasts and works"),
        method=_(
            "Boreholes, latrines, tanks and houses of which the last that is known at the end of "
            "the period, by the day of the check or repair, is that they work."
        ),
        theme=THEME,
        unit=Unit.ASSETS,
        kind="asset_state",
        period_rule=PeriodRule.LAST,
        items=("works",),
        splits=OF_EVENTS,
    ),
    Indicator(
        code="assets_in_all",
        name=_("What lasts, in all"),
        method=_(
            "All boreholes, latrines, tanks and houses recorded up to the end of the period, "
            "whatever became of them."
        ),
        theme=THEME,
        unit=Unit.ASSETS,
        kind="asset_state",
        period_rule=PeriodRule.LAST,
        splits=OF_EVENTS,
    ),
)
