"""Who takes part in a programme."""

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.definitions import (
    OF_EVENTS,
    OF_HOUSEHOLDS,
    OF_PERSONS,
    Among,
    Indicator,
    Unit,
)

THEME = _("Taking part")

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
        of_programme=True,
        splits=OF_EVENTS,
    ),
)
