"""What can be recorded next of an animal, and by which step a promise is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.animals.loading import Life
from sahakum.animals.models import Animal, LifeEvent, Owner
from sahakum.animals.promises import Promise
from sahakum.animals.promises import State as Promised
from sahakum.collectives.models import Member

Sort = LifeEvent.Sort
# What stands first, where it is possible; the rest is folded.
FIRST = (Sort.PLACED, Sort.PASSED_ON, Sort.RETURNED, Sort.BORN, Sort.PREGNANT)


@dataclass(frozen=True, kw_only=True)
class Action:
    """A button: its word and its page."""

    word: str
    address: str


def action(animal_id: UUID, sort: str, **first: str) -> Action:
    """The button by which an event of a sort is recorded."""
    page = reverse("new-animal-event", args=[animal_id, sort])
    address = f"{page}?{urlencode(first)}" if first else page
    return Action(word=str(Sort(sort).label), address=address)


def possible(life: Life) -> Iterator[Sort]:
    """The sorts of events that fit how an animal stands."""
    standing, animal = life.standing, life.animal
    if standing.ended is not None:
        return
    if animal.fund_id is not None and standing.holder is None:
        yield Sort.PLACED
    own = any(event.sort == Sort.TITLE for event in life.events)
    if animal.fund_id is not None and standing.holder is not None and not own:
        yield from (Sort.PASSED_ON, Sort.RETURNED)
        if standing.owner != Owner.FAMILY and _may_pass(life):
            yield Sort.TITLE
    if animal.sex == Animal.Sex.FEMALE:
        yield from (Sort.PREGNANT, Sort.BORN, Sort.SERVED)
    yield from (Sort.VACCINATED, Sort.SICK, Sort.SOLD, Sort.DIED, Sort.LOST, Sort.STOLEN)


def _may_pass(life: Life) -> bool:
    contract = life.standing.contract
    return contract is None or contract.terms["title"] != "never"


def actions_of(life: Life) -> tuple[list[Action], list[Action]]:
    """Buttons that stand first, and those that are folded."""
    sorts = list(possible(life))
    buttons = {sort: action(life.animal.pk, sort) for sort in sorts}
    first = [buttons[sort] for sort in sorts if sort in FIRST]
    return first, [buttons[sort] for sort in sorts if sort not in FIRST]


def step_of(promise: Promise, receiver: Member | None) -> Action | None:
    """How a promise is kept; nothing while it is open or over."""
    animal = promise.animal
    if promise.state not in (Promised.LATE, Promised.DUE) or animal is None:
        return None
    if promise.sort == "replacement":
        page = reverse("new-herd-animal", args=[promise.deal.animal.fund_id])
        first = urlencode({"how": "replaced", "replaces": str(animal.pk)})
        return Action(word=_("It was replaced"), address=f"{page}?{first}")
    if promise.sort == "title":
        return action(animal.pk, Sort.TITLE)
    if promise.sort == "cash":
        return action(animal.pk, Sort.SOLD)
    if promise.deal.terms.repay_to == "next":
        first_answers = {"member": str(receiver.pk)} if receiver else {}
        return action(animal.pk, Sort.PASSED_ON, **first_answers)
    return action(animal.pk, Sort.RETURNED)
