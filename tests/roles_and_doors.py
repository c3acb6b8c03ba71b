"""Who sees what, as tables: roles by families, read out of DESIGN and not out of the code.

Visible is what lies within the area of the role AND is stewarded by the user's organisation or
granted to it; roles of the commune see by area. Missing and forbidden look the same.

The families: of organisation A and of B in one commune, of A in the neighbour commune, of A in
another province, of B but opened to A by a grant, of B with a grant to A that has ended.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sahakum.accounts.models import User
from sahakum.lib.ids import uuid7

Cell = tuple[str, str]
Table = dict[Cell, bool]


def table(text: str) -> Table:
    """Cells by row and column; "yes" or a full stop."""
    first, *rows = [line.split() for line in text.strip().splitlines()]
    return {
        (name, column): word == "yes"
        for name, *words in rows
        for column, word in zip(first, words, strict=True)
    }


# Bopha and Chantha work in the commune for A and B; Dara leads A's workers in the district, Vuthy
# and the auditor Thida watch over A in the province; Sreymom works for A in the neighbour commune,
# Kosal for A in another province; Rithy and Kolab are chief and social worker of the commune; Sokha
# keeps A's people and places in the district, and no families.
SIGHT = table("""
            A_here  B_here  A_next  A_far  granted  ended
bopha       yes     .       .       .      yes      .
dara        yes     .       yes     .      yes      .
vuthy       yes     .       yes     .      yes      .
thida       yes     .       yes     .      yes      .
chantha     .       yes     .       .      yes      yes
sreymom     .       .       yes     .      .        .
kosal       .       .       .       yes    .        .
rithy       yes     yes     .       .      yes      yes
kolab       yes     yes     .       .      yes      yes
sokha       .       .       .       .      .        .
stranger    .       .       .       .      .        .
""")

# Whether the family's village lies in the area, whoever stewards the family.
AREA = table("""
            A_here  B_here  A_next  A_far  granted  ended
bopha       yes     yes     .       .      yes      yes
dara        yes     yes     yes     .      yes      yes
vuthy       yes     yes     yes     .      yes      yes
thida       yes     yes     yes     .      yes      yes
chantha     yes     yes     .       .      yes      yes
sreymom     .       .       yes     .      .        .
kosal       .       .       .       yes    .        .
rithy       yes     yes     .       .      yes      yes
kolab       yes     yes     .       .      yes      yes
sokha       yes     yes     yes     .      yes      yes
stranger    .       .       .       .      .        .
""")

# The record that is voided is the first visit, recorded this week by the social worker of the
# family's steward: it is voided by its recorder or by a supervisor of the same organisation.
VOIDS = table("""
            A_here  B_here  A_next  A_far  granted  ended
bopha       yes     .       .       .      .        .
dara        yes     .       yes     .      .        .
vuthy       yes     .       yes     .      .        .
thida       .       .       .       .      .        .
chantha     .       yes     .       .      yes      yes
sreymom     .       .       yes     .      .        .
kosal       .       .       .       yes    .        .
rithy       .       .       .       .      .        .
kolab       .       .       .       .      .        .
sokha       .       .       .       .      .        .
stranger    .       .       .       .      .        .
""")

# Sensitive answers are read by who asked and by the supervisor who leads that worker.
APART = table("""
            A_here  B_here  A_next  A_far  granted  ended
bopha       yes     .       .       .      .        .
dara        yes     .       yes     .      .        .
vuthy       .       .       .       .      .        .
thida       .       .       .       .      .        .
chantha     .       yes     .       .      yes      yes
sreymom     .       .       yes     .      .        .
kosal       .       .       .       yes    .        .
rithy       .       .       .       .      .        .
kolab       .       .       .       .      .        .
sokha       .       .       .       .      .        .
stranger    .       .       .       .      .        .
""")
# Whether the programme in which the steward enrolled the family is of the reader's organisation:
# figures are the organisation's, whatever the reader's area.
PROGRAMME = table("""
            A_here  B_here  A_next  A_far  granted  ended
bopha       yes     .       yes     yes    .        .
dara        yes     .       yes     yes    .        .
vuthy       yes     .       yes     yes    .        .
thida       yes     .       yes     yes    .        .
chantha     .       yes     .       .      yes      yes
sreymom     yes     .       yes     yes    .        .
kosal       yes     .       yes     yes    .        .
rithy       .       .       .       .      .        .
kolab       .       .       .       .      .        .
sokha       yes     .       yes     yes    .        .
stranger    .       .       .       .      .        .
""")

# Families whose own steward enrolled them in the reader's programme of family support.
IN_FAMILY_SUPPORT = {
    (role, owner): yes and owner.startswith("A_") and PROGRAMME[role, owner]
    for (role, owner), yes in SIGHT.items()
}

# What waits for a correction about the family is seen by who typed it and by who leads them.
HELD = table("""
            A_here  B_here  A_next  A_far  granted  ended
