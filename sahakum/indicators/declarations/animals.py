"""Animals: banks of cows, who was given one, births, deaths, what was passed on and promised.

Kinds of animals are never added to each other. A family is counted once, however many animals it
received; why it was chosen is known to no figure.
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

THEME = _("Animals")
CATTLE, PIGS = ("COW", "BUFFALO"), ("PIG",)
BANK_METHOD = _(
    "Herds of cows or buffaloes that groups of the village began to keep up to the end of the"
    " period, in the village of the group."
)
PLACED_METHOD = _("Animals that a bank placed with a family in the period.")
BORN_METHOD = _("Young born alive in the period, of banks and of families.")
DIED_METHOD = _("Animals that died in the period, of banks and of families.")
PASSED_METHOD = _("Animals that one family passed on to the next in the period.")
DUE_METHOD = _(
    "What families owe of a birth under their contract, on the day after which it would be late."
    " What died before that day is counted too."
)
KEPT_METHOD = _("What families handed over in the period of what they owed by their contract.")
INTERVAL_METHOD = _(
    "Months between a birth in the period and the one before it of the same mother, added up;"
    " divided by the later births it is the calving interval."
)
LATER_METHOD = _("Births in the period of mothers of whom an earlier birth is known.")
GIVEN_METHOD = _(
    "Different families who were given such an animal up to the end of the period: by a bank, by"
    " another family, or by an organisation as their own. Members known to no family are not"
    " counted."
)


def _counted(
    code: str,
    name: "_StrPromise",
    kind: str,
    method: "_StrPromise",
    *,
    items: tuple[str, ...] = CATTLE,
    unit: Unit = Unit.RECORDS,
    rule: PeriodRule = PeriodRule.WITHIN,
) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        method=method,
        theme=THEME,
        unit=unit,
        kind=kind,
        items=items,
        period_rule=rule,
        splits=OF_EVENTS,
    )


def _families(code: str, name: "_StrPromise", items: tuple[str, ...]) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        method=GIVEN_METHOD,
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="animal_received",
        items=items,
        splits=OF_HOUSEHOLDS,
    )


INDICATORS = (
    _counted("cow_banks", _("Cow banks"), "group_fund", BANK_METHOD, rule=PeriodRule.UNTIL),
    _counted("cattle_placed", _("Cattle placed with families"), "animal_placed", PLACED_METHOD),
    _families("families_given_cows", _("Families given a cow"), CATTLE),
    _families("families_given_pigs", _("Families given a pig"), PIGS),
    _counted("calves_born", _("Calves born"), "animal_born", BORN_METHOD),
    _counted("piglets_born", _("Piglets born"), "animal_born", BORN_METHOD, items=PIGS),
    _counted("cattle_died", _("Cattle that died"), "animal_died", DIED_METHOD),
    _counted("cattle_passed_on", _("Cattle passed on"), "animal_passed_on", PASSED_METHOD),
    _counted(
        "animal_promises_due",
        _("Promises of animals that fell due"),
        "animal_promise_due",
        DUE_METHOD,
        items=(),
    ),
    _counted(
        "animal_promises_kept",
        _("Promises of animals kept"),
        "animal_promise_kept",
        KEPT_METHOD,
        items=(),
    ),
    _counted(
        "calving_months",
        _("Months between births of cows, added up"),
        "animal_birth_interval",
        INTERVAL_METHOD,
        unit=Unit.QUANTITY,
    ),
    _counted("later_calvings", _("Later births of cows"), "animal_birth_interval", LATER_METHOD),
)
