"""Families by their numbers, and members by their names within a family."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.imports import texts
from sahakum.imports.asking import MOST_SHOWN, Ask, Home
from sahakum.lib.khmer import digits_to_ascii, search_key, to_khmer_digits
from sahakum.registry.models import Household, Membership

_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
_WITH_YEAR = re.compile(r"(.+?)\s+(\d{4})", re.ASCII)


def name_families(asks: Sequence[Ask], by: User) -> None:
    """Visible families of the organisation by number, in one query."""
    numbers = {ask.text for ask in asks}
    spellings = numbers | {to_khmer_digits(number) for number in numbers}
    # A merged family keeps its number and its rows: what was said of it stays as it was said.
    visible = Household.objects.visible_to(by, merged=True).filter(
        steward_id=by.organisation_id, code__in=spellings
    )
    stored = {
        code: Home(id=pk, root=root or pk)
        for code, pk, root in visible.values_list("code", "id", "same_as")
    }
    for ask in asks:
        _name_family(ask, stored.get(ask.text) or stored.get(to_khmer_digits(ask.text)))


def _name_family(ask: Ask, home: Home | None) -> None:
    if home is None:
        ask.refuse(texts.UNKNOWN_FAMILY % {"said": ask.text[:40]})
        return
    ask.found(str(home.id))
    if ask.column == "code":
        ask.unit.home = home


def name_members(asks: Sequence[Ask], by: User) -> None:
    """Members of the families of the rows, by name or by their number in the list."""
    families = members_of_families(asks)
    for ask in asks:
        found = [member_named(ask, part, families) for part in _parts(ask)]
        ids = [_id_of(one, ask.to) for one in found if one is not None]
        if ids and len(ids) == len(found):
            ask.found(ids if ask.many else ids[0])


def _parts(ask: Ask) -> list[str]:
    parts = re.split(r"[;,។]", ask.text) if ask.many else [ask.text]
    return [part.strip() for part in parts if part.strip()]


def _id_of(membership: Membership, to: str) -> str:
    return str(membership.pk if to == "membership" else membership.person_id)


def members_of_families(asks: Iterable[Ask]) -> dict[UUID, list[Membership]]:
    """Memberships by family, in one query: by joining, then the head, then the others by age.

    So numbers stay: who joins comes behind, and who left keeps the place.
    """
    roots = {ask.unit.home.root for ask in asks if ask.unit.home}
    within = Q(household__in=roots) | Q(household__same_as__in=roots)
    rows = Membership.objects.filter(within, voided_by__isnull=True)
    families: dict[UUID, list[Membership]] = defaultdict(list)
    for row in sorted(rows.select_related("person", "household"), key=_place_in_list):
        families[row.household.same_as or row.household_id].append(row)
    return families


def _place_in_list(row: Membership) -> tuple[object, ...]:
    person = row.person
    return row.from_on, row.relation != "head", str(person.born_on or "9"), person.name


def member_named(ask: Ask, text: str, families: dict[UUID, list[Membership]]) -> Membership | None:
    """The one member that a text means; else a sentence that says what to add."""
    if ask.unit.home is None:
        ask.refuse(texts.FAMILY_OF_MEMBER)
        return None
    found = _meant(text, families.get(ask.unit.home.root, []))
    if len(found) == 1:
        return found[0]
    sentence = texts.AMBIGUOUS_MEMBER if found else texts.UNKNOWN_MEMBER
    ask.refuse(sentence % {"said": text[:MOST_SHOWN]})
    return None


def _meant(text: str, members: Sequence[Membership]) -> list[Membership]:
    plain = digits_to_ascii(text)
    if _NUMBER.fullmatch(plain):
        return list(members[int(plain) - 1 : int(plain)]) if int(plain) else []
    with_year = _WITH_YEAR.fullmatch(plain)
    if with_year:
        called = _called(with_year[1], members)
        return [row for row in called if _born_in(row) == with_year[2]]
    return _called(plain, members)


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
