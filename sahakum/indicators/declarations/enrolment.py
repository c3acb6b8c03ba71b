"""Who takes part in a programme."""

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

THEME = _("Taking part")
# A leaving is a fact of the same kind with an item of its own and the quantity -1.
JOINED = ("",)

INDICATORS = (
    Indicator(
        code="families_enrolled",
        name=_("Families enrolled"),
        method=_(
            "Different families with an enrolment in the programme up to the end of the period. "
            "A family counts in the village where it lived when it was enrolled."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="enrolment",
        items=JOINED,
        people="people_in_enrolled_families",
        of_programme=True,
        splits=OF_HOUSEHOLDS,
    ),
    Indicator(
        code="people_in_enrolled_families",
        name=_("People in enrolled families"),
        method=_(
            "Different people who were members of a family on the day it was enrolled in the "
            "programme, up to the end of the period. Sex, age and disability are as known for "
            "that day."
        ),
        theme=THEME,
        unit=Unit.PERSONS,
        kind="enrolment",
        items=JOINED,
        of_programme=True,
        among=Among.MEMBERS,
        splits=OF_PERSONS,
    ),
    Indicator(
        code="villages_enrolled",
        name=_("Villages and sub-villages with enrolled families"),
        method=_(
            "Different villages and sub-villages in which at least one family was enrolled in "
            "the programme up to the end of the period."
        ),
        theme=THEME,
        unit=Unit.VILLAGES,
        kind="enrolment",
        items=JOINED,
        of_programme=True,
        splits=OF_EVENTS,
    ),
    Indicator(
        code="families_in_programme_now",
        name=_("Families in the programme now"),
        method=_(
            "Families that joined the programme up to the end of the period, less those that left "
            "it by then. A family counts in the village where it lived when it was enrolled."
        ),
        theme=THEME,
        unit=Unit.QUANTITY,
        kind="enrolment",
        of_programme=True,
        splits=OF_EVENTS,
    ),
    Indicator(
        code="families_newly_enrolled",
        name=_("Families newly enrolled"),
        method=_(
            "Different families enrolled in the programme within the period. A family that had "
            "left and joins again counts as new. It counts in the village where it lived then."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="enrolment",
        items=JOINED,
        of_programme=True,
        period_rule=PeriodRule.WITHIN,
        splits=OF_HOUSEHOLDS,
    ),
    Indicator(
        code="families_left",
        name=_("Families that left"),
        method=_(
            "Different families that left the programme within the period, whatever the reason: "
            "on their own feet, moved, unwilling, died or handed over to others. A family counts "
            "in the village where it lived when it was enrolled."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="leaving",
        of_programme=True,
        period_rule=PeriodRule.WITHIN,
        splits=OF_HOUSEHOLDS,
    ),
    Indicator(
        code="families_on_their_own_feet",
        name=_("Families on their own feet"),
        method=_(
            "Different families that left the programme within the period because they stand on "
            "their own feet by the criteria recorded with the leaving."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="leaving",
        items=("self_sufficient",),
        of_programme=True,
        period_rule=PeriodRule.WITHIN,
        splits=OF_HOUSEHOLDS,
    ),
)
