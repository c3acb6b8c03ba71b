"""Keeps families and people still while something is recorded about them.

What a form referred to was looked up before the transaction began; here it is locked and looked
at again, so that nothing is recorded for what was voided in between, and so that two who change
the same family work one after the other.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sahakum.capture.kinds import Refusal
from sahakum.registry.models import Household, Person


def lock_living_households(households: Iterable[Household], *, field: str = "household") -> None:
    """Locks families until the transaction ends. ``field`` is the answer that names them.

    Raises:
        Refusal: one of them was voided.
    """
    ids = {household.pk for household in households}
    # In a fixed order, so that two batches never wait for each other in a circle.
    locked = Household.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    _refuse_voided(locked.values_list("voided_by_id", flat=True), field)


def lock_living_people(people: Iterable[Person], *, field: str) -> None:
    """Locks people until the transaction ends.

    Raises:
        Refusal: one of them was voided.
    """
    ids = {person.pk for person in people}
    if ids:
        locked = Person.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
        _refuse_voided(locked.values_list("voided_by_id", flat=True), field)


def _refuse_voided(voided_by: Iterable[object], field: str) -> None:
    if any(voiding is not None for voiding in voided_by):
        raise Refusal({field: [_("This was voided in the meantime.")]})
