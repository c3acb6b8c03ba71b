"""Members by name within a family: that of the row, or one whose number stands in front."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.imports import texts
from sahakum.imports.asking import MOST_SHOWN, Ask, Home
from sahakum.imports.named_families import homes_of
from sahakum.lib.khmer import digits_to_ascii, search_key
from sahakum.registry.models import Membership

_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
_WITH_YEAR = re.compile(r"(.+?)\s+(\d{4})", re.ASCII)
_IN_A_FAMILY = re.compile(r"(.+?)\s*[:៖]\s*(.+)")


def name_members(asks: Sequence[Ask], by: User) -> None:
    """Says the person, or the membership, that each cell means."""
    members = Members(asks, by)
    for ask in asks:
        found = [members.named(ask, part) for part in parts_of(ask)]
        ids = [_id_of(one, ask.to) for one in found if one is not None]
        if ids and len(ids) == len(found):
            ask.found(ids if ask.many else ids[0])


def parts_of(ask: Ask) -> list[str]:
    """The names in a cell: several only where several may stand."""
    parts = re.split(r"[;,។]", ask.text) if ask.many else [ask.text]
    return [part.strip() for part in parts if part.strip()]


def _id_of(membership: Membership, to: str) -> str:
    return str(membership.pk if to == "membership" else membership.person_id)


def family_and_name(text: str) -> tuple[str, str]:
    """The family's number in front of a name ("A-2: ចាន់ សុភា"), if any, and the name."""
    found = _IN_A_FAMILY.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


class Members:
    """The members of all families that a batch names, looked up at once."""

    def __init__(self, asks: Sequence[Ask], by: User) -> None:
        said = {family_and_name(part)[0] for ask in asks for part in parts_of(ask)} - {""}
        self.others = homes_of(said, by) if said else {}
        homes = [ask.unit.home for ask in asks if ask.unit.home]
        self.families = _memberships(home.root for home in [*homes, *self.others.values()])

    def named(self, ask: Ask, text: str) -> Membership | None:
        """The one member that a text means; else a sentence that says what to add."""
        number, name = family_and_name(text)
        home = self.others.get(number) if number else ask.unit.home
        if home is None:
            unknown = texts.UNKNOWN_FAMILY % {"said": number[:MOST_SHOWN]}
            ask.refuse(unknown if number else texts.FAMILY_OF_MEMBER)
            return None
        return self._one(ask, name, home)

    def _one(self, ask: Ask, name: str, home: Home) -> Membership | None:
        found = _meant(name, self.families.get(home.root, []))
        if len(found) == 1:
            return found[0]
        sentence = texts.AMBIGUOUS_MEMBER if found else texts.UNKNOWN_MEMBER
        ask.refuse(sentence % {"said": name[:MOST_SHOWN]})
        return None


def _memberships(roots: Iterable[UUID]) -> dict[UUID, list[Membership]]:
    """Memberships by family, in one query: by joining, then the head, then the others by age.

    So numbers stay: who joins comes behind, and who left keeps the place.
    """
    wanted = set(roots)
    within = Q(household__in=wanted) | Q(household__same_as__in=wanted)
    rows = Membership.objects.filter(within, voided_by__isnull=True)
    families: dict[UUID, list[Membership]] = defaultdict(list)
    for row in sorted(rows.select_related("person", "household"), key=_place_in_list):
        families[row.household.same_as or row.household_id].append(row)
    return families


def _place_in_list(row: Membership) -> tuple[object, ...]:
    person = row.person
    return row.from_on, row.relation != "head", str(person.born_on or "9"), person.name


def _meant(text: str, members: Sequence[Membership]) -> list[Membership]:
    plain = digits_to_ascii(text)
    if _NUMBER.fullmatch(plain):
        return _numbered(int(plain), members)
    with_year = _WITH_YEAR.fullmatch(plain)
    if with_year:
        called = _called(with_year[1], members)
        return [row for row in called if _born_in(row) == with_year[2]]
    return _called(plain, members)


def _numbered(number: int, members: Sequence[Membership]) -> list[Membership]:
    """The lasting or last membership of the person with a number in the family."""
    people = list(dict.fromkeys(row.person_id for row in members))
    wanted = people[number - 1 : number] if number else []
    return sorted((row for row in members if row.person_id in wanted), key=_until)[-1:]


def _until(row: Membership) -> str:
    return str(row.to_on or "9")


def _born_in(row: Membership) -> str:
    return str(row.person.born_on.year) if row.person.born_on else ""


def _called(text: str, members: Sequence[Membership]) -> list[Membership]:
    """Members of a whole name in either script, else of a given name; those who stay come first."""
    key = search_key(text)
    for column in ("search_key", "latin_search_key", "given_key"):
        called = {
            # Whoever came back has two memberships: the lasting or last one counts.
            row.person.same_as or row.person_id: row
            for row in sorted(members, key=_until)
            if key and getattr(row.person, column) == key
        }
        lasting = [row for row in called.values() if row.to_on is None]
        if called:
            return lasting or list(called.values())
    return []
