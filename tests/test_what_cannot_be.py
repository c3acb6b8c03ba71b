"""What cannot be true, through every door: one clear sentence in the reader's language, nothing
lost and nothing half stored; and from the page of what waits it is corrected.
"""

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.assessments.tests.samples import own, published
from sahakum.capture import holding
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent
from sahakum.journal.models import Fact, Operation, record_models
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.programmes.models import Programme
from sahakum.registry.models import Membership

Content = dict[str, Any]
SignIn = Callable[[User], Client]
LANGUAGES = ("km", "en")


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """What somebody says that cannot be, the page on which it is typed, what a page says right.

    ``answers`` are those of a questionnaire, which a page asks one by one.
    """

    kind: str
    by: User
    content: Content
    page: str
    right: Content
    answers: tuple[str, ...] = ()

    def posted(self, **changes: Any) -> Content:
        """The content as its page sends it."""
        flat = {key: value for key, value in self.content.items() if key not in self.answers}
        for name in self.answers:
            flat |= self.content[name]
        return flat | changes


@dataclass(frozen=True, kw_only=True)
class Office:
    """Who says and stores things, and the families of the tests."""

    take: Take
    bopha: User
    dara: User
    vuthy: User
    home: UUID
    other: UUID
    village: Place
    far_village: Place

    def said(self, kind: str, content: Content, *, by: User) -> UUID:
        """Stores what is right."""
        answer = self.take(kind, content, by=by)
        assert answer.word is Word.SAVED, answer
        return answer.id

    def member(self, given_name: str, *, home: UUID | None = None) -> Membership:
        """The living membership of somebody, by given name."""
        rows = Membership.objects.filter(household=home or self.home, to_on=None)
        return rows.get(person__given_name=given_name)


@pytest.fixture
def office(
    bopha: User,
    dara: User,
    vuthy: User,
    village: Place,
    far_village: Place,
    household_id: UUID,
    family_support: Programme,
    take: Take,
) -> Office:
    """The family of the root conftest.py, and another one of the village."""
    head = [member("អ៊ុក", "ណា", "head"), member("អ៊ុក", "សុភា", "child", born="2010")]
    other = take("household", family(village, members=head), by=bopha).id
    return Office(
        take=take,
        bopha=bopha,
        dara=dara,
        vuthy=vuthy,
        home=household_id,
        other=other,
        village=village,
        far_village=far_village,
    )


def two_homes(office: Office) -> Wrong:
    """A girl of the other family joins this one, and never left the other."""
    person = str(office.member("សុភា", home=office.other).person_id)
    content = {"household": str(office.home), "from_on": "1/4/2026", "relation": "other_kin"}
    new = {"person": "", "family_name": "អ៊ុក", "given_name": "ស្រីនាង", "sex": "female"}
    page = reverse("new-happening", args=[office.home, "joining"])
    return Wrong(
        kind="joining", by=office.bopha, content=content | {"person": person}, page=page, right=new
    )


def late_birth(office: Office) -> Wrong:
    """A child is born a month after its mother's death."""
    mother = office.member("ស្រីមុំ")
    died = {"membership": str(mother.pk), "left_on": "1/3/2026", "reason": "died"}
    office.said("departure", died, by=office.bopha)
    content = {"household": str(office.home), "family_name": "សុខ", "given_name": "ថ្មី"}
    content |= {"sex": "male", "born": "1/4/2026", "relation": "child", "registered": "no"}
    return Wrong(
        kind="birth",
        by=office.bopha,
        content=content | {"mother": str(mother.person_id)},
        page=reverse("new-happening", args=[office.home, "birth"]),
        right={"born": "1/3/2026"},
    )


def two_heads(office: Office) -> Wrong:
    """The head of the other family is to be head of this one too."""
    theirs = office.member("ណា", home=office.other)
    content = {"household": str(office.home), "from_on": "1/4/2026", "former": "child"}
    return Wrong(
        kind="head_change",
        by=office.bopha,
        content=content | {"membership": str(theirs.pk)},
        page=reverse("new-happening", args=[office.home, "head_change"]),
        right={"membership": str(office.member("វិចិត្រ").pk), "former": "parent"},
    )


def lowered_target(office: Office) -> Wrong:
    """Ten families were promised and two are enrolled; now it is to be one."""
    for one in (office.home, office.other):
        joined = {"household": str(one), "programme": "family_support", "from_on": "2/2/2026"}
        office.said("enrolment", joined, by=office.bopha)
    content = {"programme": "family_support", "indicator": "families_enrolled", "value": "1"}
    content |= {"from_on": "1/1/2026", "to_on": "31/12/2026", "sort": "total"}
    promised = office.said("target", content | {"value": "10"}, by=office.vuthy)
    office.said("void", {"operation": str(promised), "reason": "ច្រើនពេក"}, by=office.vuthy)
    return Wrong(
        kind="target",
        by=office.vuthy,
        content=content,
        page=reverse("new-target", args=["family_support"]),
        right={"value": "2"},
    )


def closed_version(office: Office) -> Wrong:
    """Answers to a version that was closed two days before; the newest has an item less."""
    version = office.said("questionnaire", published(own()), by=office.vuthy)
    closed = {"version": str(version), "closed_on": "8/11/2026", "reason": "ថ្មីជាង"}
    office.said("questionnaire_closing", closed, by=office.vuthy)
    shorter = own()
    shorter["sections"][0]["questions"].pop()
    office.said("questionnaire", published(shorter), by=office.vuthy)
    content: dict[str, Any] = {"household": str(office.home), "version": str(version)}
    content |= {"assessed_on": "10/11/2026", "answers": {"well": "no", "hours": "2"}}
    return Wrong(
        kind="assessment",
        by=office.bopha,
        content=content,
        page=f"{reverse('new-assessment', args=[office.home])}?version={version}",
        right={"well": "no"},
        answers=("answers",),
    )


