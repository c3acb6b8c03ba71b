"""Fetches life lines of many animals in a few questions to the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sahakum.animals.breeding import Figures, all_figures
from sahakum.animals.lives import Line, Standing, in_order, stand
from sahakum.animals.models import Animal, LifeEvent


@dataclass(frozen=True, kw_only=True)
class Life:
    """An animal with its living events in order, and how it stands now."""

    animal: Animal
    events: list[LifeEvent]
    standing: Standing


def lines_of(animals: Iterable[Animal]) -> dict[UUID, Line]:
    """The life line of each animal, by its id; not yet run through."""
    found = {animal.pk: animal for animal in animals}
    events: dict[UUID, list[LifeEvent]] = {key: [] for key in found}
    living = LifeEvent.objects.filter(animal__in=list(found), voided_by__isnull=True)
    for event in living.select_related("contract", "member", "commodity"):
        events[event.animal_id].append(event)
    bore: dict[UUID, list] = {key: [] for key in found}
    told = Animal.objects.filter(
        mother__in=list(found), born_in__isnull=True, voided_by__isnull=True, born_on__isnull=False
    )
    for mother, born_on in told.values_list("mother", "born_on"):
        bore[mother].append(born_on)
    figures = all_figures()
    return {
        key: Line(
            animal=animal,
            events=events[key],
            bore=bore[key],
            figures=figures.get(animal.commodity_id, Figures(())),
        )
        for key, animal in found.items()
    }


def lives_of(animals: Iterable[Animal]) -> dict[UUID, Life]:
    """How each animal stands now, by its id, in the order given."""
    return {
        key: Life(
            animal=line.animal,
            events=in_order(line.events),
            standing=stand(line, strict=False),
        )
        for key, line in lines_of(animals).items()
    }


def life_of(animal: Animal) -> Life:
    """How one animal stands now."""
    return lives_of([animal])[animal.pk]
