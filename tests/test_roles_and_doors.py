"""Every role at every page asks for every family: what is seen, what is stored, what is said.

A new address, role or kind of record without a line in the tables fails, here or for programs.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from conftest import Take
from sahakum.accounts.models import Post, User
from sahakum.accounts.roles import ROLES as ROLE_CLASSES
from sahakum.assessments.models import QuestionnaireVersion
from sahakum.assessments.tests.samples import HUNGER, VILLAGE
from sahakum.lib.ids import uuid7
from tests.roles_and_doors import (
    APART,
    AREA,
    COUNTED,
    EVERYBODY,
    HELD,
    IN_FAMILY_SUPPORT,
    KEPT,
    LASTING,
    MERGERS,
    OFFICERS,
    PROGRAMME,
    READERS_OF_HISTORY,
    READERS_OF_REPORTS,
    RECORDERS,
    ROLES,
    SIGHT,
    SUPERVISORS,
    VOIDS,
    Door,
    Family,
    World,
    both,
    named_addresses,
)
from tests.roles_and_doors_world import (
    DEBT,
    TAKEN_TO,
    built,
    merged_in,
    opened,
    pair_in,
    told_apart,
)

SignIn = Callable[[User], Client]


@pytest.fixture
def world(
    db: None, request: pytest.FixtureRequest, settings: Settings, tmp_path: Any, take: Take
) -> World:
    """Everybody of the tables, and a family of every owner: enrolled, visited, one visit held."""
    settings.STORE_DIRECTORY = tmp_path / "store"
    return built(request, take)


def page(name: str, *, of: str = "id", **asked: str) -> Callable[..., HttpResponse]:
    """Reads a page; ``of`` is the attribute of the family that stands in its address."""

    def ask(client: Client, world: World, family: Family) -> Any:
        parts = [getattr(family, of)] if of else []
        return client.get(reverse(name, args=parts), _filled(asked, family))

    return ask


def sent(name: str, *, of: str = "id", **said: str) -> Callable[..., HttpResponse]:
    """Sends a form to a page."""

    def ask(client: Client, world: World, family: Family) -> Any:
        content = {"operation": str(uuid7())} | _filled(said, family)
        return client.post(reverse(name, args=[getattr(family, of)]), content)

    return ask


def _filled(said: dict[str, str], family: Family) -> dict[str, str]:
    return {name: text.format(family=family) for name, text in said.items()}


def ask_receipt(client: Client, world: World, family: Family) -> Any:
    """The receipt of "families enrolled" of the programme of the family's steward."""
    if not world.receipt:
        officer = Client()
        officer.force_login(world.people["vuthy"], backend=BACKEND)
        report: Any = officer.get(reverse("report", args=["family_support"]))
        world.receipt = report.context["page"].lines[0].fig.address.partition("#")[0]
    return client.get(reverse("report", args=[family.programme]) + world.receipt)


def send_family(client: Client, world: World, family: Family) -> Any:
    """A new family in the same village."""
    head = {"family_name": "ព្រំ", "given_name": "ធារី", "relation": "head", "sex": "female"}
    said = {"operation": str(uuid7()), "consent": "spoken", "registered_on": "2/2/2026"}
    said |= {f"members-0-{name}": text for name, text in head.items()}
    return client.post(f"{reverse('new-family')}?village={family.village}", said)


def send_pair(client: Client, world: World, family: Family) -> Any:
    """Two of the family are the same."""
    pair = pair_in(family)
    said = {"one": pair["into"], "other": pair["merged"], "sort": "person", "step": "same"}
    return client.post(reverse("duplicates"), said | {"operation": str(uuid7())})


def send_undo(client: Client, world: World, family: Family) -> Any:
    """Two of the family were merged wrongly."""
    address = reverse("undo-merge", args=[merged_in(family)])
    said = {"reason": "ពីរនាក់ផ្សេងគ្នា", "later_stay": "yes"}
    return client.post(address, {"operation": str(uuid7())} | said)


