"""Home visits of families."""

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

THEME = _("Home visits")

INDICATORS = (
    Indicator(
        code="families_visited",
        name=_("Families visited"),
        method=_(
            "Different families with at least one home visit in the period. A family counts in "
            "the village of its last visit in the period."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="home_visit",
        people="people_in_visited_families",
        period_rule=PeriodRule.WITHIN,
        splits=OF_HOUSEHOLDS,
    ),
    Indicator(
        code="people_in_visited_families",
        name=_("People in visited families"),
        method=_(
            "Different people who were members of a family on the day of a home visit in the "
            "period. Sex, age and disability are as known for the last of these visits."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="home_visit",
        among=Among.MEMBERS,
        period_rule=PeriodRule.WITHIN,
        splits=OF_PERSONS,
    ),
    Indicator(
        code="home_visits",
        name=_("Home visits"),
        method=_("Home visits recorded in the period, each counted in the village it took place."),
        theme=THEME,
        unit=Unit.RECORDS,
        kind="home_visit",
        period_rule=PeriodRule.WITHIN,
        splits=OF_EVENTS,
    ),
)
