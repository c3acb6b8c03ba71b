"""What was told of a family's circumstances: all kinds, one kind, one record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.circumstances import models, selectors
from sahakum.journal import clock
from sahakum.registry.models import Household, Person
from sahakum.web import circumstances_wording, wording
from sahakum.web.circumstances_kinds import ADDED_TO, GROUPS, SHOWN, SORTS, TRIP, Sort
from sahakum.web.rows import Row
from sahakum.web.rows_of import joined

MONEY: dict[str, type[models.Income] | type[models.Spending]] = {
    "income": models.Income,
    "spending": models.Spending,
}
Told = dict[str, list[models.Circumstance]]


@dataclass(frozen=True, kw_only=True)
class Kinds:
    """A heading with a line for each kind under it."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One answer of a record: its question and what was said."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One record in the history of a kind, with what was added to it."""

    row: Row
    record_id: UUID
    more: list[str]


def panel(user: User, household: Household) -> list[Row]:
    """The newest of each kind that was told of, with links to all of it; never a trip."""
    told = selectors.newest_told(user, household, SHOWN)
    return [line for name in told for line in _lines(user, household, SORTS[name], told[name])]


def _lines(
    user: User, household: Household, sort: Sort, rows: Iterable[models.Circumstance]
) -> Iterator[Row]:
    if sort.name in MONEY:
        yield _line(household, sort, sort.title, _monthly(user, household, sort.name))
        return
    for row in rows:
        name, reason = circumstances_wording.line(row)
        yield _line(household, sort, name, joined(sort.title, reason))


def _line(household: Household, sort: Sort, name: str, reason: str) -> Row:
    return Row(mark=sort.mark, name=name, reason=reason, address=_history(household, sort.name))


def _history(household: Household, kind: str) -> str:
    return reverse("circumstance-history", args=[household.pk, kind])


def _monthly(user: User, household: Household, name: str) -> str:
    totals = selectors.monthly_totals(user, MONEY[name], household, on=clock.today())
    return circumstances_wording.monthly(totals)


def adding(household: Household) -> list[Row]:
    """Every kind that can be added, as a list for the thumb."""
    return [
        Row(
            mark=sort.mark,
            name=sort.title,
            reason="",
            address=reverse("new-circumstance", args=[household.pk, sort.name]),
        )
        for sort in SORTS.values()
    ]


def all_kinds(user: User, household: Household) -> list[Kinds]:
    """All kinds under their headings, with what was told last."""
    told = selectors.newest_told(user, household, SHOWN)
    return [
        Kinds(
            heading=str(group.heading),
            rows=[_kind(user, household, sort, told.get(sort.name, [])) for sort in group.sorts],
        )
        for group in GROUPS
    ]


def _kind(user: User, household: Household, sort: Sort, rows: list[models.Circumstance]) -> Row:
    if sort.kept_apart:
        reason = _("Kept apart; that you look is written down.")
    elif rows and sort.name in MONEY:
        reason = _monthly(user, household, sort.name)
    elif rows:
        reason = joined(*circumstances_wording.line(rows[0]))
    else:
        reason = _("Nothing told yet")
    return _line(household, sort, sort.title, reason)


def history(user: User, household: Household, sort: Sort) -> list[Entry]:
    """Everything told of one kind, the newest first; of trips the look is written down."""
    rows: Iterable[Any] = (
        selectors.opened_trips(user, household)
        if sort.name == TRIP
        else selectors.told_of(user, sort.model, household)
    )
    return [_entry(household, sort, row) for row in rows]


def _entry(household: Household, sort: Sort, row: Any) -> Entry:
    name, reason = circumstances_wording.line(row)
    told = _("told on %(day)s") % {"day": wording.day_in_words(row.told_on)}
    address = reverse("circumstance", args=[household.pk, sort.name, row.pk])
    shown = Row(mark=sort.mark, name=name, reason=joined(reason, told), address=address)
    return Entry(row=shown, record_id=row.pk, more=_states(row))


def _states(row: Any) -> list[str]:
    if not isinstance(row, models.Debt):
        return []
    living = row.states.filter(voided_by__isnull=True).order_by("-told_on", "-id")
    return [
        joined(
            wording.day_in_words(state.told_on),
            _("still owed: %(sum)s")
            % {"sum": circumstances_wording.money(state.outstanding, row.currency)},
        )
        for state in living
    ]


def sums(user: User, household: Household, sort: Sort) -> tuple[str, models.MonthlyMethod | None]:
    """What income or spending comes to in a month, and the method; nothing for other kinds."""
    if sort.name not in MONEY:
        return "", None
    return _monthly(user, household, sort.name), selectors.monthly_method(clock.today())


def endings(user: User, household: Household, sort: Sort) -> str:
    """The address where what is open is ended or followed; empty where there is nothing open."""
    kind = next((added for added, to in ADDED_TO.items() if to == sort.name), "")
    is_open = {
        "trip_return": selectors.open_trips,
        "absence_end": selectors.open_absences,
        "debt_state": selectors.debts_of,
    }
    if not kind or not is_open[kind](user, household).exists():
        return ""
    return reverse("new-circumstance", args=[household.pk, kind])


def ending_title(sort: Sort) -> str:
    """What the link to an ending says."""
    kind = next((added for added, to in ADDED_TO.items() if to == sort.name), "")
    found = kinds.find(kind)
    return str(found.title) if found else ""


def facts(sort: Sort, row: Any) -> list[Fact]:
    """Every answer of a record that was given, by the questions of its form."""
    kind = kinds.find(sort.name)
    fields = dict(kind.form.base_fields) if kind else {}
    fields.pop("household", None)
    said = ((str(field.label), _answer(row, name)) for name, field in fields.items())
    return [Fact(label=label, text=text) for label, text in said if text]


def _answer(row: Any, name: str) -> str:
    if isinstance(row, models.Trip):
        text = _of_trip(row, name)
        if text is not None:
            return text
    if name == "member":
        return row.person.name if row.person_id else ""
    if name in ("ways", "times"):
        choices = models.SafeContact.Way if name == "ways" else models.SafeContact.Time
        return circumstances_wording.chosen(choices, getattr(row, name))
    if isinstance(row, models.Absence) and name == "returned_on":
        return _column(row, "to_on")
    if name == "own_produce":
        return _("Yes") if row.own_produce else _("No")
    return _column(row, name)


def _of_trip(row: models.Trip, name: str) -> str | None:
    """Answers that stand in other tables: travellers, and the return; none for the rest."""
    if name in ("members", "children"):
        taken = name == "children"
        people = [one.person.name for one in row.travellers.all() if one.taken_along == taken]
        return ", ".join(people)
    if name not in ("returned_on", "how", "detention_months"):
        return None
    living = row.returns.filter(voided_by__isnull=True).first()
    return _column(living, name) if living else ""


def _column(row: Any, name: str) -> str:
    if hasattr(row, f"get_{name}_display"):
        return str(getattr(row, f"get_{name}_display")())
    value = getattr(row, name, None)
    return _written(value, name)


def _written(value: Any, name: str) -> str:
    if value is None:
        return ""
    if name.endswith("_on"):
        return wording.day_in_words(value)
    if name == "school_year":
        return wording.digits(value)
    if isinstance(value, str):
        return value
    return str(value.name) if isinstance(value, Person) else wording.number(value)
