"""Pages of animals, as a social worker uses them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.animals.models import Animal, LifeEvent
from sahakum.animals.tests.world import RULES, Bank, a_bank
from sahakum.groups.tests.world import saved, send
from sahakum.journal import clock
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership
from sahakum.web import animal_words

SignIn = Callable[[User], Client]


@pytest.fixture
def bank(bopha: User, village: Place) -> Bank:
    """A cow whose calf should have been passed on long ago, and two who wait."""
    bank = a_bank(bopha, village, rules=RULES | {"repay_to": "next"})
    bank.comes("ក", "10/1/2024", born_on="1/2021")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.bears("ក", "1/6/2024", គ="female")
    for place, number in ((1, 4), (2, 3)):
        waits = {"herd": str(bank.herd.pk), "member": str(bank.members[number].pk)}
        saved("herd_waiting", waits | {"place": str(place), "since_on": "1/2/2024"}, by=bopha)
    return bank


def _in_english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def test_what_is_late_stands_first_with_its_next_step(bank: Bank, signed_in: SignIn) -> None:
    client = signed_in(bank.by)
    for address in (reverse("herd", args=[bank.herd.pk]), reverse("herds")):
        page = client.get(address)
        assert page.status_code == 200
        promise = page.context["page"].pressing[0]
        assert promise.row.state.tone == "late"
        assert bank.members[0].name in promise.row.name
    shown = client.get(reverse("herd", args=[bank.herd.pk])).context["page"].pressing[0]
    # Who waits first is next, and stands in the form already.
    assert bank.members[4].name in shown.row.reason
    form = client.get(shown.step.address)
    assert str(bank.members[4].pk) in form.content.decode()
    chosen = {"operation": "", "member": str(bank.members[4].pk), "happened_on": "1/3/2025"}
    done = client.post(shown.step.address, chosen)
    assert done.status_code == 302
    assert bank.holder("គ") == 4
    after = client.get(reverse("herd", args=[bank.herd.pk])).context["page"]
    assert [one.row.name for one in after.pressing] == [
        f"{bank.members[0].name} · ធ្វើឱ្យ ក ក្លាយជារបស់គ្រួសារ"
    ]


def test_a_wrong_answer_comes_back_with_its_sentence_and_all_that_was_typed(
    bank: Bank, signed_in: SignIn
) -> None:
    client = _in_english(signed_in(bank.by))
    address = reverse("new-animal-event", args=[bank.animal("ក").pk, "born"])
    said = {"happened_on": "1/8/2024", "young-0-tag": "ឃ", "young-0-sex": "male"}
    page = client.post(address, said)
    assert page.status_code == 422
    assert "too short a time" in page.content.decode()
    assert 'value="ឃ"' in page.content.decode()
    more = client.post(address, said | {"more": "young"})
    assert more.content.decode().count('name="young-') >= 4 * 2
    assert LifeEvent.objects.filter(sort="born").count() == 1


def test_half_a_young_is_answered_with_words_that_help(bank: Bank, signed_in: SignIn) -> None:
    client = _in_english(signed_in(bank.by))
    address = reverse("new-animal-event", args=[bank.animal("ក").pk, "born"])
    answer = client.post(address, {"happened_on": "1/3/2026", "stillborn": "1.5"})
    assert answer.status_code == 422
    assert "Please write a whole number here, without a smaller part." in answer.content.decode()


def test_what_waits_opens_again_on_its_own_page(bank: Bank, signed_in: SignIn) -> None:
    event = bank.said("ក", "sold", "1/8/2024")
    animal = {"herd": str(bank.herd.pk), "tag": "ក", "sex": "male", "how": "given"}
    wrong = [
        send("animal_event", event, by=bank.by),
        send("animal", animal | {"came_on": "1/3/2025"}, by=bank.by),
        send("herd_rules", {"herd": str(bank.herd.pk)}, by=bank.by),
        send("herd_waiting", {"herd": str(bank.herd.pk)}, by=bank.by),
    ]
    client = signed_in(bank.by)
    listed = client.get(reverse("attention")).content.decode()
    for answer in wrong:
        assert str(answer.id) in listed, answer
    page = reverse("new-animal-event", args=[bank.animal("ក").pk, "sold"])
    assert client.get(f"{page}?held={wrong[0].id}").status_code == 422


def test_a_members_page_shows_animals_beside_riel(bank: Bank, signed_in: SignIn) -> None:
    client = signed_in(bank.by)
    page = client.get(reverse("group-member", args=[bank.members[0].pk])).content.decode()
    for tag in ("ក", "គ"):
        assert reverse("animal", args=[bank.animal(tag).pk]) in page
    group = client.get(reverse("group", args=[bank.herd.collective_id])).content.decode()
    assert reverse("herd", args=[bank.herd.pk]) in group
    # A herd holds no meetings.
    assert reverse("new-meeting", args=[bank.herd.pk]) not in group


def test_a_familys_page_shows_its_own_and_those_it_holds(
    bank: Bank, household_id: UUID, signed_in: SignIn
) -> None:
    person = Membership.objects.filter(household=household_id).first()
    assert person is not None
    joins = {"group": str(bank.herd.collective_id), "person": str(person.person_id)}
    member = saved(
        "group_member", joins | {"joined_on": "5/1/2024", "standing": "member"}, by=bank.by
    )
    bank.comes("ខ", "10/1/2024")
    placed = bank.said("ខ", "placed", "1/2/2024") | {"member": str(member)}
    saved("animal_event", placed, by=bank.by)
    client = signed_in(bank.by)
    own = {"commodity": "PIG", "tag": "ជ", "sex": "female", "how": "bought", "came_on": "1/3/2025"}
    rows = {"sources-0-sort": "own", "sources-0-amount": "១០០០០០", "sources-0-currency": "KHR"}
    address = reverse("new-family-animal", args=[household_id])
    assert client.get(address).status_code == 200
    assert client.post(address, own | rows).status_code == 302
    pig = Animal.objects.get(tag="ជ")
    for page in ("family", "family-animals"):
        shown = client.get(reverse(page, args=[household_id])).content.decode()
        assert reverse("animal", args=[pig.pk]) in shown
        assert reverse("animal", args=[bank.animal("ខ").pk]) in shown
    told = client.get(reverse("animal", args=[pig.pk])).content.decode()
    assert "ប្រាក់ខ្លួនឯង" in told


def test_the_family_tree_is_a_picture_with_a_sentence_and_a_list(
    bank: Bank, signed_in: SignIn
) -> None:
    mother, day = "គ", 2026
    bank.bears(mother, f"1/6/{day}", ឃ="female", ង="male")
    client = _in_english(signed_in(bank.by))
    page = client.get(reverse("herd", args=[bank.herd.pk]))
    tree = page.context["page"].tree
    assert [node.tag for node in tree.nodes] == ["ក", "គ", "ឃ", "ង"]
    assert [node.x for node in tree.nodes] == [14, 34, 54, 54]
    text = page.content.decode()
    assert 'role="img" aria-label="Family tree of 4 animals · mothers: 2 · gone: 0"' in text
    assert all(node.sentence in text for node in tree.nodes)


def test_forms_ask_few_questions_and_rules_begin_with_those_of_today(
    bank: Bank, signed_in: SignIn
) -> None:
    client = signed_in(bank.by)
    cow = bank.animal("ក").pk
    for sort in LifeEvent.Sort.values:
        page = client.get(reverse("new-animal-event", args=[cow, sort]))
        assert page.status_code == 200
        assert len(page.context["parts"]) <= 5, sort
    assert client.get(reverse("new-animal-event", args=[cow, "danced"])).status_code == 404
    for name in ("new-herd-rules", "new-herd-animal", "new-waiting"):
        assert client.get(reverse(name, args=[bank.herd.pk])).status_code == 200
    rules: Any = client.get(reverse("new-herd-rules", args=[bank.herd.pk])).context["draft"].form
    assert rules["age_until"].value() == "8"
    household = Household.objects.count()
    assert household == 0


def test_an_animal_tells_how_long_it_stands_with_whom_and_how_far_apart_it_bears(
    bank: Bank, signed_in: SignIn
) -> None:
    bank.bears("ក", "1/7/2025", ឃ="female")
    client = _in_english(signed_in(bank.by))
    shown = client.get(reverse("animal", args=[bank.animal("ក").pk])).context["page"]
    assert ("Between births", "13 months") in shown.facts
    row = client.get(reverse("herd", args=[bank.herd.pk])).context["page"].animals[0]
    day, today = bank.stands("ក").held_since, clock.today()
    assert f"{animal_words.months_since(day, today)} months" in row.reason


@pytest.mark.parametrize(
    ("served", "shown"),
    [
        # 283 days after she was served, and six months of the calf.
        ("1/2/2024", "expected about 10/05/2025 · at the latest on 01/02/2026"),
        ("1/3/2025", "at the latest on 01/02/2026 · but expected only about 09/06/2026"),
    ],
)
def test_a_promise_that_will_hardly_be_kept_in_time_says_the_last_day_first(
    served: str, shown: str, bopha: User, village: Place, signed_in: SignIn
) -> None:
    bank = a_bank(bopha, village, rules=RULES | {"latest_months": "24"})
    bank.comes("ក", "10/1/2024", born_on="1/2021")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.tell("ក", "served", served)
    page = _in_english(signed_in(bopha)).get(reverse("herd", args=[bank.herd.pk]))
    assert shown in page.content.decode()
