"""How families stand by their last assessment.

The bands are those of the questionnaires that ship. A result that is kept apart is passed over.
Small numbers stay hidden: in a small village they would say how a neighbour stands.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.definitions import OF_EVENTS, Indicator, PeriodRule, Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

THEME = _("How families stand")
METHOD = _(
    "Different families whose last assessment with this questionnaire up to the end of the period "
    "came to this result. A family counts in the village of that assessment. Numbers under 10 are "
    "hidden."
)


def _last(code: str, name: "_StrPromise", questionnaire: str, bands: tuple[str, ...]) -> Indicator:
    """Families whose last result lies in one of the bands."""
    return Indicator(
        code=code,
        name=name,
        method=METHOD,
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="assessment",
        items=(questionnaire,),
        attribute="band",
        values=bands,
        period_rule=PeriodRule.LAST,
        splits=OF_EVENTS,
        sensitive=True,
    )


INDICATORS = (
    _last(
        "families_highly_vulnerable",
        _("Families of high vulnerability"),
        "social_economic",
        ("high",),
    ),
    _last(
        "families_fairly_vulnerable",
        _("Families of medium vulnerability"),
        "social_economic",
        ("medium",),
    ),
    _last(
        "families_little_vulnerable",
        _("Families of low vulnerability"),
        "social_economic",
        ("low",),
    ),
    _last(
        "families_in_hunger",
        _("Families in moderate or severe hunger"),
        "household_hunger",
        ("moderate", "severe"),
    ),
    _last(
        "families_in_great_need_to_cope",
        _("Families with great need to cope with too little food"),
        "food_coping",
        ("high",),
    ),
)
