"""How the doors of pages are asked for a family: reading a page, sending a form."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sahakum.assessments.models import QuestionnaireVersion
from sahakum.assessments.tests.samples import HUNGER, VILLAGE
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from tests import pictures
from tests.roles_and_doors import (
    LASTING,
    SIGHT,
    Door,
    Family,
    World,
)
from tests.roles_and_doors_world import (
    DEBT,
    merged_in,
    pair_in,
)


def page(name: str, /, *, of: str = "id", **asked: str) -> Callable[..., HttpResponse]:
    """Reads a page; ``of`` is the attribute of the family that stands in its address."""

    def ask(client: Client, world: World, family: Family) -> Any:
        parts = [getattr(family, of)] if of else []
        return client.get(reverse(name, args=parts), _filled(asked, family))

    return ask


def sent(name: str, /, *, of: str = "id", **said: str) -> Callable[..., HttpResponse]:
    """Sends a form to a page."""

    def ask(client: Client, world: World, family: Family) -> Any:
        content = {"operation": str(uuid7())} | _filled(said, family)
        return client.post(reverse(name, args=[getattr(family, of)]), content)

    return ask


def _filled(said: dict[str, str], family: Family) -> dict[str, str]:
    return {name: text.format(family=family) for name, text in said.items()}


def photograph(name: str, *, of: str) -> Callable[..., HttpResponse]:
    """Looks at a photograph, whole."""

    def ask(client: Client, world: World, family: Family) -> Any:
        return client.get(reverse(name, args=[getattr(family, of), "full"]))

    return ask


def taken(name: str, *, of: str, **said: str) -> Callable[..., HttpResponse]:
    """Sends a photograph to a page."""

    def ask(client: Client, world: World, family: Family) -> Any:
        file = SimpleUploadedFile("IMG_0001.jpg", JPEG, content_type="image/jpeg")
        content = {"operation": str(uuid7()), "taken_on": "6/2/2026", "photograph": file} | said
        return client.post(reverse(name, args=[getattr(family, of)]), content)

    return ask


def a_picture(family: Family) -> tuple[str, ...]:
    """By what one sees that a photograph was shown."""
    return ("JFIF",)


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


def send_grant(client: Client, world: World, family: Family) -> Any:
    """The family is opened to the commune's council."""
    to = {"receiver": str(world.people["rithy"].organisation_id), "reason": "ជួយគ្នា"}
    said = to | {"operation": str(uuid7()), "to_on": in_a_month()}
    return client.post(reverse("grants", args=[family.id]), said)


def ask_grant_end(client: Client, world: World, family: Family) -> Any:
    """The form that closes what was never opened."""
    return client.get(reverse("end-grant", args=[family.id, family.id]))


def in_a_month() -> str:
    """A day to come."""
    return (clock.today() + datetime.timedelta(days=30)).isoformat()


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


def ask_member(client: Client, world: World, family: Family) -> Any:
    """The family's child."""
    return client.get(reverse("member", args=[family.id, family.child]))


def ask_change(client: Client, world: World, family: Family) -> Any:
    """The form about the family's child."""
    return client.get(reverse("change-member", args=[family.id, family.child]))


def send_change(client: Client, world: World, family: Family) -> Any:
    """Another name of the family's child."""
    said = {"operation": str(uuid7()), "from_on": "2/3/2026", "latin_name": "Dara"}
    return client.post(reverse("change-member", args=[family.id, family.child]), said)


def send_birth(client: Client, world: World, family: Family) -> Any:
    """A child was born into the family."""
    said = {"operation": str(uuid7()), "family_name": "ម៉ៅ", "given_name": "ថ្មី", "sex": "female"}
    said |= {"born": "2/3/2026", "relation": "child", "registered": "no"}
    return client.post(reverse("new-happening", args=[family.id, "birth"]), said)


def send_relations(client: Client, world: World, family: Family) -> Any:
    """The child is a grandchild of the head."""
    said = {"operation": str(uuid7()), "from_on": "2/3/2026"}
    said |= {"members-0-membership": str(family.membership), "members-0-relation": "grandchild"}
    return client.post(reverse("new-relations", args=[family.id]), said)


def send_debt(client: Client, world: World, family: Family) -> Any:
    """A debt of the family."""
    said = {"operation": str(uuid7())} | DEBT
    return client.post(reverse("new-circumstance", args=[family.id, "debt"]), said)


JPEG = pictures.jpeg()
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


def lasting(ask: Callable[..., HttpResponse], may: frozenset[str], **options: Any) -> Door:
    """A page about something that lasts."""
    return Door(ask=ask, may=may, opens=LASTING, alike=LASTING, **options)


SHARED = {"day": "2/3/2026", "how": "roll_over", "share_social": "no"}
RULES_OF_GROUP = {"from_on": "2/3/2026", "method": "none", "amortisation": "bullet"}
RULES_OF_GROUP |= {"unit": "month", "instalments": "1", "surplus": "equal"}

KEEPING = {"from_on": "2/3/2026", "bank": "yes", "saved_in": "free", "approval": "no"}


def send_meeting(client: Client, world: World, family: Family) -> Any:
    """One more meeting of the group, at which its member saved."""
    key = str(family.listed)
    said = {"member": key, f"here-{key}": "1", f"savings-{key}": "500", "attested": key}
    said |= {"held_on": "3/3/2026", "sheet": "2", "counted": "1000"}
    return client.post(reverse("new-meeting", args=[family.fund]), said)


LATRINE = {"good": "latrine", "how": "built", "done_on": "2/3/2026", "done_by": "Sok"}
CHECK = {"checked_on": "2/3/2026", "state": "works"}
REPAIR = {"repaired_on": "2/3/2026", "state": "works", "done_by": "Sok"}
