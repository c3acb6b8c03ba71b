"""What follows when records of the registry are voided."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from sahakum.capture.kinds import Refusal
from sahakum.journal.models import Record
from sahakum.registry import merged
from sahakum.registry.kinship import end_of, ties_of
from sahakum.registry.locking import lock_living_households, lock_living_people
from sahakum.registry.models import (
    Departure,
    FormerValue,
    Household,
    HouseholdVersion,
    Membership,
    Person,
    PersonVersion,
)
from sahakum.registry.services.persons import refresh_person, restore_names
from sahakum.registry.services.projecting import (
    refresh_head,
    refresh_household,
    refresh_membership,
    refresh_size,
)
from sahakum.registry.tie_choices import Kin
from sahakum.registry.tie_rules import check


def after_void(rows: Sequence[Record]) -> None:
    """Puts projections right after registry records were voided.

    Raises:
        Refusal: who would not have left lives in another family by now, or who would not have
            died is married to somebody who married again.
    """
    for row in rows:
        if isinstance(row, Departure):
            _undo_departure(row.membership)
        if isinstance(row, Membership) and row.operation_id != row.household.operation_id:
            refresh_size(row.household_id)
            refresh_head(row.household)
        if isinstance(row, PersonVersion) and row.operation_id != row.person.operation_id:
            lock_living_people([row.person], field="operation")
            restore_names(row.person_id, row.operation_id)
            refresh_person(row.person_id)
        if isinstance(row, HouseholdVersion) and row.operation_id != row.household.operation_id:
            lock_living_households([row.household])
            refresh_household(row.household)
            _restore_phone(row.household, row.operation_id)


def _restore_phone(household: Household, changed_by: UUID) -> None:
    newest = FormerValue.objects.filter(record_id=household.pk, field="phone").order_by("pk").last()
    # A telephone that was changed again since then stays as it is.
    if newest is not None and newest.changed_by == changed_by:
        Household.objects.filter(pk=household.pk).update(phone=newest.value)
        newest.delete()


def _undo_departure(membership: Membership) -> None:
    lock_living_people([membership.person], field="operation")
    lock_living_households([membership.household], field="operation")
    same = merged.with_merged(Person, [membership.person_id])
    others = Membership.objects.filter(person__in=same, voided_by__isnull=True)
    home = merged.with_merged(Household, [membership.household_id])
    later = others.exclude(pk=membership.pk).filter(
        Q(to_on__isnull=True) | Q(to_on__gt=membership.from_on)
    )
    if len(same) > 1:
        later = later.exclude(household__in=home)
    if later.exists():
        sentence = _("%(name)s lives in another family since then. Void that first.")
        raise Refusal({"": [sentence % {"name": membership.person.name}]})
    refresh_membership(membership)
    _refuse_married_again(membership.person)


def _refuse_married_again(person: Person) -> None:
    """Who did not die is married as before: then nobody married one of the two since."""
    for tie in ties_of(merged.with_merged(Person, [person.pk])).filter(kin=Kin.SPOUSE):
        lock_living_people([tie.person, tie.other], field="operation")
        if end_of(tie) is None:
            check(tie, ended=None, field="")