bopha       yes     .       .       .      .        .
dara        yes     .       yes     .      .        .
vuthy       yes     .       yes     .      .        .
thida       .       .       .       .      .        .
chantha     .       yes     .       .      yes      yes
sreymom     .       .       yes     .      .        .
kosal       .       .       .       yes    .        .
rithy       .       .       .       .      .        .
kolab       .       .       .       .      .        .
sokha       .       .       .       .      .        .
stranger    .       .       .       .      .        .
""")


# What lasts is opened by no grant of a family: it stands in the village for many.
LASTING = {
    cell: yes and (cell[1] != "granted" or cell[0] in ("chantha", "rithy", "kolab"))
    for cell, yes in SIGHT.items()
}


def both(one: Table, other: Table) -> Table:
    """What both tables say yes to."""
    return {cell: yes and other[cell] for cell, yes in one.items()}


# Counts are the organisation's own, or the area's for the commune's own people: what was opened by
# a grant is counted by its steward.
COUNTED = {cell: yes and (PROGRAMME[cell] or cell[0] == "kolab") for cell, yes in SIGHT.items()}

ROLES = tuple(dict.fromkeys(role for role, _ in SIGHT))
OWNERS = tuple(dict.fromkeys(owner for _, owner in SIGHT))

EVERYBODY = frozenset(ROLES) - {"stranger"}
# The chief and the auditor read, the administrator keeps places; all others record what their
# work brings.
RECORDERS = EVERYBODY - {"rithy", "thida", "sokha"}
READERS_OF_HISTORY = EVERYBODY - {"rithy", "sokha"}
SUPERVISORS = frozenset({"dara", "vuthy"})
READERS_OF_REPORTS = frozenset({"dara", "vuthy", "thida"})
OFFICERS = frozenset({"vuthy"})
MERGERS = frozenset({"dara", "vuthy"})
# A grant opens a family to be read and served; who its people are is said by who keeps them.
KEPT = SIGHT | {(role, owner): False for role, owner in SIGHT if owner == "granted"}
KEEPERS_OF_PLACES = frozenset({"dara", "vuthy", "sokha"})

NO_PLACE = 999_999_999


@dataclass(frozen=True, kw_only=True)
class Family:
    """One family of the tables, with everything by which a door can be asked for it."""

    id: UUID
    name: str
    member: str
    code: str
    village: int
    programme: str
    programme_name: str
    membership: UUID
    visit: UUID
    held: UUID
    assessment: UUID
    asset: UUID
    debt: UUID
    trip: UUID
    child: str
    task: UUID
    neighbour: UUID
    group: UUID
    fund: UUID
    listed: UUID
    group_meeting: UUID
    herd: UUID
    animal: UUID
    animal_photograph: UUID
    business_grant: UUID
    asked_grant: UUID
    grant_fund: UUID
    # The fund that a family asks: of the organisation, and no secret of the family.
    asks_fund: UUID
    grant_account: UUID
    grant_photograph: UUID
    head: str

    def twin(self) -> "Family":
        """A family that does not exist, in the same village."""
        return replace(
            self,
            id=uuid7(),
            name="ក ខគ",
            member="ឆឈញ",
            code="ZZ-9",
            membership=uuid7(),
            visit=uuid7(),
            held=uuid7(),
            assessment=uuid7(),
            asset=uuid7(),
            debt=uuid7(),
            trip=uuid7(),
            child=str(uuid7()),
            task=uuid7(),
            group=uuid7(),
            fund=uuid7(),
            listed=uuid7(),
            group_meeting=uuid7(),
            herd=uuid7(),
            animal=uuid7(),
            animal_photograph=uuid7(),
            business_grant=uuid7(),
            asked_grant=uuid7(),
            grant_fund=uuid7(),
            grant_account=uuid7(),
            grant_photograph=uuid7(),
            programme="unheard_of",
        )

    def nowhere(self) -> "Family":
        """The same family in a village that does not exist."""
        return replace(self, village=NO_PLACE)

    def traces(self) -> tuple[str, ...]:
        """By what a page would tell of the family."""
        return (self.name, str(self.id))

    def words(self) -> tuple[str, ...]:
        """What an address or a form may say of it beside ids: left out before two answers are
        compared."""
        # In an address the name stands as it is quoted, after a sign-in page as it is quoted twice.
        asked = (self.member, quote(self.member), quote(quote(self.member)))
        return (*asked, self.name, self.code, self.programme, str(self.village))


@dataclass(kw_only=True)
class World:
    """Everybody and every family of the tables."""

    people: dict[str, User] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    receipt: str = ""


Ask = Callable[[Client, World, Family], HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Door:
    """An address: who may use it, for which families, and how it is asked.

    ``alike`` says no where the answer must be the same as for what does not exist; ``of_places``
    that what does not exist is then the village, not the family; ``content`` what a program says.
    """

    ask: Ask
    may: frozenset[str]
    opens: Table
    alike: Table | None = None
    writes: bool = False
    of_places: bool = False
    tells: Callable[[Family], tuple[str, ...]] = Family.traces
    content: Callable[[Family], dict[str, Any]] | None = None

    def expected(self) -> set[Cell]:
        """For whom it opens which families."""
        may_see = {cell for cell, yes in self.opens.items() if yes}
        return {(role, owner) for role, owner in may_see if role in self.may}


def named_addresses() -> Iterator[str]:
    """The name of every address of pages, imports and programs."""
    yield from _named(get_resolver().url_patterns)


def _named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)
