"""Builds the people and families of the tables, and tries a door with all of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

import conftest
from conftest import LONG_AGO, ORGANISATIONS, family, member
from sahakum.accounts.models import Grant, Organisation, Post, User
from sahakum.accounts.services import grant
from sahakum.assessments.tests.samples import HUNGER
from sahakum.capture.intake import Answer, Submission, Word, take_in
from sahakum.grants import chart
from sahakum.grants.models import GrantFund
from sahakum.groups.models import Fund
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7
from sahakum.places.selectors import by_code
from sahakum.programmes.models import Programme
from sahakum.registry.models import Household, Membership, Merge
from sahakum.support.models import PlanTask
from tests.office import own_database
from tests.pictures import PHOTOGRAPH
from tests.roles_and_doors import (
    EVERYBODY,
    OWNERS,
    ROLES,
    Cell,
    Door,
    Family,
    World,
)

Funds = dict[UUID, tuple[User, GrantFund]]
ANY_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FAR = "05070101"
# Who registers the family of each owner, where, and how its head and child are called; no child
# sounds like somebody of another family.
REGISTERED = {
    "A_here": ("bopha", "02040101", "ចិន្តា", "ណារិទ្ធិសែន"),
    "B_here": ("chantha", "02040101", "បូរី", "ពិសិដ្ឋ"),
    "A_next": ("sreymom", "02040201", "ដាវី", "កល្យាណ"),
    "A_far": ("kosal", FAR, "ឯកា", "មុនីរ័ត្ននាគ"),
    "granted": ("chantha", "02040101", "ភារុន", "ច័ន្ទតារាវុធ"),
    "ended": ("chantha", "02040104", "រតនា", "គីមហុង"),
}
# Everybody else of the tables stands in the root conftest.py.
OTHERS = {
    "thida": ("auditor", "02", "fresh_village"),
    "kosal": ("social_worker", "0507", "fresh_village"),
    "kolab": ("commune_social_worker", "020401", "council"),
}
# Of whom everybody of the root conftest.py is.
OF = {"chantha": "river_house", "rithy": "council"}
PROGRAMMES = {"fresh_village": "family_support", "river_house": "care", "council": "social_service"}
DEBT = {"told_on": "2/3/2026", "lender": "shop", "amount": "5 USD", "security": "none"}
DEBT |= {"since_on": "1/3/2026"}
TAKEN_TO = "ឈូងសមុទ្រ"
TRIP = {"told_on": "2/3/2026", "country": "TH", "place": TAKEN_TO, "work": "fish"}
TRIP |= {"from_on": "1/3/2026", "contact": "none"}
DUE_LONG_AGO = {"visited_on": "1/3/2026", "met": "nobody"}
LATRINE = {"good": "latrine", "how": "built", "done_on": "2/2/2026", "done_by": "Sok"}
PLAN_TASK = {"goal": "ទឹកស្អាត", "what": "ជួសជុលអណ្តូង", "responsible": "family"}
PLAN = {"drawn_on": "1/3/2026", "tasks": [PLAN_TASK | {"due_on": "9/3/2026"}]}
GROUP = {"sort": "self_help", "name_km": "ក្រុមសន្សំ", "formed_on": "1/2/2026"}
GROUP |= {"commodity": "KHR"}
LISTED = {"name": "សាន ធា", "sex": "female", "joined_on": "1/2/2026", "standing": "member"}
COW = {"sex": "female", "how": "given", "came_on": "2/2/2026"}
MEETING = {"held_on": "2/2/2026", "sheet": "1", "counted": "500"}
GRANT_FUND = {"commodity": "USD", "kept": "bank", "opened_on": "1/2/2026"}
BUDGET = [{"what": "ទ្រុងមាន់", "quantity": "1", "price": "90"}]
ASKED = {"applied_on": "2/2/2026", "venture": "ចិញ្ចឹមមាន់", "budget": BUDGET, "asked": "90"}
LOOKED = {"appraised_on": "3/2/2026", "appraised_by": "បុគ្គលិក", "findings": "ល្អ"}
GRANTED = {"decided_on": "4/2/2026", "outcome": "granted", "amount": "90", "decided_by": "ប្រធាន"}
PHOTOGRAPHED = {"taken_on": "6/2/2026", "photograph": PHOTOGRAPH}
WRONG_DAY = {"visited_on": "31/2/2026", "met": "nobody"}


class Founded:
    """The organisations and people of the root conftest.py, each made once.

    Fixtures that last longer than a test cannot ask for those that do not.
    """

    def __init__(self) -> None:
        self.organisations = {name: conftest.organisation(name) for name in ORGANISATIONS}

    def person(self, name: str) -> User:
        """One of the people of the tables, with fixed powers."""
        if name in OTHERS:
            return somebody_else(name, self.organisations[OTHERS[name][2]])
        return conftest.somebody(name, self.organisations[OF.get(name, "fresh_village")])


def somebody_else(name: str, organisation: Organisation) -> User:
    """One of those of the tables who are not in the root conftest.py."""
    role, area, _ = OTHERS[name]
    user = User.objects.create(
        username=name, name_km=name, name_en=name, organisation=organisation, password="!"
    )
    Post.objects.create(user=user, role=role, area=by_code(area), from_on=LONG_AGO)
    return user


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """Everybody of the tables, and a family of every owner: enrolled, visited, one visit held.

    It is one for all tests of a file: each takes back what it did, and the end all of it.
    """
    store = tmp_path_factory.mktemp("store")
    with (
        django_db_blocker.unblock(),
        override_settings(STORE_DIRECTORY=store),
        own_database(),
    ):
        made = built()
        with connection.cursor() as cursor:
            # As a database knows its tables that is not a second old.
            cursor.execute("ANALYZE")
        yield made


def taken(kind: str, content: Any, *, by: User, id: UUID | None = None) -> Answer:
    """Takes in one submission and gives its answer."""
    return take_in([Submission(id=id or uuid7(), kind=kind, content=content)], by=by)[0]


def built() -> World:
    """The people and families: each enrolled, visited and assessed, with one visit held."""
    world, founded = World(), Founded()
    for name in (role for role in ROLES if role in EVERYBODY):
        world.people[name] = founded.person(name)
    for code, organisation in PROGRAMMES.items():
        _programmes(organisation, founded.organisations[code])
    funds: Funds = {}
    for owner in OWNERS:
        world.families[owner] = _family(owner, world, funds)
    to, by = world.people["bopha"].organisation, world.people["chantha"]
    grant(record_id=world.families["granted"].id, organisation=to, reason="referral", by=by)
    # Who sees a family sees the one that may be paired with it.
    grant(record_id=world.families["granted"].neighbour, organisation=to, reason="referral", by=by)
    given = grant(record_id=world.families["ended"].id, organisation=to, reason="referral", by=by)
    Grant.objects.filter(pk=given.pk).update(from_on="2026-01-01", to_on="2026-02-01")
    return world


def _programmes(code: str, organisation: Organisation) -> None:
    for each in (code, "second"):
        name = f"{organisation.name_en} {each}"
        Programme.objects.create(
            code=each, name_km=name, name_en=name, organisation=organisation, from_on=LONG_AGO
        )


def _family(owner: str, world: World, funds: Funds) -> Family:
    told_by, code, head, child = REGISTERED[owner]
    village, by = by_code(code), world.people[told_by]
    assert village is not None
    members = [member("ម៉ៅ", head, "head"), member("សុខ", child, "child", born="2015")]
    number = f"{owner[0]}-{OWNERS.index(owner)}"
    said = family(village, members=members, code=number, poverty="unknown")
    made = _said("household", said, by)
    programme = PROGRAMMES["river_house" if told_by == "chantha" else "fresh_village"]
    about = {"household": str(made)}
    _said("enrolment", about | {"programme": programme, "from_on": "2/2/2026"}, by)
    visit = _said("home_visit", about | DUE_LONG_AGO, by)
    hunger = {"version": "household_hunger", "assessed_on": "3/3/2026", "answers": HUNGER}
    assessment = _said("assessment", about | hunger, by)
    asset = _said("asset", about | LATRINE | {"village": str(village.pk)}, by)
    debt = _said("debt", about | DEBT, by)
    gone = Membership.objects.get(household=made, relation="child")
    trip = _said("trip", about | TRIP | {"members": [str(gone.person_id)]}, by)
    _said("plan", about | PLAN, by)
    beside = [member("អ៊ុក", "សុវណ្ណ", "head", sex="male", born="1961")]
    neighbour = _said("household", family(village, members=beside), by)
    waits = taken("home_visit", about | WRONG_DAY, by=by)
    assert waits.word is Word.NEEDS_ATTENTION
    group = _said("group", GROUP | {"village": str(village.pk)}, by)
    fund = Fund.objects.get(collective=group).pk
    listed = _said("group_member", LISTED | {"group": str(group)}, by)
    line = {"member": str(listed), "presence": "present"}
    held = MEETING | {"fund": str(fund), "lines": [line | {"savings": "500"}]}
    met = _said("meeting", held | {"attested": [{"member": str(listed)}]}, by)
    keeps = {"group": str(group), "commodity": "COW", "opened_on": "1/2/2026"}
    herd = _said("group_fund", keeps, by)
    cow = _said("animal", COW | {"herd": str(herd), "tag": f"គោ {number}"}, by)
    looked = _said("animal_photograph", PHOTOGRAPHED | {"animal": str(cow)}, by)
    keeper, grant_fund = funds.setdefault(by.organisation_id, _grant_fund(by, funds))
    grants = _grants(gone.household_id, grant_fund, by, keeper)
    shown = PHOTOGRAPHED | {"grant": str(grants[0]), "shows": "bought"}
    bought = _said("business_grant_photograph", shown, by)
    return Family(
        id=made,
        name=f"ម៉ៅ {head}",
        member=child,
        code=number,
        village=village.pk,
        programme=programme,
        programme_name=f"{by.organisation.name_en} {programme}",
        membership=gone.pk,
        visit=visit,
        held=waits.id,
        assessment=assessment,
        asset=asset,
        debt=debt,
        trip=trip,
        child=str(gone.person_id),
        task=PlanTask.objects.get(household=made).pk,
        neighbour=neighbour,
        group=group,
        fund=fund,
        listed=listed,
        group_meeting=met,
        herd=herd,
        animal=cow,
        animal_photograph=looked,
        business_grant=grants[0],
        asked_grant=grants[1],
        grant_fund=grant_fund.pk,
        asks_fund=grant_fund.pk,
        grant_photograph=bought,
        grant_account=chart.accounts_of(grant_fund)[chart.ADVANCES].pk,
        head=str(_head(made)),
    )


def _head(household: UUID) -> UUID:
    return Membership.objects.get(household=household, relation="head").person_id


def _grant_fund(by: User, funds: Funds) -> tuple[User, GrantFund]:
    """Of each organisation one fund, and whoever keeps it and decides; not of the tables."""
    known = funds.get(by.organisation_id)
    if known is not None:
        return known
    name = f"keeper of {by.organisation.name_en}"
    keeper = User.objects.create(
        username=name, name_km=name, name_en=name, organisation=by.organisation, password="!"
    )
    Post.objects.create(user=keeper, role="supervisor", from_on=LONG_AGO)
    village = by_code("02040101")
    assert village is not None
    said = GRANT_FUND | {"village": str(village.pk), "name_km": "មូលនិធិជំនួយ"}
    fund = GrantFund.objects.get(pk=_said("grant_fund", said, keeper))
    money = {"fund": str(fund.pk), "received_on": "1/2/2026", "amount": "900", "source": "x"}
    _said("grant_money", money, keeper)
    return keeper, fund


def _grants(household: UUID, fund: GrantFund, by: User, keeper: User) -> tuple[UUID, UUID]:
    """One that was paid out in part, and one that was asked for only."""
    about = {"household": str(household), "fund": str(fund.pk), "person": str(_head(household))}
    paid, asked = (_said("business_grant", ASKED | about, by) for _ in range(2))
    about = {"grant": str(paid)}
    _said("business_grant_appraisal", LOOKED | about, by)
    _said("business_grant_decision", GRANTED | about, keeper)
    part = about | {"paid_on": "5/2/2026", "amount": "50", "person": str(_head(household))}
    _said("business_grant_payout", part, by)
    return paid, asked


def _said(kind: str, content: dict[str, Any], by: User) -> UUID:
    answer = taken(kind, content, by=by)
    assert answer.word is Word.SAVED, answer
    return answer.id


def pair_in(family: Family) -> dict[str, Any]:
    """Two of a family, said to be one."""
    people = Membership.objects.filter(household=family.id).order_by("pk")
    two = [str(pk) for pk in people.values_list("person_id", flat=True)[:2]]
    into, merged = two or (str(uuid7()), str(uuid7()))
    return {"sort": "person", "into": into, "merged": merged}


def merged_in(family: Family) -> UUID:
    """The operation that merged two of a family: here that which registered it, so that nothing
    is said by making the merge."""
    if Household.objects.filter(pk=family.id).exists():
        pair = pair_in(family)
        Merge.objects.create(
            operation_id=family.id,
            sort="person",
            into_person_id=pair["into"],
            person_id=pair["merged"],
        )
    return family.id


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What a door answered about a family, and whether it stored something."""

    response: HttpResponse
    stored: bool

    def opens(self, door: Door, family: Family) -> bool:
        """Whether the family is told of, or something about it is stored."""
        if door.writes:
            return self.stored
        told = self.response.status_code == 200
        return told and any(trace in self._text() for trace in door.tells(family))

    def told(self, family: Family) -> tuple[int, str, str]:
        """The answer without what was asked, to be compared with that about another family."""
        place = self.response.headers.get("Location", "")
        # Each answer has a token and operation ids of its own.
        text = re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", self._text())
        return self.response.status_code, _plain(place, family), _plain(text, family)

    def _text(self) -> str:
        # A photograph is no text.
        return self.response.content.decode(errors="replace")


