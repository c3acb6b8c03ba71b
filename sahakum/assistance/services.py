"""Writes of assistance: deliveries."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assistance.facts import facts_of
from sahakum.assistance.models import Delivery
from sahakum.capture.kinds import Said
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households, lock_living_people
from sahakum.registry.models import Membership
from sahakum.registry.services import check_right

Homes = dict[UUID, list[Membership]]


def record_deliveries(said: Sequence[Said], *, by: User) -> None:
    """Records deliveries to families, people, sites and villages.

    Raises:
        PermissionDenied: the role records none, or a village lies outside the areas.
        Refusal: a receiver was voided in the meantime.
    """
    check_right(permissions.RECORD_DELIVERY, {_village_id(one.answers) for one in said}, by=by)
    named = [one.answers["household"] for one in said]
    lock_living_households(household for household in named if household)
    people = [one.answers["person"] for one in said if one.answers["person"]]
    lock_living_people(people, field="person")
    homes = _homes({person.pk for person in people}) if people else {}
    commit([_entry(one, homes, by) for one in said])


def _village_id(answers: dict[str, Any]) -> int:
    if answers["village"]:
        return int(answers["village"].pk)
    receiver = answers["household"] or answers["person"] or answers["site"]
    return int(receiver.village_id)


def _homes(person_ids: set[UUID]) -> Homes:
    living = Membership.objects.filter(person_id__in=person_ids, voided_by__isnull=True)
    homes: Homes = {}
    for membership in living.order_by("from_on", "pk"):
        homes.setdefault(membership.person_id, []).append(membership)
    return homes


def _home_on(homes: Homes, person_id: UUID, day: datetime.date) -> UUID | None:
    lasting = [
        one.household_id
        for one in homes.get(person_id, [])
        if one.from_on <= day and (one.to_on is None or day <= one.to_on)
    ]
    return lasting[-1] if lasting else None


def _entry(said: Said, homes: Homes, by: User) -> Entry:
    household, person = said.answers["household"], said.answers["person"]
    owner = household or person
    row = Delivery(
        id=said.operation.id,
        household=household,
        person=person,
        site=said.answers["site"],
        steward_id=owner.steward_id if owner else by.organisation_id,
        village_id=_village_id(said.answers),
        good=said.answers["good"],
        quantity=said.answers["quantity"],
        delivered_on=said.answers["delivered_on"],
        note=said.answers["note"],
    )
    if person is not None:
        row.household_id = _home_on(homes, person.pk, row.delivered_on)
    touched = (row.household_id, row.person_id, row.site_id)
    said.operation.touched = [str(one) for one in touched if one]
    return Entry(operation=said.operation, rows=[row], facts=facts_of(row))
