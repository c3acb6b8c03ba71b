"""Reads of the registry; access is checked here, and missing looks like forbidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.lib.khmer import has_khmer, search_key
from sahakum.places.models import Place
from sahakum.registry import merged
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.sound_search import by_sound

MOST_FOUND = 30
# When so many families carry the name as it was typed, spellings are not guessed.
ENOUGH_EXACT = 10
MOST_CANDIDATES = 60


@dataclass(frozen=True)
class Found:
    """A family found by a search, and by whose name."""

    household: Household
    by_name: str


def household_for(user: User, household_id: UUID) -> Household:
    """A visible household with its village; a merged one's id gives the family it is shown as.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    visible = Household.objects.visible_to(user).select_related("village", "steward")
    found: Household | None = visible.filter(pk=household_id).first()
    if found is None:
        root = merged.roots_of(Household, [household_id]).get(household_id)
        found = visible.filter(pk=root).first() if root else None
    if found is None:
        raise Http404
    return found


def members_of(household: Household) -> list[Membership]:
    """Living memberships, the head first, then by age; each person once, under the id shown."""
    rows = _lasting(Membership.objects.filter(household__in=household.same_ids))
    found = merged.each_once(rows.select_related("person"), household)
    return sorted(found, key=lambda row: (row.relation != "head", str(row.person.born_on or "9")))


def households_in(user: User, area: Place) -> QuerySet[Household]:
    """Visible households of an area, in dictionary order of their names."""
    visible = Household.objects.visible_to(user).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    return visible.select_related("village").order_by("sort_key", "pk")


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
        _add(found, user, by_sound(user, text, lasting=_lasting))
    return [*exact, *list(found.values())[len(exact) :]][:MOST_FOUND]


def _add(found: dict[UUID, Found], user: User, memberships: Iterable[Membership]) -> None:
    rows = list(memberships)
    shown = _families_shown(user, rows)
    for membership in rows:
        home = membership.household.same_as or membership.household_id
        if home in shown:
            found.setdefault(home, Found(shown[home], membership.person.name))


def _by_code(user: User, text: str) -> Iterable[Household]:
    visible = Household.objects.visible_to(user).select_related("village")
    return visible.filter(steward_id=user.organisation_id, code=text.strip())


def _by_name(user: User, key: str) -> Iterable[Membership]:
    columns = ["search_key", "given_key"] if has_khmer(key) else ["latin_search_key"]
    matching: set[UUID] = _in_granted_families(user, columns, key)
    for column in columns:
        # Also by the name under which somebody was known before a merge.
        people = Person.objects.visible_to(user, merged=True).filter(starts_with(column, key))
        matching |= set(people.values_list("pk", flat=True)[:MOST_CANDIDATES])
    # Somebody whom one may see can live in a family that one may not.
    living = _lasting(Membership.objects.filter(person__in=matching)).filter(
        household__in=Household.objects.visible_to(user, merged=True)
    )
    return living.select_related("household__village", "person")


def _families_shown(user: User, memberships: Iterable[Membership]) -> dict[UUID, Household]:
    """The families of memberships by id; of merged ones that under which they are shown."""
    homes = [row.household for row in memberships]
    found = {home.pk: home for home in homes if home.same_as is None}
    roots = {home.same_as for home in homes if home.same_as is not None} - found.keys()
    if roots:
        visible = Household.objects.visible_to(user).select_related("village")
        found |= visible.in_bulk(list(roots))
    return found


def _in_granted_families(user: User, columns: Iterable[str], key: str) -> set[UUID]:
    # A grant opens a family; its members are stewarded by another organisation as before.
    opened = user.sight.grants().values("record_id")
    named = Q(pk__in=[])
    for column in columns:
        named |= starts_with(f"person__{column}", key)
    living = _lasting(Membership.objects.filter(named, household__in=opened))
    return set(living.values_list("person_id", flat=True)[:MOST_CANDIDATES])


def _lasting(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    return memberships.filter(voided_by__isnull=True, to_on__isnull=True)


def starts_with(column: str, key: str) -> Q:
    """A prefix condition that the column's index can answer on either database."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": key, f"{column}__lt": key + "\U0010ffff"})
    return Q(**{f"{column}__startswith": key})
