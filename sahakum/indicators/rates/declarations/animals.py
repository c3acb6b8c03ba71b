"""Animals: how long between births, and whether families hand over what they promised."""

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.declarations.animals import INDICATORS, THEME
from sahakum.indicators.rates.definitions import Better, Rate, Shown

_SIDES = {indicator.code: indicator for indicator in INDICATORS}

RATES = (
    Rate(
        code="calving_interval",
        name=_("Months between births of cows"),
        method=_(
            "Months between a birth in the period and the one before it of the same mother, over "
            "all such births of cows and buffaloes."
        ),
        theme=THEME,
        source="FAO, cattle production records",
        part=_("Months between births, added up"),
        whole=_("Births of mothers of whom an earlier one is known"),
        numerator=_SIDES["calving_months"],
        denominator=_SIDES["later_calvings"],
        shown=Shown.MEAN,
        unit=_("months"),
        better=Better.LOWER,
    ),
    Rate(
        code="animal_promises",
        name=_("Promises of animals kept"),
        method=_(
            "What families handed over in the period of what they owed by their contract, of what "
            "fell due in it. Over 100 % where older promises were kept too, or some before their "
            "day."
        ),
        theme=THEME,
        source="Cow banks of Cambodia",
        part=_("Promises kept in the period"),
        whole=_("Promises that fell due in the period"),
        numerator=_SIDES["animal_promises_kept"],
        denominator=_SIDES["animal_promises_due"],
        better=Better.HIGHER,
    ),
)
