"""Small made-up worlds for tests: records and facts written through the journal's own door."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sahakum.accounts.models import Organisation
from sahakum.journal import clock
from sahakum.journal.digests import digest_of_rows
from sahakum.journal.models import Fact, Operation, Record
from sahakum.journal.services import Entry, commit, void
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import (
    Departure,
    Household,
    HouseholdVersion,
    Membership,
    Person,
    PersonVersion,
)

DAY_ZERO = datetime.date(2025, 1, 1)
SOMEBODY = UUID(int=7)


def day(number: int) -> datetime.date:
    """The day some days after the first day of the made-up world."""
    return DAY_ZERO + datetime.timedelta(days=number)


def operation(kind: str = "test") -> Operation:
    """An operation that nothing was said in yet."""
    digest = digest_of_rows([])
    return Operation(
        id=uuid7(), kind=kind, actor_id=SOMEBODY, received_at=clock.now(), said_digest=digest
    )


def store(*rows: Record, facts: tuple[Fact, ...] = ()) -> Operation:
    """Stores rows and facts as one operation."""
    done = operation()
    commit([Entry(operation=done, rows=rows, facts=facts)])
    return done


@dataclass
class World:
    """Two villages, one organisation, and makers of rows."""

    organisation: Organisation = field(
        default_factory=lambda: Organisation.objects.create(name_km="ក", name_en="A", kind="ngo")
    )
    villages: list[Place] = field(
        default_factory=lambda: list(Place.objects.filter(level=4).order_by("id")[:3])
    )

    def household(self, village: int = 0, poverty: str = "unknown", since: int = 0) -> Household:
        """A family with its first version."""
        household = Household(
            id=uuid7(),
            steward=self.organisation,
            village=self.villages[village],
            name="គ",
            registered_on=day(since),
            sort_key="a",
        )
        store(household, self.household_version(household, since, village, poverty))
        return household

    def household_version(
        self, household: Household, since: int, village: int | None, poverty: str
    ) -> HouseholdVersion:
        """A version of a family, not yet stored; None and empty: nothing was said."""
        return HouseholdVersion(
            household=household,
            from_on=day(since),
            village=None if village is None else self.villages[village],
            poverty=poverty,
        )

    def person(self, sex: str, born: datetime.date | None, since: int = 0) -> Person:
        """A person with a first version."""
        person = Person(
            id=uuid7(),
            steward=self.organisation,
            village=self.villages[0],
            family_name="ក",
            given_name="ខ",
            sex=sex,
            born_on=born,
        )
        store(person, self.person_version(person, since, sex, born))
        return person

    def person_version(
        self,
        person: Person,
        since: int,
        sex: str,
        born: datetime.date | None,
        disability: str = "no",
    ) -> PersonVersion:
        """A version of a person, not yet stored; None and empty: nothing was said."""
        return PersonVersion(
            person=person,
            from_on=day(since),
            sex=sex,
            born_on=born,
            disability=disability,
            village=self.villages[0],
        )

    def joins(self, household: Household, person: Person, since: int) -> Membership:
        """A stored membership."""
        row = Membership(household=household, person=person, relation="child", from_on=day(since))
        store(row)
        return row

    def leaves(self, membership: Membership, on: int) -> Departure:
        """A stored departure; the membership ends with it."""
        row = Departure(membership=membership, left_on=day(on), reason="moved")
        store(row)
        Membership.objects.filter(pk=membership.pk).update(to_on=day(on))
        return row

    def fact(self, household: Household, **changes: Any) -> Fact:
        """A fact of a household, not yet stored."""
        number = changes.pop("on", 0)
        village = changes.pop("village", 0)
        values: dict[str, Any] = {
            "kind": "home_visit",
            "subject_kind": "household",
            "subject_id": household.pk,
            "household_id": household.pk,
            "village_id": self.villages[village].pk,
            "organisation_id": self.organisation.pk,
            "day": day(number),
            "quantity": Decimal(1),
        }
        return Fact(**(values | changes))

    def happens(self, household: Household, **changes: Any) -> Operation:
        """A stored fact of a household."""
        return store(facts=(self.fact(household, **changes),))


def wrong(done: Operation) -> Operation:
    """Voids an operation."""
    voiding = operation("void")
    void(voiding=voiding, voided=done, reason="wrong")
    return voiding
