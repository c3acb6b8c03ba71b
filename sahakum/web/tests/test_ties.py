"""Family ties on pages: from the page of a member to the form and back, as people type them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.journal.models import Fact
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership, Relative, Tie, TieEnd

SignIn = Callable[[User], Client]


@pytest.fixture
def browser(bopha: User, signed_in: SignIn) -> Client:
    return signed_in(bopha)


def of(home: UUID, given_name: str) -> Membership:
    return Membership.objects.select_related("person").get(
        household=home, person__given_name=given_name, to_on=None, voided_by=None
    )


def page(browser: Client, home: UUID, given_name: str) -> Any:
    return browser.get(reverse("member", args=[home, of(home, given_name).person_id]))


def send(browser: Client, address: str, **said: str) -> Any:
    return browser.post(address, {"operation": str(uuid7())} | said)


def lines(browser: Client, home: UUID, given_name: str) -> list[tuple[str, str]]:
    ties = page(browser, home, given_name).context["page"].ties
    return [(line.row.name, line.row.reason) for line in ties]


FATHER = {"family_name": "សុខ", "given_name": "ពិសី", "sex": "male", "kin": "parent"}
FATHER |= {"born": "១៩៨៥", "country": "TH", "place": "ឈុនបុរី", "contact": "012 345 678"}


def test_a_father_abroad_stands_on_the_page_of_his_child(
    browser: Client, household_id: UUID, rithy: User, signed_in: SignIn
) -> None:
    child = page(browser, household_id, "ធីតា").context["page"]
    assert child.person.name in browser.get(child.new_relative).content.decode()
    saved = send(browser, child.new_relative, **FATHER)
    assert saved.headers["location"] == reverse("member", args=[household_id, child.person.pk])
    [(name, reason)] = lines(browser, household_id, "ធីតា")
    assert name == "សុខ ពិសី"
    assert "ឈុនបុរី" in reason
    assert "012 345 678" in reason
    # A chief sees the family, but not where its relatives are and how they are reached.
    [(name, reason)] = lines(signed_in(rithy), household_id, "ធីតា")
    assert name == "សុខ ពិសី"
    assert "012 345 678" not in reason
    assert "ឈុនបុរី" not in reason


def test_a_relative_abroad_stands_on_the_page_of_the_family_as_long_as_the_tie_lasts(
    browser: Client, household_id: UUID, rithy: User, signed_in: SignIn
) -> None:
    family = reverse("family", args=[household_id])
    assert browser.get(family).context["page"].relatives == []
    child = page(browser, household_id, "ធីតា").context["page"]
    send(browser, child.new_relative, **FATHER)
    [row] = browser.get(family).context["page"].relatives
    assert row.name == "សុខ ពិសី"
    assert child.person.name in row.reason
    assert "ឈុនបុរី" in row.reason
    assert row.address == reverse("member", args=[household_id, Relative.objects.get().person_id])
    [row] = signed_in(rithy).get(family).context["page"].relatives
    assert "ឈុនបុរី" not in row.reason
    [line] = page(browser, household_id, "ធីតា").context["page"].ties
    died = {"ended": "2026", "why": "died", "tie": str(Tie.objects.get().pk)}
    assert send(browser, line.end_address, **died).status_code == 302
    assert browser.get(family).context["page"].relatives == []


def test_who_joins_by_marriage_is_led_to_the_marriage_and_it_ends(
    browser: Client, household_id: UUID
) -> None:
    joining = reverse("new-happening", args=[household_id, "joining"])
    new = {"family_name": "ជា", "given_name": "រតនៈ", "sex": "male", "from_on": "2/3/2026"}
    led = send(browser, joining, relation="spouse", **new).headers["location"]
    form = browser.get(led)
    husband, wife = of(household_id, "រតនៈ").person_id, of(household_id, "ស្រីមុំ").person_id
    said = {name: form.context["draft"].form[name].value() for name in ("member", "other", "kin")}
    assert said == {"member": str(husband), "other": str(wife), "kin": "spouse"}
    married = send(browser, led, began="២/៣/២០២៦", **said)
    assert married.headers["location"] == reverse("member", args=[household_id, husband])
    [line] = page(browser, household_id, "ស្រីមុំ").context["page"].ties
    assert line.row.address == reverse("member", args=[household_id, husband])
    ending = browser.get(line.end_address)
    tie = Tie.objects.get()
    assert ending.context["draft"].form["tie"].value() == str(tie.pk)
    again = send(browser, led, began="3/3/2026", **said)
    assert again.status_code == 422
    ended = send(browser, line.end_address, tie=str(tie.pk), ended="4/2026", why="separated")
    assert ended.headers["location"] == reverse("member", args=[household_id, wife])
    assert TieEnd.objects.get().ended_precision == "month"
    [line] = page(browser, household_id, "ស្រីមុំ").context["page"].ties
    assert (line.row.done, line.end_address) == (True, "")


def test_a_child_does_not_stop_being_one(browser: Client, household_id: UUID) -> None:
    child = page(browser, household_id, "ធីតា").context["page"]
    said = {"member": str(child.person.pk), "other": str(of(household_id, "ស្រីមុំ").person_id)}
    assert send(browser, child.new_tie, kin="parent", **said).status_code == 302
    [line] = page(browser, household_id, "ធីតា").context["page"].ties
    assert line.end_address == ""
    ending = reverse("new-happening", args=[household_id, "tie_end"])
    assert str(Tie.objects.get().pk) not in browser.get(ending).content.decode()


def test_what_is_wrong_is_said_and_everything_stays_typed(
    browser: Client, household_id: UUID
) -> None:
    child = page(browser, household_id, "ធីតា").context["page"]
    wrong = FATHER | {"born": "2024"}
    answer = send(browser, child.new_relative, member=str(child.person.pk), **wrong)
    assert answer.status_code == 422
    assert "ឈុនបុរី" in answer.content.decode()
    assert Relative.objects.count() == 0


def test_the_carer_of_a_child_left_behind_stands_on_its_page(
    browser: Client, household_id: UUID
) -> None:
    assert page(browser, household_id, "ធីតា").context["page"].carer is None
    child = str(of(household_id, "ធីតា").person_id)
    form = reverse("new-circumstance", args=[household_id, "carer"])
    told = {"member": child, "told_on": "3/3/2026"}
    for day, name in (("1/2/2026", "យាយ ភួង"), ("2/3/2026", "មីង ធីម")):
        assert send(browser, form, neighbour=name, from_on=day, **told).status_code == 302
    carer = page(browser, household_id, "ធីតា").context["page"].carer
    assert carer.name == "មីង ធីម"


def test_an_aunt_elsewhere_looks_after_a_child(browser: Client, household_id: UUID) -> None:
    child = of(household_id, "ធីតា").person
    form = reverse("new-circumstance", args=[household_id, "carer"])
    assert "kin" not in {asked.filling.bound.name for asked in questions(browser, form)}
    relative = page(browser, household_id, "ធីតា").context["page"].new_relative
    aunt = FATHER | {"given_name": "ធីម", "kin": "aunt_uncle", "sex": "female", "country": "KH"}
    assert send(browser, relative, **aunt).status_code == 302
    kin = Relative.objects.get().person
    [asked] = [one for one in questions(browser, form) if one.filling.bound.name == "kin"]
    assert str(kin.pk) in dict(asked.filling.bound.field.widget.choices)
    told = {"member": str(child.pk), "told_on": "3/3/2026", "from_on": "1/2/2026"}
    both = send(browser, form, kin=str(kin.pk), neighbour="យាយ ភួង", **told)
    assert both.status_code == 422
    stranger = send(browser, form, kin=str(uuid7()), **told)
    assert stranger.status_code == 422
    assert send(browser, form, kin=str(kin.pk), **told).status_code == 302
    assert page(browser, household_id, "ធីតា").context["page"].carer.name == kin.name
    assert Fact.objects.get(kind="carer").item == "relative"


def questions(browser: Client, form: str) -> list[Any]:
    asked: list[Any] = browser.get(form).context["questions"]
    return asked


def test_a_relative_elsewhere_has_a_page_and_comes_home(
    browser: Client, household_id: UUID, rithy: User, signed_in: SignIn
) -> None:
    send(browser, page(browser, household_id, "ធីតា").context["page"].new_relative, **FATHER)
    father = Relative.objects.get().person_id
    address = reverse("member", args=[household_id, father])
    family = browser.get(reverse("family", args=[household_id])).context["page"]
    assert [row.address for row in family.relatives] == [address]
    shown = browser.get(address)
    assert "ឈុនបុរី" in shown.content.decode()
    assert "ឈុនបុរី" not in signed_in(rithy).get(address).content.decode()
    moved = shown.context["page"].new_whereabouts
    assert browser.get(moved).context["draft"].form["place"].value() == "ឈុនបុរី"
    saved = send(browser, moved, country="KH", place="ភ្នំពេញ", contact="")
    assert saved.headers["location"] == address
    assert "ភ្នំពេញ" in browser.get(address).content.decode()
    home = browser.get(shown.context["page"].coming_home)
    asked = [one.filling.bound.name for one in home.context["questions"]]
    assert asked == ["from_on", "relation"]
    joined = {"relation": "spouse", "from_on": "1/4/2026"}
    assert send(browser, shown.context["page"].coming_home, **joined).status_code == 302
    page_now = browser.get(address).context["page"]
    assert page_now.elsewhere is None
    assert len(page_now.stays) == 1


def test_a_tie_leads_to_a_member_of_another_family_found_by_name(
    browser: Client, household_id: UUID, village: Place, bopha: User, take: Take
) -> None:
    rows = [member("ខៀវ", "ចន្ទ", "head", born="1960")]
    other = take("household", family(village, members=rows), by=bopha).id
    aunt = Membership.objects.get(household=other).person_id
    address = page(browser, household_id, "ធីតា").context["page"].new_tie
    nobody = browser.get(f"{address}&q=ឥតមាន")
    assert nobody.context["found"] is False
    found = browser.get(f"{address}&q=ខៀវ ចន្ទ")
    assert found.context["found"] is True
    choices = {key for key, _text in _others(found)}
    assert str(aunt) in choices
    assert str(aunt) not in {key for key, _text in _others(browser.get(address))}
    wrong = send(browser, address, other=str(aunt), kin="")
    assert wrong.status_code == 422
    assert str(aunt) in {key for key, _text in _others(wrong)}
    assert send(browser, address, other=str(aunt), kin="aunt_uncle").status_code == 302
    [(name, _reason)] = lines(browser, household_id, "ធីតា")
    assert name == "ខៀវ ចន្ទ"


def _others(answered: Any) -> list[tuple[str, str]]:
    return list(answered.context["draft"].form.fields["other"].widget.choices)


def test_who_lives_in_a_family_out_of_sight_is_not_found(
    browser: Client, household_id: UUID, village: Place, chantha: User, take: Take
) -> None:
    rows = [member("ខៀវ", "ចន្ទ", "head", born="1960")]
    assert take("household", family(village, members=rows), by=chantha).word is Word.SAVED
    aunt = str(Membership.objects.get(person__family_name="ខៀវ").person_id)
    address = page(browser, household_id, "ធីតា").context["page"].new_tie
    assert browser.get(f"{address}&q=ខៀវ ចន្ទ").context["found"] is False
    refused = send(browser, address, other=aunt, kin="aunt_uncle")
    assert refused.status_code == 422
    assert aunt not in {key for key, _text in _others(refused)}
