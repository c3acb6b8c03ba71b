"""Answers what a batch of units asks for, and settles whom each is about."""

from collections.abc import Sequence

from sahakum.accounts.models import User
from sahakum.imports.asking import HOUSEHOLD, Answering, answer
from sahakum.imports.named_circumstances import (
    name_absences,
    name_debts,
    name_tasks,
    name_trips,
)
from sahakum.imports.named_families import name_families
from sahakum.imports.named_members import name_members
from sahakum.imports.named_places import name_assets, name_sites
from sahakum.imports.units import Unit

ANSWERERS: dict[str, Answering] = {
    HOUSEHOLD: name_families,
    "member": name_members,
    "person": name_members,
    "membership": name_members,
    "absence": name_absences,
    "debt": name_debts,
    "trip": name_trips,
    "task": name_tasks,
    "asset": name_assets,
    "site": name_sites,
}


def resolve(units: Sequence[Unit], *, by: User) -> None:
    """Puts the records that units name into their content; problems note what is not found.

    Records of one kind are looked up for all units at once, within the actor's sight.
    """
    answer([ask for unit in units for ask in unit.asks], ANSWERERS, by=by)
    for unit in units:
        _keep_first_receiver(unit)


def _keep_first_receiver(unit: Unit) -> None:
    receivers = unit.table.receivers if unit.table else ()
    said = [name for name in receivers if unit.content.get(name)]
    for name in receivers:
        if name not in said[:1]:
            unit.content.pop(name, None)
