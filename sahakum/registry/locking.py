"""Keeps families and people still while something is recorded about them.

What a form referred to was looked up before the transaction began; here it is locked and looked
at again, so that nothing is recorded for what was voided in between, and so that two who change
the same family work one after the other.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.capture import texts
from sahakum.capture.kinds import Outdated, Refusal
from sahakum.registry.models import Household, Person


def lock_living_households(households: Iterable[Household], *, field: str = "household") -> None:
    """Locks families until the transaction ends. ``field`` is the answer that names them.

    Raises:
        Refusal: one of them was voided.
        Outdated: one of them was merged or parted.
    """
    given = {household.pk: household.same_as for household in households}
    # In a fixed order, so that two batches never wait for each other in a circle.
    locked = Household.objects.filter(pk__in=given).order_by("pk").select_for_update(no_key=True)
    _refuse_changed(locked.values_list("pk", "voided_by_id", "same_as"), given, field)


def lock_living_people(people: Iterable[Person], *, field: str) -> None:
    """Locks people until the transaction ends.

    Raises:
        Refusal: one of them was voided.
        Outdated: one of them was merged or parted.
    """
    given = {person.pk: person.same_as for person in people}
    if given:
        locked = Person.objects.filter(pk__in=given).order_by("pk").select_for_update(no_key=True)
        _refuse_changed(locked.values_list("pk", "voided_by_id", "same_as"), given, field)


def _refuse_changed(
    locked: Iterable[tuple[UUID, UUID | None, UUID | None]],
    given: Mapping[UUID, UUID | None],
    field: str,
) -> None:
    rows = list(locked)
    if any(voiding is not None for _pk, voiding, _same in rows):
        raise Refusal({field: [str(texts.VOIDED_SINCE)]})
    if any(same != given[pk] for pk, _voiding, same in rows):
        raise Outdated({field: [_("This was merged or parted in the meantime. Please try again.")]})
