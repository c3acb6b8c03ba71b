"""Workshops of groups: how many, who took part, and in what.

Whoever is known as a person is one, in however many groups and workshops; who is not, is one in her
group.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Workshop
from sahakum.indicators.definitions import OF_EVENTS, Indicator, PeriodRule, Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

THEME = _("Workshops of groups")
HELD, TOOK_PART = "group_workshop", "group_workshop_part"
HELD_METHOD = _("Workshops of groups held in the period, each counted once.")
TRAINED_METHOD = _(
    "Different members of groups who took part in a workshop up to the end of the period. Who is "
    "known as a person is counted once, in however many groups."
)
PART_METHOD = _("How often members took part in workshops of this topic in the period.")
NAMES = {
    Workshop.Topic.BUSINESS: _("Took part: running a small business"),
    Workshop.Topic.MARKETING: _("Took part: marketing"),
    Workshop.Topic.PROFIT: _("Took part: reckoning profit"),
    Workshop.Topic.REPAYMENT: _("Took part: paying loans back"),
    Workshop.Topic.RICE: _("Took part: growing rice"),
    Workshop.Topic.AGRICULTURE: _("Took part: agriculture"),
    Workshop.Topic.ANIMALS: _("Took part: raising animals"),
    Workshop.Topic.FINANCE: _("Took part: handling money"),
    Workshop.Topic.CHILD_RIGHTS: _("Took part: children's rights"),
}


def _counted(
    code: str, name: "_StrPromise", method: "_StrPromise", kind: str, *items: str
) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        method=method,
        theme=THEME,
        unit=Unit.RECORDS,
        kind=kind,
        items=items,
        period_rule=PeriodRule.WITHIN,
        splits=OF_EVENTS,
    )


INDICATORS = (
    _counted("group_workshops", _("Workshops of groups"), HELD_METHOD, HELD),
    Indicator(
        code="members_trained",
        name=_("Members trained in workshops"),
        method=TRAINED_METHOD,
        theme=THEME,
        unit=Unit.BORROWERS,
        kind=TOOK_PART,
        period_rule=PeriodRule.LAST,
        splits=OF_EVENTS,
    ),
    *(
        _counted(f"workshop_parts_{topic}", name, PART_METHOD, TOOK_PART, topic.value)
        for topic, name in NAMES.items()
    ),
)