def ask_list(client: Client, world: World, family: Family) -> Any:
    """The families of the village, to whom rice is delivered."""
    return client.get(_list_address(family))


def send_list(client: Client, world: World, family: Family) -> Any:
    """Rice for the family, ticked in the list of its village."""
    said = {"operation": str(uuid7()), "household": str(family.id), "delivered_on": "2/3/2026"}
    return client.post(_list_address(family), said | {f"quantity-{family.id}": "1"})


def _list_address(family: Family) -> str:
    chosen = f"good=rice&village={family.village}&quantity=1&delivered_on=2/3/2026&list=1"
    return f"{reverse('delivery-list')}?{chosen}"


def ask_quality(client: Client, world: World, family: Family) -> Any:
    """Families of the village whose poverty card nobody asked for."""
    asked = {"area": str(family.village), "check": "card"}
    return client.get(reverse("quality"), asked)


def send_file(client: Client, world: World, family: Family) -> Any:
    """A list with one visit to the family, found by its number."""
    lines = ["Family number,Day of the visit,Who was met", f"{family.code},2/3/2026,nobody"]
    file = SimpleUploadedFile("visits.csv", "\n".join(lines).encode())
    return client.post(reverse("lists"), {"files": file, "step": "import"})


def send_answers(client: Client, world: World, family: Family) -> Any:
    """Answers about hunger in the family."""
    address = reverse("new-assessment", args=[family.id])
    return client.post(f"{address}?version={_version('household_hunger')}", _said(HUNGER))


def send_village(client: Client, world: World, family: Family) -> Any:
    """Answers about the risks of the family's village."""
    address = reverse("village-assessments", args=[family.village])
    return client.post(f"{address}?version={_version('village_risk')}", _said(VILLAGE))


def _version(code: str) -> Any:
    return QuestionnaireVersion.objects.get(questionnaire__code=code).pk


def _said(answers: dict[str, Any]) -> dict[str, Any]:
    return {"operation": str(uuid7()), "assessed_on": "2/3/2026"} | answers


def of_kind(name: str, kind: str) -> Callable[..., HttpResponse]:
    """Reads a page of one kind of circumstance."""

    def ask(client: Client, world: World, family: Family) -> Any:
        return client.get(reverse(name, args=[family.id, kind]))

    return ask


def ask_debt(client: Client, world: World, family: Family) -> Any:
    """The family's debt, whole."""
    return client.get(reverse("circumstance", args=[family.id, "debt", family.debt]))


def ask_trip(client: Client, world: World, family: Family) -> Any:
    """The family's trip, whole."""
    return client.get(reverse("circumstance", args=[family.id, "trip", family.trip]))


def send_debt(client: Client, world: World, family: Family) -> Any:
    """A debt of the family."""
    said = {"operation": str(uuid7())} | DEBT
    return client.post(reverse("new-circumstance", args=[family.id, "debt"]), said)


BACKEND = "django.contrib.auth.backends.ModelBackend"
VISIT = {"visited_on": "2/3/2026", "met": "nobody"}
RICE = {"good": "rice", "quantity": "1", "delivered_on": "2/3/2026"}
JOINED = {"programme": "second", "from_on": "2/3/2026"}
PLANNED = {
    "drawn_on": "2/3/2026",
    "tasks-0-goal": "របរ",
    "tasks-0-what": "ចិញ្ចឹមមាន់",
    "tasks-0-responsible": "family",
    "tasks-0-due_on": "2/4/2026",
}
PAIRED = {"other": "{family.neighbour}", "from_on": "2/3/2026", "why": "នៅឆ្ងាយពីគេ"}
GONE = {"programme": "family_support", "left_on": "2/3/2026", "reason": "moved"}
NEVER = dict.fromkeys(SIGHT, False)


def read(name: str, may: frozenset[str], **options: Any) -> Door:
    """A page about one family."""
    return Door(ask=page(name, **options), may=may, opens=SIGHT, alike=SIGHT)


