"""Writes of the registry: registering families, changing them, members who leave."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.lib.dates import Day
from sahakum.lib.khmer import search_key, sort_key
from sahakum.registry import merged, moves
from sahakum.registry.locking import lock_living_households, lock_living_people
from sahakum.registry.models import (
    Consent,
    Departure,
    FormerValue,
    Household,
    HouseholdVersion,
    Membership,
    Person,
    PersonVersion,
    Poverty,
    Relation,
)


def check_right(permission: str, village_ids: Iterable[int], *, by: User) -> None:
    """Asks again, at the moment of storing, what was asked when the form was shown.

    Raises:
        PermissionDenied: the role does not record this, or a village is outside the areas.
    """
    if not by.may(permission) or not all(by.sight.holds(village) for village in village_ids):
        raise PermissionDenied


def register_households(said: Sequence[Said], *, by: User) -> None:
    """Registers families with their members, versions and consent.

    Raises:
        Refusal: a member lives in another family, or the family number is taken.
    """
    check_right(permissions.RECORD_HOUSEHOLD, {one.answers["village"].pk for one in said}, by=by)
    known = [member["person"] for one in said for member in one.answers["members"]]
    lock_living_people([person for person in known if person], field="members")
    _refuse_taken_codes(said, by)
    for one in said:
        _refuse_members_of_others(one)
    commit([_registration(one, by) for one in said])


def _refuse_taken_codes(said: Sequence[Said], by: User) -> None:
    codes = [one.answers["code"] for one in said if one.answers["code"]]
    taken = Household.objects.filter(
        steward_id=by.organisation_id, code__in=codes, voided_by__isnull=True
    )
    if codes and (taken.exists() or len(codes) != len(set(codes))):
        sentence = _("Another family of your organisation has this number.")
        raise Refusal({"code": [sentence]})


def _refuse_members_of_others(said: Said) -> None:
    known = [member["person"] for member in said.answers["members"] if member["person"]]
    names = _living_elsewhere(known, said.answers["registered_on"]) if known else ""
    if names:
        sentence = _("%(names)s still lives in another family. Record first that they left it.")
        raise Refusal({"members": [sentence % {"names": names}]})


def _living_elsewhere(people: Sequence[Person], from_on: datetime.date) -> str:
    # The day of moving may belong to both families.
    lasting = Q(to_on__isnull=True) | Q(to_on__gt=from_on)
    everybody = merged.with_merged(Person, [person.pk for person in people])
    living = Membership.objects.filter(lasting, person__in=everybody, voided_by__isnull=True)
    return ", ".join(sorted({row.person.name for row in living.select_related("person")}))


def _registration(said: Said, by: User) -> Entry:
    household = _household(said, by)
    rows: list[Record] = [household, _household_version(household, said)]
    rows.append(
        Consent(
            household=household,
            how=said.answers["consent"],
            given_on=said.answers["registered_on"],
        )
    )
    for member in said.answers["members"]:
        rows += _member(member, household, said.answers["registered_on"])
    said.operation.touched = [str(household.pk)]
    return Entry(operation=said.operation, rows=rows)


def _household(said: Said, by: User) -> Household:
    answers = said.answers
    head = next(row for row in answers["members"] if row["relation"] == Relation.HEAD)
    name = head["person"].name if head["person"] else _full_name(head)
    return Household(
        id=said.operation.id,
        steward_id=by.organisation_id,
        village=answers["village"],
        code=answers["code"],
        name=name,
        phone=answers["phone"],
        poverty=answers["poverty"] or Poverty.UNKNOWN,
        members=len(answers["members"]),
        registered_on=answers["registered_on"],
        sort_key=sort_key(name),
    )


def _household_version(household: Household, said: Said) -> HouseholdVersion:
    return HouseholdVersion(
        household=household,
        from_on=household.registered_on,
        village_id=household.village_id,
        poverty=household.poverty,
    )


def _full_name(member: dict[str, Any]) -> str:
    return f"{member['family_name']} {member['given_name']}"


def _member(member: dict[str, Any], household: Household, from_on: Any) -> list[Record]:
    rows: list[Record] = []
    person = member["person"]
    if person is None:
        person = _person(member, household)
        rows += [person, _person_version(person, member, from_on)]
    rows.append(
        Membership(household=household, person=person, relation=member["relation"], from_on=from_on)
    )
    return rows


def _person(member: dict[str, Any], household: Household) -> Person:
    born: Day | None = member["born"]
    return Person(
        steward_id=household.steward_id,
        village_id=household.village_id,
        family_name=member["family_name"],
        given_name=member["given_name"],
        latin_name=member["latin_name"],
        sex=member["sex"],
        born_on=born.date if born else None,
        born_precision=born.precision if born else "",
        search_key=search_key(_full_name(member)),
        given_key=search_key(member["given_name"]),
        latin_search_key=search_key(member["latin_name"]),
    )


def _person_version(person: Person, member: dict[str, Any], from_on: Any) -> PersonVersion:
    return PersonVersion(
        person=person,
        from_on=from_on,
        sex=person.sex,
        born_on=person.born_on,
        born_precision=person.born_precision,
        disability=member["disability"] or "not_assessed",
        village_id=person.village_id,
    )


def change_households(said: Sequence[Said], *, by: User) -> None:
    """Records that families moved, or that their poverty card or telephone changed."""
    villages = {one.answers["household"].village_id for one in said}
    villages |= {one.answers["village"].pk for one in said if one.answers["village"]}
    check_right(permissions.RECORD_HOUSEHOLD, villages, by=by)
    lock_living_households(one.answers["household"] for one in said)
    # One after the other: the next change of a family builds on the one before.
    for one in said:
        commit([_change(one)])
        refresh_household(one.answers["household"])


def _change(said: Said) -> Entry:
    household, answers = said.answers["household"], said.answers
    if answers["phone"] and answers["phone"] != household.phone:
        _keep_former(household, "phone", said)
        Household.objects.filter(pk=household.pk).update(phone=answers["phone"])
    before = _version_on(household, answers["from_on"])
    version = HouseholdVersion(
        household=household,
        from_on=answers["from_on"],
        village_id=answers["village"].pk if answers["village"] else before.village_id,
        poverty=answers["poverty"] or before.poverty,
    )
    said.operation.touched = [str(household.pk)]
    return Entry(operation=said.operation, rows=[version])


def _version_on(household: Household, day: datetime.date) -> HouseholdVersion:
    """What held on a day: a change that arrives late builds on what was before it, not on today."""
    living = HouseholdVersion.objects.filter(household=household, voided_by__isnull=True)
    before = living.filter(from_on__lte=day).order_by("-from_on").first()
    return before or living.earliest("from_on")


def _keep_former(household: Household, field: str, said: Said) -> None:
    FormerValue.objects.create(
        record_id=household.pk,
        field=field,
        value=getattr(household, field),
        changed_by=said.operation.id,
    )


def record_departures(said: Sequence[Said], *, by: User) -> None:
    """Records that members left their family.

    Raises:
        Refusal: a member would have left before joining.
    """
    check_right(
        permissions.RECORD_HOUSEHOLD,
        {one.answers["membership"].household.village_id for one in said},
        by=by,
    )
    lock_living_households(
        (one.answers["membership"].household for one in said), field="membership"
    )
    entries = [_departure(one) for one in said]
    commit(entries)
    for row in (row for entry in entries for row in entry.rows):
        if isinstance(row, Departure):
            refresh_membership(row.membership)


def _departure(said: Said) -> Entry:
    membership, left_on = said.answers["membership"], said.answers["left_on"]
    if left_on < membership.from_on:
        raise Refusal({"left_on": [_("This is before the day of joining the family.")]})
    said.operation.touched = [str(membership.household_id), str(membership.person_id)]
    # Who is in the family under two ids since a merge leaves it under both.
    leaving = [membership, *merged.twins_of(membership)]
    rows = [
        Departure(membership=one, left_on=max(left_on, one.from_on), reason=said.answers["reason"])
        for one in leaving
    ]
    return Entry(operation=said.operation, rows=rows)


def refresh_membership(membership: Membership) -> None:
    """Derives the last day of a membership from its living departure, and the family's size."""
    departure = Departure.objects.filter(membership=membership, voided_by__isnull=True).first()
    Membership.objects.filter(pk=membership.pk).update(
        to_on=departure.left_on if departure else None
    )
    refresh_size(membership.household_id)


