"""What every write of circumstances does: ask the right again, keep the family still, store."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Said
from sahakum.circumstances.facts import facts_of
from sahakum.circumstances.models import Circumstance
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services import check_right

Row = TypeVar("Row", bound=Circumstance)


def begin(said: Sequence[Said], *, by: User) -> None:
    """Asks again whether the actor may record this, and locks the families.

    Raises:
        PermissionDenied: the role does not record this, or a village is outside the areas.
        Refusal: a family was voided.
    """
    villages = {one.answers["household"].village_id for one in said}
    check_right(permissions.RECORD_CIRCUMSTANCE, villages, by=by)
    lock_living_households(one.answers["household"] for one in said)


def record_plain(model: type[Circumstance], said: Sequence[Said], *, by: User) -> None:
    """Stores one row for each: for kinds whose answers are the columns of their table."""
    begin(said, by=by)
    commit([entry(one, row_of(model, one.answers, one)) for one in said])


def row_of(model: type[Row], answers: dict[str, Any], said: Said) -> Row:
    """A row of a table out of answers that have the names of its columns.

    A membership becomes its person.
    """
    columns = dict(answers)
    household = columns.pop("household")
    member = columns.pop("member", None)
    if member is not None:
        columns["person_id"] = member.person_id
    return model(
        id=said.operation.id,
        household=household,
        steward_id=household.steward_id,
        village_id=household.village_id,
        **columns,
    )


def entry(said: Said, row: Circumstance, *more: Record) -> Entry:
    """The operation with its rows and facts; it touched the family and the member."""
    person_id = getattr(row, "person_id", None)
    touched = [str(row.household_id), *([str(person_id)] if person_id else [])]
    said.operation.touched = touched
    rows: list[Record] = [row, *more]
    return Entry(operation=said.operation, rows=rows, facts=facts_of(row))