def tried(door: Door, clients: dict[str, Client], world: World) -> tuple[set[Cell], set[Cell]]:
    """For whom a door opens which families, and to whom it answers otherwise about what is
    forbidden than about what is missing."""
    opened, apart = set[Cell](), set[Cell]()
    for role, owner in ((role, owner) for role in clients for owner in OWNERS):
        client, family = clients[role], world.families[owner]
        answer = answered(door, client, world, family)
        if answer.opens(door, family):
            opened.add((role, owner))
        if _must_be_alike(door, role, owner) and answer.told(family) != _of_missing(
            door, client, world, family
        ):
            apart.add((role, owner))
    return opened, apart


def _of_missing(door: Door, client: Client, world: World, family: Family) -> tuple[int, str, str]:
    missing = family.nowhere() if door.of_places else family.twin()
    return answered(door, client, world, missing).told(missing)


def _must_be_alike(door: Door, role: str, owner: str) -> bool:
    return door.alike is not None and (role not in door.may or not door.alike[role, owner])


def answered(door: Door, client: Client, world: World, family: Family) -> Answered:
    """Asks a door for a family; what a form stored is taken back."""
    before = Operation.objects.count()
    with _undone(door):
        # What was said of the form before would stand on the next page.
        client.cookies.pop("messages", None)
        response = door.ask(client, world, family)
        stored = Operation.objects.count() - before
    assert response.status_code in (200, 302, 401, 403, 404, 422), response
    assert stored in ((0, 1) if door.writes else (0,))
    return Answered(response=response, stored=stored == 1)


def _plain(text: str, family: Family) -> str:
    text = ANY_ID.sub("…", text)
    for word in sorted(family.words(), key=len, reverse=True):
        text = re.sub(_alone(word), "…", text)
    return text


def _alone(word: str) -> str:
    """A number or a code by itself: the programme "care" is no part of the word "carers"."""
    if word.isdigit():
        return rf"(?<!\d){word}(?!\d)"
    return re.escape(word) + ("(?![a-z])" if word.isascii() else "")


@contextmanager
def _undone(door: Door) -> Iterator[None]:
    # What a form stored is taken back, so that the next one finds the same world.
    if not door.writes:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