def refresh_size(household_id: UUID) -> None:
    """Derives how many people live in a family, under whatever ids; each counts once."""
    root = merged.roots_of(Household, [household_id]).get(household_id, household_id)
    Household.objects.filter(pk=root).update(members=merged.size_of(root))


def refresh_household(household: Household) -> None:
    """Derives village and poverty card of a household from its newest living version."""
    newest = (
        HouseholdVersion.objects.filter(household=household, voided_by__isnull=True)
        .order_by("-from_on", "-id")
        .first()
    )
    if newest is not None:
        Household.objects.filter(pk=household.pk).update(
            village_id=newest.village_id, poverty=newest.poverty
        )
        _move_members(household, newest.village_id)
        moves.tell(household.pk, newest.village_id)


def _move_members(household: Household, village_id: int) -> None:
    families = merged.with_merged(Household, [household.pk])
    living = Membership.objects.filter(
        household__in=families, voided_by__isnull=True, to_on__isnull=True
    )
    Person.objects.filter(pk__in=living.values("person_id")).update(village_id=village_id)


def after_void(rows: Sequence[Record]) -> None:
    """Puts projections right after registry records were voided.

    Raises:
        Refusal: who would not have left lives in another family by now.
    """
    for row in rows:
        if isinstance(row, Departure):
            _undo_departure(row.membership)
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
