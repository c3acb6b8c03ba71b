"""Every link of the house followed by every role: who comes upon words that are not for her.

Each secret is a word that stands in one record only. Whoever may not know it must not meet it on
any page that a link leads to, in no title, list, receipt, search or time line.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.circumstances.tests import said
from sahakum.programmes.models import Programme
from tests.roles_and_doors_world import OTHERS, somebody_else

SignIn = Callable[[User], Client]
# Pages that differ in ids, days and choices only are one shape; of each so many are looked at.
MOST_OF_A_SHAPE = 6
FEWEST_PAGES = 10
LINK = re.compile(r'href="(/[^"#]*)')
SHAPE = re.compile(r"[0-9a-f-]{36}|[0-9]+|=[^&]*")
LEFT_OUT = re.compile(r"/(static|language|api)/")
WITH_CASES = {"bopha", "dara"}
WITH_CIRCUMSTANCES = WITH_CASES | {"vuthy", "kolab"}
ON_A_TRIP = "ឈូងសមុទ្រក្រហម"
ON_A_HELD_TRIP = "កោះប៉ារ៉ែត"
SECRETS: dict[str, set[str]] = {
    ON_A_TRIP: WITH_CASES,
    ON_A_HELD_TRIP: WITH_CASES,
    "ផ្ទះសំណាក់ទី៧": WITH_CIRCUMSTANCES,
    "បងសម្លាញ់តុលា": WITH_CIRCUMSTANCES,
    "កុំហៅពេលល្ងាច": WITH_CIRCUMSTANCES,
    "PAPER-778899": WITH_CIRCUMSTANCES,
    "យាយទិត្យអ្នកជិតខាង": WITH_CIRCUMSTANCES,
    "បំណុលលើដីខាងកើត": WITH_CIRCUMSTANCES,
}


@pytest.fixture
def family(
    household_id: UUID,
    bopha: User,
    take: Take,
    family_support: Programme,
    settings: Settings,
    tmp_path: Any,
) -> UUID:
    """A family of which everything is told that not everybody may know; and one trip is held."""
    settings.STORE_DIRECTORY = tmp_path / "store"
    child, about = said.person(household_id, given="ធីតា"), {"household": str(household_id)}
    told = about | {"told_on": said.TOLD}
    away = {"family_name": "សុខ", "given_name": "ពិសី", "sex": "male", "kin": "parent"}
    away |= {"member": child, "country": "TH", "place": "ផ្ទះសំណាក់ទី៧", "contact": "បងសម្លាញ់តុលា"}
    reached = {"ways": ["home"], "times": ["morning"], "note": "កុំហៅពេលល្ងាច"}
    paper = {"member": child, "paper": "birth_certificate", "state": "issued"}
    paper |= {"since_on": "1/1/2025", "number": "PAPER-778899"}
    debt = {"lender": "shop", "amount": "5 USD", "security": "none", "since_on": "1/3/2026"}
    joined = {"programme": "family_support", "from_on": "2/2/2026"}
    visited = {"visited_on": "2/3/2026", "met": "head", "progress": "same"}
    for kind, content in (
        ("trip", said.trip(household_id, place=ON_A_TRIP)),
        ("relative", about | away),
        ("safe_contact", told | reached),
        ("identity_paper", told | paper),
        ("carer", told | {"member": child, "neighbour": "យាយទិត្យអ្នកជិតខាង", "from_on": "1/1/2025"}),
        ("debt", told | debt | {"note": "បំណុលលើដីខាងកើត"}),
        ("enrolment", about | joined),
        ("home_visit", about | visited),
    ):
        answer = take(kind, content, by=bopha)
        assert answer.word is Word.SAVED, (kind, answer)
    wrong = said.trip(household_id, place=ON_A_HELD_TRIP, from_on="1/1/2090")
    assert take("trip", wrong, by=bopha).word is Word.NEEDS_ATTENTION
    return household_id


@pytest.mark.parametrize(
    "name", ["bopha", "dara", "vuthy", "rithy", "chantha", "sreymom", "thida", "kolab", "theary"]
)
def test_no_link_leads_to_what_is_not_for_the_reader(
    name: str, family: UUID, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    reader = _reader(name, request)
    met: dict[str, str] = {}
    looked_at = 0
    for address, text in _pages(signed_in(reader), family):
        looked_at += 1
        met |= {secret: address for secret in SECRETS if secret in text}
    assert looked_at >= FEWEST_PAGES
    assert met.keys() == {secret for secret, may in SECRETS.items() if name in may}, met


def _reader(name: str, request: pytest.FixtureRequest) -> User:
    if name in OTHERS:
        return somebody_else(name, request.getfixturevalue(OTHERS[name][2]))
    known: User = request.getfixturevalue(name)
    return known


def _pages(client: Client, family: UUID) -> Iterator[tuple[str, str]]:
    """The pages that links lead to, from the first page and from the page of the family."""
    waiting = ["/", reverse("family", args=[family]), f"{reverse('families')}?q=ស្រីមុំ"]
    seen, shapes = set(waiting), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        answered = client.get(address, follow=True)
        assert answered.status_code in (200, 403, 404, 405, 422), (address, answered.status_code)
        text = b"".join(answered).decode("utf-8", "replace")
        yield address, text
        for link in LINK.findall(text.replace("&amp;", "&")):
            shape = SHAPE.sub("…", link)
            if link not in seen and shapes[shape] < MOST_OF_A_SHAPE and not LEFT_OUT.match(link):
                shapes[shape] += 1
                seen.add(link)
                waiting.append(link)
