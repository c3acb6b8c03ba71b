"""Registering families with their members, versions and consent."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.lib.dates import Day
from sahakum.lib.khmer import search_key, sort_key
from sahakum.registry import merged
from sahakum.registry.deaths import refuse_dead
from sahakum.registry.locking import lock_living_people
from sahakum.registry.models import (
    Consent,
    Household,
    HouseholdVersion,
    Membership,
    Person,
    PersonVersion,
    Poverty,
    Relation,
)
from sahakum.registry.services.rights import check_right


def register_households(said: Sequence[Said], *, by: User) -> None:
    """Registers families with their members, versions and consent.

    Raises:
        Refusal: a member died or lives in another family, or the family number is taken.
    """
    check_right(permissions.RECORD_HOUSEHOLD, {one.answers["village"].pk for one in said}, by=by)
    known = [member["person"] for one in said for member in one.answers["members"]]
    lock_living_people([person for person in known if person], field="members")
    _refuse_taken_codes(said, by)
    for one in said:
        _refuse_impossible_members(one)
    commit([_registration(one, by) for one in said])


def _refuse_taken_codes(said: Sequence[Said], by: User) -> None:
    codes = [one.answers["code"] for one in said if one.answers["code"]]
    taken = Household.objects.filter(
        steward_id=by.organisation_id, code__in=codes, voided_by__isnull=True
    )
    if codes and (taken.exists() or len(codes) != len(set(codes))):
        sentence = _("Another family of your organisation has this number.")
        raise Refusal({"code": [sentence]})


def _refuse_impossible_members(said: Said) -> None:
    known = [member["person"] for member in said.answers["members"] if member["person"]]
    refuse_dead(known, field="members")
    refuse_members_of_others(known, said.answers["registered_on"], field="members")


def refuse_members_of_others(
    people: Sequence[Person], from_on: datetime.date, *, field: str
) -> None:
    """One residence at a time; the day of moving may belong to both families.

    Raises:
        Refusal: somebody lives in another family on that day or later.
    """
    names = _living_elsewhere(people, from_on) if people else ""
    if names:
        sentence = _("%(names)s still lives in another family. Record first that they left it.")
        raise Refusal({field: [sentence % {"names": names}]})


def _living_elsewhere(people: Sequence[Person], from_on: datetime.date) -> str:
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
    for answers in said.answers["members"]:
        rows += member(answers, household, said.answers["registered_on"])
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
        # "Card not asked for" says nothing: a card seen on the same day may.
        poverty=said.answers["poverty"],
    )


def _full_name(member: dict[str, Any]) -> str:
    return f"{member['family_name']} {member['given_name']}"


def member(answers: dict[str, Any], household: Household, from_on: datetime.date) -> list[Record]:
    """The rows by which somebody, known or new, becomes a member of a family."""
    if answers["person"] is None:
        return list(new_member(answers, household, from_on))
    return [_membership(answers["person"], answers, household, from_on)]


def new_member(
    answers: dict[str, Any], household: Household, from_on: datetime.date
) -> tuple[Person, PersonVersion, Membership]:
    """A person, what is said of the person, and the membership."""
    person, version = new_person(answers, household, from_on)
    return person, version, _membership(person, answers, household, from_on)


def new_person(
    answers: dict[str, Any], household: Household, from_on: datetime.date
) -> tuple[Person, PersonVersion]:
    """A person known through a family, and what is said of the person."""
    person = _person(answers, household)
    return person, _person_version(person, answers, from_on)


def _membership(
    person: Person, answers: dict[str, Any], household: Household, from_on: datetime.date
) -> Membership:
    return Membership(
        household=household, person=person, relation=answers["relation"], from_on=from_on
    )


def _person(answers: dict[str, Any], household: Household) -> Person:
    born: Day | None = answers["born"]
    return Person(
        steward_id=household.steward_id,
        village_id=household.village_id,
        family_name=answers["family_name"],
        given_name=answers["given_name"],
        latin_name=answers["latin_name"],
        sex=answers["sex"],
        born_on=born.date if born else None,
        born_precision=born.precision if born else "",
        search_key=search_key(_full_name(answers)),
        given_key=search_key(answers["given_name"]),
        latin_search_key=search_key(answers["latin_name"]),
    )


def _person_version(person: Person, answers: dict[str, Any], from_on: Any) -> PersonVersion:
    return PersonVersion(
        person=person,
        from_on=from_on,
        sex=person.sex,
        born_on=person.born_on,
        born_precision=person.born_precision,
        disability=answers["disability"] or "not_assessed",
        village_id=person.village_id,
    )