def write(name: str, may: frozenset[str], **said: str) -> Door:
    """A form about one family."""
    return Door(ask=sent(name, **said), may=may, opens=SIGHT, alike=SIGHT, writes=True)


def _lasting(ask: Callable[..., HttpResponse], may: frozenset[str], **options: Any) -> Door:
    """A page about something that lasts."""
    return Door(ask=ask, may=may, opens=LASTING, alike=LASTING, **options)


LATRINE = {"good": "latrine", "how": "built", "done_on": "2/3/2026", "done_by": "Sok"}
CHECK = {"checked_on": "2/3/2026", "state": "works"}
REPAIR = {"repaired_on": "2/3/2026", "state": "works", "done_by": "Sok"}
PAGES: dict[str, dict[str, Door]] = {
    "today": {"": Door(ask=page("today", of=""), may=EVERYBODY, opens=SIGHT)},
    "families": {"": read("families", EVERYBODY, of="", q="{family.member}")},
    "family": {"": read("family", EVERYBODY)},
    "village": {
        "": Door(
            ask=page("village", of="village"),
            may=EVERYBODY,
            opens=SIGHT,
            alike=AREA,
            of_places=True,
        )
    },
    "new-family": {
        "post": Door(
            ask=send_family, may=RECORDERS, opens=AREA, alike=AREA, writes=True, of_places=True
        )
    },
    "new-visit": {"": read("new-visit", RECORDERS), "post": write("new-visit", RECORDERS, **VISIT)},
    "new-delivery": {
        "": read("new-delivery", RECORDERS),
        "post": write("new-delivery", RECORDERS, **RICE),
    },
    "new-enrolment": {
        "": read("new-enrolment", RECORDERS),
        "post": write("new-enrolment", RECORDERS, **JOINED),
    },
    "plan": {"": read("plan", EVERYBODY)},
    "plan-sheet": {"": read("plan-sheet", EVERYBODY)},
    "new-plan": {"": read("new-plan", RECORDERS), "post": write("new-plan", RECORDERS, **PLANNED)},
    "task-done": {
        "": read("task-done", RECORDERS, of="task"),
        "post": write("task-done", RECORDERS, of="task", said_on="2/3/2026"),
    },
    "task-change": {
        "": read("task-change", RECORDERS, of="task"),
        "post": write("task-change", RECORDERS, of="task", said_on="2/3/2026", why="ភ្លៀង"),
    },
    "new-pairing": {
        "": read("new-pairing", RECORDERS),
        "post": write("new-pairing", RECORDERS, **PAIRED),
    },
    "new-leaving": {
        "": read("new-leaving", RECORDERS),
        "post": Door(
            ask=sent("new-leaving", **GONE),
            may=RECORDERS,
            opens=IN_FAMILY_SUPPORT,
            alike=SIGHT,
            writes=True,
        ),
    },
    "overdue": {"": Door(ask=page("overdue", of=""), may=SUPERVISORS, opens=SIGHT)},
    "delivery-list": {
        "": Door(ask=ask_list, may=RECORDERS, opens=SIGHT, alike=AREA, of_places=True),
        "post": Door(ask=send_list, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "new-assessment": {
        "": read("new-assessment", RECORDERS),
        "post": Door(ask=send_answers, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "village-assessments": {
        "": Door(
            ask=page("village-assessments", of="village"),
            may=RECORDERS,
            opens=NEVER,
            alike=AREA,
            of_places=True,
        ),
        "post": Door(
            ask=send_village, may=RECORDERS, opens=AREA, alike=AREA, writes=True, of_places=True
        ),
    },
    "circumstances": {"": read("circumstances", RECORDERS)},
    "circumstance-history": {
        "": Door(ask=of_kind("circumstance-history", "debt"), may=RECORDERS, opens=SIGHT),
        "trip": Door(
            ask=of_kind("circumstance-history", "trip"),
            may=RECORDERS,
            opens=APART,
            alike=SIGHT,
            tells=lambda family: (TAKEN_TO,),
        ),
    },
    "new-circumstance": {
        "": Door(ask=of_kind("new-circumstance", "debt"), may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "post": Door(ask=send_debt, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "circumstance": {
        "": Door(ask=ask_debt, may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "trip": Door(ask=ask_trip, may=RECORDERS, opens=APART, alike=APART),
    },
    "assessment": {"": read("assessment", RECORDERS, of="assessment")},
    "assessment-apart": {
        "": Door(
            ask=page("assessment-apart", of="assessment"),
            may=RECORDERS,
            opens=APART,
            alike=APART,
        )
    },
    # Records worth a second look.
    "quality": {"": Door(ask=ask_quality, may=RECORDERS, opens=SIGHT, alike=AREA, of_places=True)},
    # The families behind a count; the chief and the auditor see counts only.
    "reach": {"": Door(ask=page("reach", of="", receipt="all.*."), may=RECORDERS, opens=COUNTED)},
    "reports": {
        "": Door(
            ask=page("reports", of=""),
            may=READERS_OF_REPORTS,
            opens=PROGRAMME,
            tells=lambda family: (family.programme_name,),
        )
    },
    "report": {
        "": Door(
            ask=ask_receipt,
            may=READERS_OF_REPORTS,
            opens=both(PROGRAMME, SIGHT),
            alike=PROGRAMME,
        )
    },
    # Targets and earlier totals name programmes and villages, never families.
    "promises": {
        "": Door(
            ask=page("promises", of="programme"),
            may=READERS_OF_REPORTS,
            opens=PROGRAMME,
            alike=PROGRAMME,
            tells=lambda family: (family.programme_name,),
        )
    },
    "history": {"": read("history", READERS_OF_HISTORY, of="visit")},
    "void": {
        "": Door(ask=page("void", of="visit"), may=EVERYBODY, opens=NEVER, alike=NEVER),
        "post": Door(
            ask=sent("void", of="visit", reason="ខុសគ្រួសារ"),
            may=READERS_OF_HISTORY,
            opens=VOIDS,
            alike=SIGHT,
            writes=True,
        ),
    },
    "duplicates": {
        "": Door(ask=page("duplicates", of=""), may=MERGERS, opens=NEVER),
        "post": Door(ask=send_pair, may=MERGERS, opens=KEPT, alike=KEPT, writes=True),
    },
    "undo-merge": {
        "": Door(ask=page("undo-merge", of="visit"), may=MERGERS, opens=NEVER, alike=NEVER),
        "post": Door(ask=send_undo, may=MERGERS, opens=KEPT, writes=True),
    },
    "attention": {"": Door(ask=page("attention", of=""), may=EVERYBODY, opens=HELD)},
    # A list names families by the number that the reader's own organisation gave them.
    "lists": {
        "post": Door(
            ask=send_file,
            may=OFFICERS,
            opens=both(SIGHT, PROGRAMME),
            alike=both(SIGHT, PROGRAMME),
            writes=True,
        )
    },
}


def _link(family: Family) -> tuple[str, ...]:
    return (str(family.asset),)


PAGES |= {
    "assets": {
        "": Door(
            ask=page("assets", of="village"),
            may=EVERYBODY,
            opens=LASTING,
            alike=AREA,
            of_places=True,
            tells=_link,
        )
    },
    "new-asset": {
        "": Door(
            ask=page("new-asset", of="village"),
            may=RECORDERS,
            opens=SIGHT,
            alike=AREA,
            of_places=True,
        ),
        "post": Door(
            ask=sent("new-asset", of="village", **LATRINE),
            may=RECORDERS,
            opens=AREA,
            alike=AREA,
            writes=True,
            of_places=True,
        ),
    },
    "asset": {"": _lasting(page("asset", of="asset"), EVERYBODY)},
    "asset-check": {
        "": _lasting(page("asset-check", of="asset"), RECORDERS, tells=_link),
        "post": _lasting(sent("asset-check", of="asset", **CHECK), RECORDERS, writes=True),
    },
    "asset-repair": {
        "": _lasting(page("asset-repair", of="asset"), RECORDERS, tells=_link),
        "post": _lasting(sent("asset-repair", of="asset", **REPAIR), RECORDERS, writes=True),
    },
    # Nobody ticked: the only family that uses it no longer does.
    "asset-families": {
        "": _lasting(page("asset-families", of="asset"), RECORDERS),
        "post": _lasting(
            sent("asset-families", of="asset", from_on="2/3/2026"), RECORDERS, writes=True
        ),
    },
    "place-delivery": {
        "": Door(
            ask=page("place-delivery", of="village"),
            may=RECORDERS,
            opens=NEVER,
            alike=AREA,
            of_places=True,
        ),
        "post": Door(
            ask=sent("place-delivery", of="village", **RICE),
            may=RECORDERS,
            opens=AREA,
            alike=AREA,
            writes=True,
            of_places=True,
        ),
    },
}

# Addresses that neither show nor store what is recorded of anybody, and why.
WITHOUT_RECORDS = {
    "sign-in": "open to strangers",
    "sign-out": "ends a session",
    "language": "keeps a cookie",
    "more": "links and the way out",
    "new-target": "sets a target of a programme",
    "new-taken-over": "notes an earlier total of a programme",
    "programme": "parts and stewards of a programme; asked in web/tests/test_plans.py",
    "places": "places are public",
    "place": "places are public, and sites tell of no person",
    "new-place": "adds a place",
    "place-names": "adds names of a place",
    "new-site": "a site tells of no person",
    "newer-places": "changes the list of places",
    "follow-place": "no village here has ended; tested in web/tests/test_following.py",
    **dict.fromkeys(
        (
            "users",
            "new-user",
            "user",
            "new-post",
            "end-post",
            "user-state",
            "new-password",
            "new-key",
            "end-key",
            "teams",
            "new-team",
            "team",
            "leave-team",
        ),
        "about an organisation's own staff; asked by every role in web/tests/test_people.py",
    ),
    **dict.fromkeys(
        (
            "questionnaires",
            "close-questionnaire",
            "questionnaire-form",
            "new-questionnaire",
            "questionnaire-xlsform",
            "questionnaire-draft",
            "questionnaire-head",
            "questionnaire-scoring",
            "questionnaire-section",
            "questionnaire-question",
            "try-questionnaire",
            "publish-questionnaire",
        ),
        "tells of no person; asked by other roles in web/tests/test_questionnaires.py",
    ),
    "import-template": "empty tables",
    "catalogue": "names of goods",
    "new-good": "a name for the catalogue",
    "good-name": "a name for the catalogue",
    "openapi-json": "describes the API as its source does",
    "api-root": "never found",
    "list_forms": "describes forms",
    "describe_form": "describes forms",
}
# This address is asked for each kind of record in test_roles_and_doors_of_programs.py.
FOR_PROGRAMS = "send_records"


def test_every_address_has_its_expectation() -> None:
    addresses = set(named_addresses())
    assert addresses == PAGES.keys() | WITHOUT_RECORDS.keys() | {FOR_PROGRAMS}


def test_every_role_is_held_by_somebody(world: World) -> None:
    held = {post.role for post in Post.objects.filter(user__in=world.people.values())}
    assert held == set(ROLE_CLASSES)
    assert world.people.keys() | {"stranger"} == set(ROLES)


DOORS = {
    f"{name} {way}".strip(): door for name, ways in PAGES.items() for way, door in ways.items()
}


@pytest.mark.parametrize("name", DOORS)
def test_a_page_opens_to_whom_it_should_and_tells_others_nothing(
    name: str, world: World, signed_in: SignIn
) -> None:
    clients = {role: _client(role, world, signed_in) for role in ROLES}
    door = DOORS[name]
    assert opened(door, clients, world) == door.expected()
    assert told_apart(door, clients, world) == set()


def _client(role: str, world: World, signed_in: SignIn) -> Client:
    return Client() if role == "stranger" else signed_in(world.people[role])
