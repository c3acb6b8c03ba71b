"""Rows about animals and what is promised, as several pages show them."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.animals.loading import Life
from sahakum.animals.models import Waiting
from sahakum.animals.promises import Promise, next_in_line
from sahakum.animals.promises import State as Promised
from sahakum.collectives.models import Member
from sahakum.journal import clock
from sahakum.web import animal_words, wording
from sahakum.web.animal_actions import Action, step_of
from sahakum.web.rows import Row
from sahakum.web.rows_of import joined

Day = datetime.date
PRESSING = (Promised.LATE, Promised.DUE)
MARKS = {"COW": "cow", "BUFFALO": "cow"}


@dataclass(frozen=True, kw_only=True)
class PromiseRow:
    """One promise in a list, with the page on which its next step is recorded."""

    row: Row
    step: Action | None


def promise_rows(
    promises: Sequence[Promise], waiting: Sequence[Waiting], today: Day
) -> list[tuple[PromiseRow, Promise]]:
    line = next_in_line(promises, [one.member_id for one in waiting])
    members = {one.member_id: one.member for one in waiting}
    to = {place: members[key] for place, key in line.items() if key in members}
    return [(promise_row(one, today, to, place=n), one) for n, one in enumerate(promises)]


def promise_row(
    promise: Promise,
    today: Day,
    to: dict[int, Member],
    *,
    place: int = -1,
    with_bank: bool = False,
) -> PromiseRow:
    deal, receiver = promise.deal, to.get(place)
    shown = promise.animal or deal.mother.animal
    row = Row(
        mark=MARKS.get(shown.commodity_id, "heart"),
        name=joined(deal.member.name, animal_words.owed(promise)),
        reason=joined(
            animal_words.when(promise),
            _("next: %(name)s") % {"name": receiver.name} if receiver else "",
            deal.member.collective.name if with_bank else "",
        ),
        address=reverse("animal", args=[shown.pk]),
        state=animal_words.badge(promise, today),
    )
    return PromiseRow(row=row, step=step_of(promise, receiver))


def names_of(lives: Iterable[Life]) -> dict[UUID, str]:
    """The names of members with whom animals stand."""
    keys = {life.standing.holder for life in lives if life.standing.holder}
    return dict(Member.objects.filter(pk__in=keys).values_list("pk", "name"))


def animal_row(life: Life, names: dict[UUID, str]) -> Row:
    """One animal in a list: its tag, what it is, and with whom it stands."""
    animal, standing = life.animal, life.standing
    holder = names.get(standing.holder, "") if standing.holder else ""
    due = ""
    held = animal_words.months_since(standing.held_since, clock.today())
    shown = {"name": holder, "months": animal_words.months(held)}
    if standing.is_pregnant and standing.due_on:
        due = _("birth about %(day)s") % {"day": wording.day_in_numbers(standing.due_on)}
    return Row(
        mark=MARKS.get(animal.commodity_id, "heart"),
        name=animal.tag,
        reason=joined(
            str(animal.commodity),
            animal_words.sex_of(animal),
            _("with %(name)s, %(months)s") % shown if holder and not standing.ended else "",
            animal_words.owner_of(life) if animal.fund_id else "",
            due,
        ),
        address=reverse("animal", args=[animal.pk]),
        state=animal_words.state_of(life),
    )
