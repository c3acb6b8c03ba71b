"""What the page of one animal shows: its life, its promises, its family tree."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.animals import selectors
from sahakum.animals.deals import deals_of
from sahakum.animals.holding import animals_of, waiting_for
from sahakum.animals.loading import Life, life_of, lives_of
from sahakum.animals.models import Animal, AnimalSource, LifeEvent
from sahakum.animals.promises import Promise, pressing_first
from sahakum.animals.promises import State as Promised
from sahakum.animals.terms import read_terms
from sahakum.animals.tree import family_of
from sahakum.grants.courses import course_of
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.ledger.amounts import said
from sahakum.web import animal_words, photographs, wording
from sahakum.web.animal_actions import Action, actions_of
from sahakum.web.animal_rows import (
    PRESSING,
    PromiseRow,
    names_of,
    promise_rows,
)
from sahakum.web.animal_tree import Tree, tree_of
from sahakum.web.photographs import Shown
from sahakum.web.rows import State
from sahakum.web.rows_of import joined

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One event as the life line tells it."""

    day: Day
    heading: str
    sentences: list[str]
    record_id: UUID
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class AnimalPage:
    """One animal."""

    animal: Animal
    life: Life
    state: State
    facts: list[tuple[str, str]]
    next: list[PromiseRow]
    kept: list[PromiseRow]
    actions: list[Action]
    others: list[Action]
    moments: list[Moment]
    terms: list[tuple[str, str]]
    sources: list[str]
    tree: Tree
    back: str
    photographs: list[Shown]
    add_photograph: str


def animal(user: User, animal_id: UUID) -> AnimalPage:
    """The page of a visible animal; that it was looked at is written down.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found = selectors.animal_for(user, animal_id)
    log_view(actor_id=user.id, subject_kind="animal", subject_id=found.pk, page="animal")
    today = clock.today()
    around = _around(found)
    life = around.get(found.pk) or life_of(found)
    promises = _promises_about(found, today)
    contract = life.standing.contract
    actions, others = actions_of(life)
    return AnimalPage(
        animal=found,
        life=life,
        state=animal_words.state_of(life),
        facts=_facts(life),
        next=[row for row, one in promises if one.state in (*PRESSING, Promised.OPEN)],
        kept=[row for row, one in promises if one.state in (Promised.KEPT, Promised.FALLEN)],
        actions=actions,
        others=others,
        moments=_moments(life, list(around.values())),
        terms=list(animal_words.terms_in_words(read_terms(contract.terms))) if contract else [],
        sources=[source_in_words(one) for one in selectors.sources_of(found)],
        tree=tree_of(family_of(life, list(around.values())), chosen=found),
        back=_back(found),
        photographs=photographs.shown(selectors.photographs_of(found), by=user),
        add_photograph=_add_photograph(user, found),
    )


def _add_photograph(user: User, animal: Animal) -> str:
    may = user.may(permissions.RECORD_MEETING)
    return reverse("new-animal-photograph", args=[animal.pk]) if may else ""


def _around(animal: Animal) -> dict[UUID, Life]:
    """All animals of the same register."""
    if animal.fund_id is not None:
        return lives_of(animals_of([animal.fund_id]))
    assert animal.household is not None
    return lives_of(selectors.animals_of_family(animal.household))


def _back(animal: Animal) -> str:
    if animal.fund_id is not None:
        return reverse("herd", args=[animal.fund_id])
    return reverse("family-animals", args=[animal.household_id])


def _promises_about(animal: Animal, today: Day) -> list[tuple[PromiseRow, Promise]]:
    """Promises of a herd that this animal is given, kept or owed by."""
    if animal.fund_id is None:
        return []
    promises = pressing_first(deals_of([animal.fund_id]), today=today)
    rows = promise_rows(promises, waiting_for(animal.fund_id), today)
    return [
        (row, one)
        for row, one in rows
        if animal.pk in {one.animal.pk if one.animal else None, one.deal.mother.animal.pk}
    ]


def _facts(life: Life) -> list[tuple[str, str]]:
    animal, standing = life.animal, life.standing
    holder = names_of([life]).get(standing.holder, "") if standing.holder else ""
    if animal.household is not None:
        holder = _("Family of %(name)s") % {"name": animal.household.name}
    found = [
        (_("Kind of animal"), joined(str(animal.commodity), animal_words.sex_of(animal))),
        (_("Born"), wording.day_in_numbers(animal.birth) if animal.birth else ""),
        (_("Its mother"), animal.mother.tag if animal.mother else ""),
        (_("Whose it is"), animal_words.owner_of(life)),
        (_("With whom"), holder if standing.ended is None else ""),
        (
            _("Birth expected"),
            wording.day_in_words(standing.due_on) if standing.due_on else "",
        ),
        (_("Between births"), animal_words.between_births(standing.births)),
        (_("Remark"), animal.note),
    ]
    return [(label, words) for label, words in found if words]


def _moments(life: Life, lives: Sequence[Life]) -> list[Moment]:
    animal = life.animal
    born: dict[UUID | None, list[Animal]] = {}
    for one in lives:
        born.setdefault(one.animal.born_in_id, []).append(one.animal)
    found = [_moment(event, born.get(event.pk, [])) for event in reversed(life.events)]
    first = Moment(
        day=animal.came_on,
        heading=str(animal.get_how_display()),
        sentences=[],
        record_id=animal.operation_id,
    )
    return [*found, first]


def _moment(event: LifeEvent, young: Sequence[Animal]) -> Moment:
    born = ", ".join(joined(one.tag, animal_words.sex_of(one)) for one in young)
    sentences = [born] if born else []
    return Moment(
        day=event.happened_on,
        heading=str(event.get_sort_display()),
        sentences=[*sentences, *animal_words.event_in_words(event)],
        record_id=event.operation_id,
    )


def source_in_words(source: AnimalSource) -> str:
    """ "Loan · 250 dollars · of the programme"."""
    amount = said(int(source.amount), source.commodity) if source.commodity else ""
    venture = course_of(source.grant).application.venture if source.grant else ""
    return joined(str(source.get_sort_display()), amount, venture, source.told)
