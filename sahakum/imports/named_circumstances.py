"""Debts, trips, absences and tasks of a family, which have no number of their own."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.circumstances.models import Absence, Debt, Trip
from sahakum.imports import texts
from sahakum.imports.asking import Ask, only
from sahakum.imports.columns import LANGUAGES
from sahakum.imports.named_members import Members
from sahakum.lib.dates import DayError, parse_day
from sahakum.lib.khmer import digits_to_ascii, search_key
from sahakum.support.models import PlanTask


def _by_family(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    families: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        families[row.household.same_as or row.household_id].append(row)
    return families


def _of_families(model: type[Any], asks: Sequence[Ask], by: User) -> dict[UUID, list[Any]]:
    """Visible records of the families that rows are about, in one query."""
    roots = {ask.unit.home.root for ask in asks if ask.unit.home}
    within = Q(household__in=roots) | Q(household__same_as__in=roots)
    return _by_family(model.objects.visible_to(by).filter(within).select_related("household"))


def _own(ask: Ask, families: dict[UUID, list[Any]]) -> list[Any]:
    return families.get(ask.unit.home.root, []) if ask.unit.home else []


def name_debts(asks: Sequence[Ask], by: User) -> None:
    """The debt of a family: its only one, or that of a lender or since a day."""
    families = _of_families(Debt, asks, by)
    for ask in asks:
        found = [debt for debt in _own(ask, families) if _is_meant(debt, ask.text)]
        only(ask, found, unknown=texts.UNKNOWN_DEBT, several=texts.AMBIGUOUS_DEBT)


def _is_meant(debt: Debt, text: str) -> bool:
    if not text:
        return True
    day = _day(text)
    if day is not None:
        return debt.since_on == day
    return search_key(text) in {search_key(word) for word in _lender_words(debt.lender)}


def _lender_words(lender: str) -> Iterator[str]:
    yield lender
    for language in LANGUAGES:
        with translation.override(language):
            yield str(Debt.Lender(lender).label)


def _day(text: str) -> datetime.date | None:
    try:
        return parse_day(text).date
    except DayError:
        return None


def name_trips(asks: Sequence[Ask], by: User) -> None:
    """The trip of a family that began on a day, else the last one before the return."""
    families = _of_families(Trip, asks, by)
    for ask in asks:
        day = _day(ask.text) if ask.text else None
        trips = _own(ask, families)
        if ask.text:
            found = [trip for trip in trips if trip.from_on == day]
        else:
            found = _last(trips, ask.day("returned_on"))
        only(ask, found, unknown=texts.UNKNOWN_TRIP, several=texts.AMBIGUOUS_TRIP)


def _last(rows: Sequence[Any], day: str) -> list[Any]:
    """Those begun last, by a day; several when they began together."""
    begun = [row for row in rows if not day or row.from_on.isoformat() <= day]
    latest = max((row.from_on for row in begun), default=None)
    return [row for row in begun if row.from_on == latest]


def name_absences(asks: Sequence[Ask], by: User) -> None:
    """The last absence of a member before the return."""
    members, absences = Members(asks, by), _of_families(Absence, asks, by)
    for ask in asks:
        member = members.named(ask, ask.text)
        if member is None:
            continue
        same = {member.person_id, member.person.same_as}
        own = [one for one in _own(ask, absences) if one.person_id in same]
        found = _last(own, ask.day("returned_on"))
        only(ask, found, unknown=texts.UNKNOWN_ABSENCE, several=texts.UNKNOWN_ABSENCE)


def name_tasks(asks: Sequence[Ask], by: User) -> None:
    """A task of a family by its text, in the newest plan that has it, or by its number."""
    roots = {ask.unit.home.root for ask in asks if ask.unit.home}
    within = Q(household__in=roots) | Q(household__same_as__in=roots)
    tasks = PlanTask.objects.visible_to(by).filter(within)
    families = _by_family(tasks.select_related("household", "goal__plan"))
    for ask in asks:
        by_day = [
            task
            for task in _own(ask, families)
            if not ask.day("said_on") or task.goal.plan.drawn_on.isoformat() <= ask.day("said_on")
        ]
        found = _tasks_meant(ask.text, by_day)
        only(ask, found, unknown=texts.UNKNOWN_TASK, several=texts.AMBIGUOUS_TASK)


def _tasks_meant(text: str, tasks: Sequence[PlanTask]) -> list[PlanTask]:
    plain = digits_to_ascii(text)
    if plain.isascii() and plain.isdigit():
        return [task for task in _newest(tasks) if task.order == int(plain[:4])]
    key = search_key(text)
    return _newest([task for task in tasks if search_key(task.what) == key])


def _newest(tasks: Sequence[PlanTask]) -> list[PlanTask]:
    latest = max((task.goal.plan.drawn_on for task in tasks), default=None)
    return [task for task in tasks if task.goal.plan.drawn_on == latest]
