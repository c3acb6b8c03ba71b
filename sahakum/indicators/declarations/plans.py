"""Assessments of families, and the plans that are drawn up with them."""

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.definitions import (
    OF_EVENTS,
    OF_HOUSEHOLDS,
    Indicator,
    PeriodRule,
    Unit,
)

THEME = _("Assessments and plans")

INDICATORS = (
    Indicator(
        code="families_assessed",
        name=_("Families assessed"),
        method=_(
            "Different families that were assessed within the period, as a whole or in one of "
            "their members, with whatever questionnaire. A family counts in the village of its "
            "last assessment in the period."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="assessment",
        period_rule=PeriodRule.WITHIN,
        splits=OF_HOUSEHOLDS,
    ),
    Indicator(
        code="families_with_plans",
        name=_("Families with a plan"),
        method=_(
            "Different families with which a plan was drawn up, up to the end of the period. A "
            "family counts in the village of its last plan."
        ),
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="plan",
        splits=OF_HOUSEHOLDS,
    ),
    Indicator(
        code="plan_tasks_done",
        name=_("Tasks of plans done"),
        method=_(
            "Tasks of family plans that were reported as done within the period. A task put off "
            "or dropped does not count."
        ),
        theme=THEME,
        unit=Unit.RECORDS,
        kind="plan_task_done",
        period_rule=PeriodRule.WITHIN,
        splits=OF_EVENTS,
    ),
)
