"""Targets of a programme as totals: of the whole, and of each village."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sahakum.indicators.declarations import BY_CODE
from sahakum.indicators.definitions import Area, Period, PeriodRule, Split
from sahakum.indicators.reading.questions import Answer, Line
from sahakum.places.models import Level, Place
from sahakum.programmes.models import Programme, Target
from sahakum.programmes.selectors import targets_of


@dataclass(frozen=True, kw_only=True)
class Goals:
    """Target values by indicator: for the whole area, and by village id."""

    whole: dict[str, int]
    villages: dict[tuple[str, int], int]

    def of(self, code: str, village: int | None = None) -> int | None:
        """The target of an indicator, if there is one."""
        return self.whole.get(code) if village is None else self.villages.get((code, village))


def targets_in(programme: Programme, area: Place | None, on: datetime.date) -> list[Target]:
    """Targets in force on a day for an area (none: everywhere) and the villages in it."""
    found = targets_of(programme, on=on)
    return [
        target
        for target in found
        if target.indicator in BY_CODE and (_is_whole(target, area) or _is_inside(target, area))
    ]


def _is_whole(target: Target, area: Place | None) -> bool:
    return target.place_id == (area.pk if area else None)


def _is_inside(target: Target, area: Place | None) -> bool:
    place = target.place
    if place is None or place.level < Level.VILLAGE:
        return False
    return area is None or area.pk <= place.pk <= area.until


def baselines(targets: Iterable[Target]) -> list[Line]:
    """Lines that tell what was reached before each target that is an increase."""
    found = {
        (target.indicator, target.from_on)
        for target in targets
        if target.sort == Target.Sort.INCREASE
        and BY_CODE[target.indicator].period_rule is PeriodRule.UNTIL
    }
    return [_baseline(code, from_on) for code, from_on in sorted(found)]


def _baseline(code: str, from_on: datetime.date) -> Line:
    before = from_on - datetime.timedelta(days=1)
    indicator = BY_CODE[code]
    splits = indicator.splits & {Split.VILLAGE}
    return Line(indicator=indicator, period=Period(first=before, last=before), splits=splits)


def goals(targets: Sequence[Target], reached: Sequence[Answer], area: Place | None) -> Goals:
    """Totals to reach; where nobody set one for the whole, the villages' targets are added up."""
    whole: dict[str, int] = {}
    villages: dict[tuple[str, int], int] = {}
    for target in targets:
        value = target.value + _reached_before(target, reached, area)
        if _is_whole(target, area):
            whole[target.indicator] = value
        elif target.place_id is not None:
            villages[target.indicator, target.place_id] = value
    for code in {code for code, _ in villages} - whole.keys():
        whole[code] = sum(value for (of, _), value in villages.items() if of == code)
    return Goals(whole=whole, villages=villages)


def _reached_before(target: Target, reached: Sequence[Answer], area: Place | None) -> int:
    if target.sort != Target.Sort.INCREASE:
        return 0
    for answer in reached:
        before = target.from_on - datetime.timedelta(days=1)
        if answer.line.indicator.code == target.indicator and answer.line.period.last == before:
            if _is_whole(target, area):
                return int(answer.total or 0)
            return int(answer.by(Split.VILLAGE).get(target.place_id, 0))
    return 0


def range_of(area: Place | None) -> Area:
    """The range of village ids of a place; everywhere for none."""
    return Area(first=area.pk, last=area.until) if area else Area()