def other_commune(office: Office) -> Wrong:
    """A house here for a family of another commune."""
    far = office.said("household", family(office.far_village), by=office.dara)
    content = {"village": str(office.village.pk), "good": "house", "how": "built"}
    content |= {"done_on": "1/3/2026", "done_by": "Sok", "household": str(far)}
    return Wrong(
        kind="asset",
        by=office.dara,
        content=content,
        page=reverse("new-asset", args=[office.village.pk]),
        right={"household": str(office.home)},
    )


def late_undo(office: Office) -> Wrong:
    """Two families are parted again; a visit was recorded since they were merged."""
    pair = {"sort": "household", "into": str(office.home), "merged": str(office.other)}
    merge = office.said("merge", pair, by=office.dara)
    visit = {"household": str(office.other), "visited_on": "3/3/2026", "met": "nobody"}
    office.said("home_visit", visit, by=office.bopha)
    return Wrong(
        kind="merge_undo",
        by=office.dara,
        content={"merge": str(merge), "reason": "គ្រួសារពីរផ្សេងគ្នា"},
        page=reverse("undo-merge", args=[merge]),
        right={"later_stay": "yes"},
    )


EVERY = (
    two_homes,
    late_birth,
    two_heads,
    lowered_target,
    closed_version,
    other_commune,
    late_undo,
)
MAKE = pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def speaks(user: User, language: str) -> None:
    user.language = language
    user.save()


def rows() -> dict[str, int]:
    """How much is stored of everything."""
    models: list[type[Any]] = [*record_models(), Operation, Fact]
    return {model._meta.label: model.objects.count() for model in models}


def is_one_sentence(text: str, language: str) -> bool:
    """One text in the script of the language, with an end, and nothing of the program in it."""
    khmer = bool(re.search("[\u1780-\u17b3]", text))
    ends = text.rstrip().endswith(("។", "?", "៖") if language == "km" else (".", "?"))
    return khmer is (language == "km") and ends and not re.search(r"%\(|None|\{|_", text)


def without_names(text: str) -> str:
    """English sentences hold Khmer names."""
    return re.sub("[\u1780-\u17ff\u200b ]+", " ", text)


@MAKE
@LANGUAGE
def test_a_program_is_told_and_the_page_of_what_waits_takes_the_correction(
    make: Callable[[Office], Wrong], language: str, office: Office, signed_in: SignIn
) -> None:
    wrong = make(office)
    speaks(wrong.by, language)
    before = rows()
    answer = by_program(wrong)
    told = [text for texts in answer["sentences"].values() for text in texts]
    assert (answer["word"], len(told)) == ("NEEDS_ATTENTION", 1), answer
    assert is_one_sentence(told[0] if language == "km" else without_names(told[0]), language), told
    assert rows() == before
    assert holding.opened(HeldContent.objects.get()).content == wrong.content
    correct_where_it_waits(wrong, told[0], signed_in(wrong.by))


@MAKE
@LANGUAGE
def test_a_page_says_it_and_keeps_what_was_typed(
    make: Callable[[Office], Wrong], language: str, office: Office, signed_in: SignIn
) -> None:
    wrong = make(office)
    speaks(wrong.by, language)
    browser, before = signed_in(wrong.by), rows()
    browser.cookies["django_language"] = language
    answer = browser.post(wrong.page, wrong.posted(operation=str(uuid7())))
    assert answer.status_code == 422
    held = holding.opened(HeldContent.objects.get())
    [told] = [text for texts in held.sentences.values() for text in texts]
    assert is_one_sentence(told if language == "km" else without_names(told), language), told
    assert told in html.unescape(answer.content.decode())
    assert rows() == before
    correct_where_it_waits(wrong, told, browser)


def by_program(wrong: Wrong) -> Content:
    key = make_program_key(name="phone", by=wrong.by)
    operation = {"id": str(uuid7()), "kind": wrong.kind, "content": wrong.content}
    answer = Client(headers={"Authorization": f"Bearer {key}"}).post(
        "/api/records", json.dumps({"operations": [operation]}), content_type="application/json"
    )
    assert answer.status_code == 200
    [told] = answer.json()["answers"]
    return dict(told)


def correct_where_it_waits(wrong: Wrong, told: str, browser: Client) -> None:
    """The list of what waits names it and leads to its page; corrected there it is stored."""
    held = HeldContent.objects.get().operation_id
    listed = html.unescape(browser.get(reverse("attention")).content.decode())
    assert told in listed
    [address] = re.findall(rf'href="([^"]*held={held}[^"]*)"', listed)
    opened = browser.get(address)
    page = html.unescape(opened.content.decode())
    assert opened.status_code in (200, 422)
    assert told in page
    assert str(held) in page
    target = wrong.page if wrong.kind == "merge_undo" else address
    action = re.search(r'<form class="form"[^>]*action="(\?[^"]*)"', page)
    target = target.partition("?")[0] + action[1] if action else target
    stored = browser.post(target, wrong.posted(operation=str(held), **wrong.right))
    assert stored.status_code == 302, html.unescape(stored.content.decode())
    assert Operation.objects.filter(pk=held, kind=wrong.kind).exists()
    assert not HeldContent.objects.exists()
    assert list(verify()) == []
