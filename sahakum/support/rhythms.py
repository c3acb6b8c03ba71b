"""When a family is to be visited again, if nobody said a day: by its risk band, else weekly."""

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from sahakum.assessments.models import Response
from sahakum.journal import clock
from sahakum.registry.models import Household
from sahakum.support.models import BandRhythm, Rhythm


class _Result(NamedTuple):
    """An open result of a family, in the order in which they were found."""

    assessed_on: datetime.date
    response: UUID
    questionnaire: str
    band: str


_RESULT = ("assessed_on", "pk", "version__questionnaire__code", "band")


class Rhythms:
    """The rhythms in force, and the newest results of the families asked about."""

    def __init__(self, household_ids: Iterable[UUID]) -> None:
        self._usual, self._by_band = _rules(clock.today())
        codes = {rule.questionnaire for rule in self._by_band}
        self._results = _results(list(household_ids), codes) if codes else {}

    def next_day(self, household_id: UUID, visited_on: datetime.date) -> datetime.date:
        """The day of the next visit after one."""
        days = self._days_by_band(household_id, visited_on)
        if days is None:
            days = next(rule.days for rule in self._usual if rule.from_on <= visited_on)
        return visited_on + datetime.timedelta(days=days)

    def _days_by_band(self, household_id: UUID, on: datetime.date) -> int | None:
        known = [one for one in self._results.get(household_id, []) if one.assessed_on <= on]
        if not known:
            return None
        newest = max(known)
        rules = (
            rule
            for rule in self._by_band
            if (rule.questionnaire, rule.band) == (newest.questionnaire, newest.band)
            and rule.from_on <= on
        )
        return next((rule.days for rule in rules), None)


@lru_cache(maxsize=1)
def _rules(today: datetime.date) -> tuple[list[Rhythm], list[BandRhythm]]:
    # A setting changes from tomorrow on (ADR 0020): what was read today holds all day.
    usual = list(Rhythm.objects.order_by("-from_on"))
    return usual, list(BandRhythm.objects.order_by("-from_on"))


def forget() -> None:
    """Drops the rules that this process has read: tests write them as no office can."""
    _rules.cache_clear()


def _results(household_ids: list[UUID], codes: set[str]) -> dict[UUID, list[_Result]]:
    merged = Household.objects.filter(same_as__in=household_ids)
    shown: dict[UUID, UUID] = dict(merged.values_list("pk", "same_as"))
    # What is kept apart moves no visit: a changed rhythm would tell of it.
    found = Response.objects.filter(
        household_id__in=[*household_ids, *shown],
        person__isnull=True,
        version__questionnaire__code__in=codes,
        kept_apart=False,
        voided_by__isnull=True,
    )
    results: dict[UUID, list[_Result]] = {}
    for household, *result in found.values_list("household_id", *_RESULT):
        results.setdefault(shown.get(household, household), []).append(_Result(*result))
    return results
