"""The monitor for a reader: access, the area looked at, and what is hidden."""

import datetime
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.http import Http404

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assessments.definition import Band
from sahakum.assessments.selectors import offered_versions
from sahakum.indicators.definitions import EVERYWHERE, Area
from sahakum.places.models import Place
from sahakum.reports.models import TargetingRule, rule_on
from sahakum.reports.targeting.monitor import Monitor, monitor
from sahakum.reports.targeting.question import Question, cell_of
from sahakum.reports.targeting.receipts import CountReceipt, count_receipt
from sahakum.reports.targeting.statement import TRAITS

__all__ = ["TRAITS", "Reach", "count_behind", "reach"]


@dataclass(frozen=True, kw_only=True)
class Reach:
    """The monitor with the rule it follows and the bands from the lowest to the highest."""

    monitor: Monitor
    rule: TargetingRule
    bands: tuple[Band, ...]
    open_to_viewer: bool

    @property
    def highest(self) -> Band:
        """The band of those who need support most."""
        return self.bands[-1]


def reach(
    *, on: datetime.date, area: Place | None = None, known: int | None = None, by: User
) -> Reach:
    """Whether support reaches who needs it, as at a day, for all that the reader may count.

    Without an area: everywhere for the organisation's own reports, else the reader's own areas.

    Raises:
        PermissionDenied: the reader's roles do not include it, or not of this area.
    """
    rule = rule_on(on)
    question = _question(rule, on, area, by)
    return Reach(
        monitor=monitor(question, known=known),
        rule=rule,
        bands=_bands(rule, by),
        open_to_viewer=by.may(permissions.SEE_ASSESSMENTS),
    )


def count_behind(
    key: str,
    *,
    on: datetime.date,
    area: Place | None = None,
    offset: int = 0,
    known: int | None = None,
    by: User,
) -> CountReceipt:
    """What stands behind a count that a key names.

    Raises:
        PermissionDenied: as for ``reach``, and for who may not see assessments: small counts
            could be found by their receipts.
        Http404: the key names no count.
    """
    if not by.may(permissions.SEE_ASSESSMENTS):
        raise PermissionDenied
    try:
        cell = cell_of(key)
    except ValueError as error:
        raise Http404 from error
    question = _question(rule_on(on), on, area, by)
    return count_receipt(question, cell, by=by, offset=offset, known=known)


def _question(rule: TargetingRule, on: datetime.date, area: Place | None, by: User) -> Question:
    if not by.may(permissions.SEE_REACH):
        raise PermissionDenied
    asked = Question(
        questionnaire=rule.questionnaire,
        first=on - datetime.timedelta(days=rule.look_back_days - 1),
        last=on,
        stale_before=on - datetime.timedelta(days=rule.stale_after_days),
        organisation=None if _by_area(by) else by.organisation_id,
    )
    return replace(asked, area=_area(area, by))


def _by_area(by: User) -> bool:
    """The commune's own people count every organisation's families of their area."""
    return bool(by.sight.area_ranges) and not by.sight.ranges


def _area(area: Place | None, by: User) -> Area:
    whole = by.may(permissions.SEE_REPORTS) and not _by_area(by)
    if area is None:
        return EVERYWHERE if whole else _own_area(by)
    if not (whole or (by.sight.holds(area.pk) and by.sight.holds(area.until))):
        raise PermissionDenied
    return Area(first=area.pk, last=area.until)


def _own_area(by: User) -> Area:
    ranges = by.sight.ranges + by.sight.area_ranges
    if not ranges:
        raise PermissionDenied
    return Area(first=ranges[0][0], last=ranges[0][1])


def _bands(rule: TargetingRule, by: User) -> tuple[Band, ...]:
    for version in offered_versions(by, subject="household"):
        if version.questionnaire.code == rule.questionnaire:
            return tuple(version.parsed.scoring.bands)
    raise Http404
