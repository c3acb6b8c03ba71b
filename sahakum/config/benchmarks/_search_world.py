"""The world of the bench ``search``: families of four over all villages, written directly."""

import datetime
import itertools
import time
from dataclasses import dataclass
from typing import Any

MEMBERS = 4
CHUNK = 5000
# Families of the commune whose people are looked for, so that every searcher may find them.
NEAR = 2000
TODAY = datetime.date(2026, 1, 1)


@dataclass(frozen=True)
class World:
    """Searchers by area; what they type: script, text, and the household they mean."""

    workers: dict[str, Any]
    searches: list[tuple[str, str, Any]]
    loaded_seconds: float


def make(people: int) -> World:
    """So many people, and searches for some of one commune."""
    from sahakum.accounts.models import Organisation
    from sahakum.config.benchmarks._pages_world import workers
    from sahakum.lib.chance import Chance
    from sahakum.places.models import Place

    begun, chance = time.perf_counter(), Chance("search")
    organisation = Organisation.objects.create(name_km="ក", name_en="A", kind="ngo")
    commune = Place.objects.get(codes__code="020401", codes__scheme="NCDD")
    near = itertools.cycle(commune.children.values_list("pk", flat=True))
    far = itertools.cycle(Place.objects.filter(level=4).values_list("pk", flat=True))
    families = people // MEMBERS
    searches: list[tuple[str, str, Any]] = []
    for first in range(0, families, CHUNK):
        numbers = range(first, min(first + CHUNK, families))
        villages = [next(near) if number < NEAR else next(far) for number in numbers]
        written = _write(villages, organisation.pk, chance)
        if first == 0:
            searches = _searches(written[:NEAR], chance)
    _analyse()
    return World(workers(organisation, commune), searches, round(time.perf_counter() - begun, 1))


def _write(villages: list[int], organisation: Any, chance: Any) -> list[tuple[Any, Any]]:
    from django.db import transaction

    from sahakum.journal.models import Operation
    from sahakum.registry.models import Household, Membership, Person

    operation = _operation(organisation)
    households = [_household(village, organisation, operation) for village in villages]
    people = [
        (home, _person(home, operation, chance)) for home in households for _ in range(MEMBERS)
    ]
    memberships = [
        Membership(
            operation=operation, household=home, person=person, relation="child", from_on=TODAY
        )
        for home, person in people
    ]
    with transaction.atomic():
        Operation.objects.bulk_create([operation])
        Household.objects.bulk_create(households)
        Person.objects.bulk_create([person for _home, person in people])
        Membership.objects.bulk_create(memberships)
    return people[::MEMBERS]


def _operation(organisation: Any) -> Any:
    from django.utils import timezone

    from sahakum.journal.models import Operation

    return Operation(
        kind="household",
        actor_id=organisation,
        organisation_id=organisation,
        received_at=timezone.now(),
        said_digest=bytes(32),
        rows_digest=bytes(32),
    )


def _household(village: int, organisation: Any, operation: Any) -> Any:
    from sahakum.registry.models import Household

    return Household(
        operation=operation,
        steward_id=organisation,
        village_id=village,
        name="ក",
        members=MEMBERS,
        registered_on=TODAY,
        sort_key="a",
    )


def _person(home: Any, operation: Any, chance: Any) -> Any:
    from sahakum.config.benchmarks._dedupe_people import names
    from sahakum.lib.khmer import search_key
    from sahakum.registry.models import Person

    sex = chance.pick(("female", "male"))
    family, given = chance.pick(names("family")), chance.pick(names(sex))
    latin = f"{family[1]} {given[1]}" if chance.happens(0.4) else ""
    return Person(
        operation=operation,
        steward_id=home.steward_id,
        village_id=home.village_id,
        family_name=family[0],
        given_name=given[0],
        latin_name=latin,
        sex=sex,
        search_key=search_key(f"{family[0]} {given[0]}"),
        given_key=search_key(given[0]),
        latin_search_key=search_key(latin),
    )


def _searches(written: list[tuple[Any, Any]], chance: Any) -> list[tuple[str, str, Any]]:
    from sahakum.config.benchmarks._dedupe_people import in_latin, misspelt

    found = []
    for number, (home, person) in enumerate(written):
        script = ("khmer", "latin")[number % 2]
        name = person.name if script == "khmer" else person.latin_name or in_latin(person.name)
        found.append((script, misspelt(name, chance), home.pk))
    return found


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
