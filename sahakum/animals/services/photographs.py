"""Writes of photographs of animals."""

from collections.abc import Sequence

from sahakum.accounts.models import User
from sahakum.animals.models import AnimalPhotograph
from sahakum.animals.services import checking
from sahakum.capture import photographs
from sahakum.capture.kinds import Said
from sahakum.journal.services import Entry, commit


def record_photographs(said: Sequence[Said], *, by: User) -> None:
    """Records photographs of animals, each with its picture.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: the animal was voided meanwhile.
    """
    for one in said:
        animal, picture = one.answers["animal"], one.answers["photograph"]
        checking.lock_register(animal.fund, animal, by=by)
        row = AnimalPhotograph(
            id=one.operation.id,
            animal=animal,
            taken_on=one.answers["taken_on"],
            **photographs.columns_of(picture),
        )
        one.operation.touched = [str(animal.pk), str(animal.keeper_id)]
        commit([Entry(operation=one.operation, rows=[row])])
        photographs.keep(row, picture)
