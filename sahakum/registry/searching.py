"""Finds families by number, by the start of a name in either script, or by how a name sounds.

Every step asks an index for people within the reader's sight; whether one may also see the family
that somebody lives in is looked at afterwards, row by row.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.lib.khmer import has_khmer, search_key
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.selectors import lasting
from sahakum.registry.sound_search import by_sound

MOST_FOUND = 30
# When so many families carry the name as it was typed, spellings are not guessed.
ENOUGH_EXACT = 10
MOST_CANDIDATES = 60
# Families whose members are offered to choose from: a thumb scrolls no further.
MOST_FAMILIES = 8


@dataclass(frozen=True)
class Found:
    """A family found by a search, and by whose name."""

    household: Household
    by_name: str


def search_households(user: User, text: str) -> list[Found]:
    """Families found by family number, by the start of a member's name in either script, and then
    by what sounds like it, the likest first."""
    key = search_key(text)
    if not key:
        return []
    found = {row.pk: Found(row, row.name) for row in _by_code(user, text)}
    _add(found, user, _by_name(user, key))
    exact = sorted(found.values(), key=lambda one: one.household.sort_key)
    if len(exact) < ENOUGH_EXACT:
        _add(found, user, by_sound(user, text))
    return [*exact, *list(found.values())[len(exact) :]][:MOST_FOUND]


def search_members(user: User, text: str) -> list[Membership]:
    """Members of visible families whom a text may mean, the likeliest family first.

    Of a family found by its number everybody is meant.
    """
    found = search_households(user, text)[:MOST_FAMILIES]
    rows: dict[UUID, list[Membership]] = defaultdict(list)
    homes = [one.household.pk for one in found]
    within = Q(household__in=homes) | Q(household__same_as__in=homes)
    for row in lasting(Membership.objects.filter(within)).select_related("person", "household"):
        rows[row.household.same_as or row.household_id].append(row)
    meant = (
        [row for row in rows[one.household.pk] if row.person.name == one.by_name]
        or rows[one.household.pk]
        for one in found
    )
    return [row for family in meant for row in family]


def _by_code(user: User, text: str) -> Iterable[Household]:
    # In the words of the index that holds a number once, whatever the statistics say.
    numbered = Household.objects.filter(voided_by__isnull=True).exclude(code="")
    own = numbered.filter(steward_id=user.organisation_id, code=text.strip())
    return Household.objects.named_to(user, set(own.values_list("pk", flat=True)))


def _by_name(user: User, key: str) -> list[UUID]:
    columns = ["search_key", "given_key"] if has_khmer(key) else ["latin_search_key"]
    matching = _in_granted_families(user, columns, key)
    for column in columns:
        # Also by the name under which somebody was known before a merge.
        people = Person.objects.visible_to(user, merged=True).filter(starts_with(column, key))
        matching += people.values_list("pk", flat=True)[:MOST_CANDIDATES]
    return matching


def _in_granted_families(user: User, columns: Iterable[str], key: str) -> list[UUID]:
    # A grant opens a family; its members are stewarded by another organisation as before.
    opened = list(user.sight.grants().values_list("record_id", flat=True))
    if not opened:
        return []
    named = Q(pk__in=[])
    for column in columns:
        named |= starts_with(f"person__{column}", key)
    living = lasting(Membership.objects.filter(named, household__in=opened))
    return list(living.values_list("person_id", flat=True)[:MOST_CANDIDATES])


def _add(found: dict[UUID, Found], user: User, people: list[UUID]) -> None:
    """Adds the families that some people live in and that one may see, in the people's order."""
    rows = lasting(Membership.objects.filter(person__in=people, household__voided_by=None))
    place = {person: number for number, person in enumerate(people)}
    read = sorted(rows.select_related("household", "person"), key=lambda row: place[row.person_id])
    # Somebody whom one may see can live in a family that one may not.
    shown = _families_shown([row.household for row in read])
    seen = {home.pk: home for home in Household.objects.seen_among(user, shown.values())}
    for row in read:
        home = seen.get(row.household.same_as or row.household_id)
        if home is not None:
            found.setdefault(home.pk, Found(home, row.person.name))


def _families_shown(homes: Iterable[Household]) -> dict[UUID, Household]:
    """Living families by id; in place of merged ones those under which they are shown."""
    found = {home.pk: home for home in homes if home.same_as is None}
    roots = {home.same_as for home in homes if home.same_as is not None} - found.keys()
    if roots:
        found |= Household.objects.filter(voided_by__isnull=True).in_bulk(list(roots))
    return found


def starts_with(column: str, key: str) -> Q:
    """A prefix condition that the column's index can answer on either database."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": key, f"{column}__lt": key + "\U0010ffff"})
    return Q(**{f"{column}__startswith": key})
