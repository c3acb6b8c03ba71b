"""Who died, and when: the day of a departure with that reason."""

import datetime
from collections.abc import Collection

from django.utils.translation import gettext as _

from sahakum.capture.kinds import Refusal
from sahakum.registry import merged
from sahakum.registry.models import Departure, Person


def died_on(person: Person) -> datetime.date | None:
    """The day of a person's death, under whatever ids; None while no death is recorded."""
    same = merged.with_merged(Person, [person.pk])
    deaths = Departure.objects.filter(
        membership__person__in=same, reason=Departure.Reason.DIED, voided_by__isnull=True
    )
    return deaths.order_by("left_on").values_list("left_on", flat=True).first()


def refuse_dead(people: Collection[Person], *, field: str) -> None:
    """Nobody joins a family after death.

    Raises:
        Refusal: the death of one of them is recorded.
    """
    names = sorted(person.name for person in people if died_on(person) is not None)
    if names:
        sentence = _("The death of %(names)s is recorded. Void that first if it was a mistake.")
        raise Refusal({field: [sentence % {"names": ", ".join(names)}]})
