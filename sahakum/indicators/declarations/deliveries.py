"""What families received. The codes of goods are those of the table of goods."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.definitions import (
    OF_EVENTS,
    OF_HOUSEHOLDS,
    OF_PERSONS,
    Among,
    Indicator,
    Unit,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

THEME = _("Goods delivered")
FAMILIES_METHOD = _(
    "Different families that received the good at least once up to the end of the period, "
    "enrolled or not. A family counts in the village of its last delivery."
)


def _families(code: str, name: "_StrPromise", item: str, people: str = "") -> Indicator:
    """Families that received a good."""
    return Indicator(
        code=code,
        name=name,
        method=FAMILIES_METHOD,
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="delivery",
        items=(item,),
        people=people,
        splits=OF_HOUSEHOLDS,
    )


INDICATORS = (
    _families(
        "families_with_water_filters",
        _("Families with water filters"),
        "water_filter",
        people="people_with_water_filters",
    ),
    Indicator(
        code="people_with_water_filters",
        name=_("People in families with water filters"),
        method=_(
            "Different people who were members of a family on the day it received a water filter, "
            "up to the end of the period. Sex, age and disability are as known for the last of "
            "these days."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="delivery",
        items=("water_filter",),
        among=Among.MEMBERS,
        splits=OF_PERSONS,
    ),
    Indicator(
        code="nets_delivered",
        name=_("Insecticide-treated mosquito nets delivered"),
        method=_("Mosquito nets delivered up to the end of the period, in the village then."),
        theme=THEME,
        unit=Unit.QUANTITY,
        kind="delivery",
        items=("mosquito_net",),
        splits=OF_EVENTS,
    ),
    _families("families_with_seeds", _("Families with garden seeds"), "garden_seeds"),
    _families("families_with_sprinklers", _("Families with sprinklers"), "sprinkler"),
    _families(
        "families_with_storage_containers",
        _("Families with storage containers"),
        "storage_container",
    ),
    _families("families_with_home_gardens", _("Families with home gardens"), "home_garden"),
    Indicator(
        code="children_supported_in_school",
        name=_("Children fully supported to stay in school"),
        method=_(
            "Different people who received full support to stay in school at least once up to the "
            "end of the period. Sex, age and disability are as known for the last such day."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="delivery_to_person",
        items=("school_support",),
        people="children_supported_in_school",
        splits=OF_PERSONS,
    ),
)
