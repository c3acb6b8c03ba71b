"""Children: school, and trips across the border on which they are taken along."""

from django.utils.translation import gettext_lazy as _

from sahakum.circumstances.selectors import months_without_trips
from sahakum.indicators.definitions import (
    OF_EVENTS,
    OF_PERSONS,
    Indicator,
    PeriodRule,
    Unit,
)

THEME = _("Children")
WITH_CHILDREN = "abroad_with_children"

INDICATORS = (
    Indicator(
        code="children_in_school",
        name=_("Children told to go to school"),
        method=_(
            "Different people of whom it was told within the period that they go to school or came "
            "back to it. Sex, age and disability are as known for the last such day."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="schooling",
        items=("yes", "back"),
        period_rule=PeriodRule.WITHIN,
        people="children_in_school",
        splits=OF_PERSONS,
    ),
    Indicator(
        code="children_who_left_school",
        name=_("Children who left school"),
        method=_(
            "Different people who left school within the period, by the day they left it, else the "
            "day it was told. Who came back within the period counts here too."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="schooling",
        items=("left",),
        period_rule=PeriodRule.WITHIN,
        people="children_who_left_school",
        splits=OF_PERSONS,
    ),
    Indicator(
        code="children_back_in_school",
        name=_("Children back in school"),
        method=_(
            "Different people who came back to school within the period, by the day they came "
            "back, else the day it was told."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="schooling",
        items=("back",),
        period_rule=PeriodRule.WITHIN,
        people="children_back_in_school",
        splits=OF_PERSONS,
    ),
    Indicator(
        code="families_that_took_children_abroad",
        name=_("Families that took children across the border"),
        method=_(
            "Different families of whom somebody set out across the border with children within "
            "the period. Numbers under 10 are hidden."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="trip",
        items=(WITH_CHILDREN,),
        period_rule=PeriodRule.WITHIN,
        splits=OF_EVENTS,
        sensitive=True,
    ),
    Indicator(
        code="families_that_stopped_taking_children",
        name=_("Families that stopped taking children across the border"),
        method=_(
            "Different families that once took children across the border, are all back, and made "
            "no such trip for the months that the setting says (12) up to the end of the period. "
            "Numbers under 10 are hidden."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="trip",
        items=(WITH_CHILDREN, f"{WITH_CHILDREN}_over"),
        period_rule=PeriodRule.OVER,
        quiet_months=months_without_trips,
        splits=OF_EVENTS,
        sensitive=True,
    ),
)
