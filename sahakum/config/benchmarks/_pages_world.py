"""The world of the bench ``pages``: households over many villages, with members and visits.

The rows are written directly, without the door: what is measured is reading. They are of the
shape that the door writes, and so many that a mistake in an index shows.
"""

import datetime
import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

MEMBERS = 4
CHUNK = 2000
# Families of the commune that is looked at, whatever the size of the whole.
NEAR = 500
TODAY = datetime.date.today()
FAMILY = ["ម៉ៅ", "សុខ", "កែវ", "ហេង", "លី", "ចាន់", "អ៊ុក", "ឈឿន", "ស៊ុន", "ប៉ែន"]
GIVEN = ["ស្រីមុំ", "វិចិត្រ", "ចាន់ធី", "រតនា", "សុខហៀង", "ដារ៉ា", "បុប្ផា", "វុទ្ធី", "ធីតា", "រស្មី"]
LATIN = ["mao", "sok", "keo", "heng", "ly", "chan", "ouk", "chhoeun", "sun", "pen"]


@dataclass(frozen=True)
class World:
    """The workers by area, and a household and village to look at."""

    workers: dict[str, Any]
    household: UUID
    person: UUID
    village: int


def make(households: int) -> World:
    """The first so many households: at most 500 in one commune, as in life, then all over."""
    from sahakum.accounts.models import Organisation
    from sahakum.config.benchmarks._pages_family import fill
    from sahakum.places.models import Place
    from sahakum.programmes.models import Programme
    from sahakum.registry.models import Household

    organisation = Organisation.objects.create(name_km="ក", name_en="A", kind="ngo")
    Programme.objects.create(
        code="bench", name_km="ក", name_en="A", organisation=organisation, from_on=TODAY
    )
    commune = Place.objects.get(codes__code="020401", codes__scheme="NCDD")
    near = list(commune.children.values_list("pk", flat=True))
    _spread(random.choices(near, k=min(households, NEAR)), organisation.pk)
    grow(households - NEAR)
    first = Household.objects.filter(village_id__in=near).first()
    assert first is not None
    person = first.memberships.values_list("person_id", flat=True).first()
    made = workers(organisation, commune)
    fill(first.pk, first.village_id, on=TODAY.isoformat(), by=made["commune"])
    return World(made, first.pk, person, first.village_id)


def grow(households: int) -> None:
    """Adds so many households all over the country."""
    from sahakum.accounts.models import Organisation
    from sahakum.places.models import Place

    villages = list(Place.objects.filter(level=4).values_list("pk", flat=True))
    everywhere = itertools.islice(itertools.cycle(villages), max(households, 0))
    _spread(everywhere, Organisation.objects.get().pk)


def _spread(villages: Iterable[int], organisation: UUID) -> None:
    from sahakum.journal.sealing import seal

    for chunk in _chunks(villages):
        _write(chunk, organisation)
    seal()
    _settle()


def _settle() -> None:
    # PostgreSQL does this by itself within minutes; what is measured is a database at work.
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def workers(organisation: Any, commune: Any) -> dict[str, Any]:
    """Somebody who works in a commune, in its province, and in the whole country."""
    from sahakum.accounts.models import Post, User

    areas = {"commune": commune, "province": commune.parent.parent, "nation": None}
    made: dict[str, Any] = {}
    for name, area in areas.items():
        user = User(username=name, name_km=name, name_en=name, organisation=organisation)
        user.set_unusable_password()
        user.save()
        day = datetime.date(2000, 1, 1)
        Post.objects.create(user=user, role="monitoring_officer", area=area, from_on=day)
        made[name] = user
    return made


def _chunks(villages: Iterable[int]) -> Iterator[list[int]]:
    iterator = iter(villages)
    while chunk := list(itertools.islice(iterator, CHUNK)):
        yield chunk


def _write(villages: list[int], organisation: UUID) -> None:
    from django.db import transaction

    from sahakum.journal.services import Entry, commit
    from sahakum.programmes.facts import facts_of as facts_of_enrolment
    from sahakum.programmes.models import Programme
    from sahakum.support.facts import facts_of
    from sahakum.support.models import VisitState

    programme = Programme.objects.get(code="bench")
    entries, states = [], []
    for village in villages:
        household = _household(village, organisation)
        people = [_person(village, organisation) for _ in range(MEMBERS)]
        visits = [_visit(household, day) for day in (10, 3)]
        enrolment = _enrolment(household, programme)
        rows = [household, *people, *_memberships(household, people), enrolment, *visits]
        facts = [fact for visit in visits for fact in facts_of(visit)]
        facts += facts_of_enrolment(enrolment)
        entries.append(Entry(operation=_operation(organisation), rows=rows, facts=facts))
        states.append(_state(visits[-1]))
    with transaction.atomic():
        commit(entries)
        VisitState.objects.bulk_create(states)


def _operation(organisation: UUID) -> Any:
    from django.utils import timezone

    from sahakum.journal.models import Operation

    return Operation(
        kind="household",
        actor_id=organisation,
        organisation_id=organisation,
        received_at=timezone.now(),
        said_digest=bytes(32),
    )


def _household(village: int, organisation: UUID) -> Any:
    from sahakum.lib.khmer import sort_key
    from sahakum.registry.models import Household

    name = f"{random.choice(FAMILY)} {random.choice(GIVEN)}"
    return Household(
        steward_id=organisation,
        village_id=village,
        code="",
        name=name,
        members=MEMBERS,
        registered_on=TODAY,
        sort_key=sort_key(name),
    )


def _person(village: int, organisation: UUID) -> Any:
    from sahakum.lib.khmer import search_key
    from sahakum.registry.models import Person

    family, given = random.randrange(len(FAMILY)), random.choice(GIVEN)
    return Person(
        steward_id=organisation,
        village_id=village,
        family_name=FAMILY[family],
        given_name=given,
        sex=random.choice(["female", "male"]),
        born_on=datetime.date(random.randint(1940, 2024), 1, 1),
        born_precision="year",
        search_key=search_key(f"{FAMILY[family]} {given}"),
        given_key=search_key(given),
        latin_search_key=f"{LATIN[family]} {random.randrange(10_000)}",
    )


def _memberships(household: Any, people: list[Any]) -> list[Any]:
    from sahakum.registry.models import Membership

    relations = ["head", *["child"] * (len(people) - 1)]
    return [
        Membership(household=household, person=person, relation=relation, from_on=TODAY)
        for person, relation in zip(people, relations, strict=True)
    ]


def _enrolment(household: Any, programme: Any) -> Any:
    from sahakum.programmes.models import Enrolment

    return Enrolment(
        household=household,
        programme=programme,
        village_id=household.village_id,
        from_on=TODAY - datetime.timedelta(days=100),
    )


def _visit(household: Any, days_ago: int) -> Any:
    from sahakum.support.models import HomeVisit

    day = TODAY - datetime.timedelta(days=days_ago)
    return HomeVisit(
        household=household,
        steward_id=household.steward_id,
        village_id=household.village_id,
        visited_on=day,
        met="head",
        progress="same",
        next_visit_on=day + datetime.timedelta(days=random.randint(1, 30)),
    )


def _state(visit: Any) -> Any:
    from sahakum.support.models import VisitState

    return VisitState(
        household_id=visit.household_id,
        steward_id=visit.steward_id,
        village_id=visit.village_id,
        last_visited_on=visit.visited_on,
        next_due_on=visit.next_visit_on,
        visits=2,
    )
