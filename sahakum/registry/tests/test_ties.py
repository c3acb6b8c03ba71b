"""Family ties: who is what to whom, marriages and their end, parents abroad; and what cannot be."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Answer, Word
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify
from sahakum.places.models import Place
from sahakum.registry import kinship
from sahakum.registry.models import Household, Membership, Person, Relative, Tie
from sahakum.registry.searching import search_households
from sahakum.registry.tie_choices import Kin, seen_from_other_side

Of = Callable[[str], Person]
DOOR = {"suppress_health_check": [HealthCheck.function_scoped_fixture], "deadline": None}


@pytest.fixture
def home(bopha: User, village: Place, take: Take) -> UUID:
    """A grandmother with her daughter, two men of about her age, and a child."""
    members = [
        member("ម៉ៅ", "យាយ", "head", born="1950"),
        member("ម៉ៅ", "ស្រីមុំ", "child", born="1990"),
        member("សុខ", "វិបុល", "other_kin", sex="male", born="1989"),
        member("ជា", "រតនៈ", "other_kin", sex="male", born="1988"),
        member("សុខ", "ដារា", "grandchild", sex="male", born="2015"),
    ]
    return take("household", family(village, members=members), by=bopha).id


@pytest.fixture
def of(home: UUID) -> Of:
    def found(given_name: str) -> Person:
        return Person.objects.get(given_name=given_name)

    return found


def tie(home: UUID, one: Person, other: Person, kin: str, **said: str) -> dict[str, str]:
    """`other` is `kin` to `one`."""
    about = {"household": str(home), "member": str(one.pk), "other": str(other.pk)}
    return about | {"kin": kin} | said


def relative(home: UUID, of: Person, **said: str) -> dict[str, str]:
    usual = {"household": str(home), "member": str(of.pk), "kin": "parent", "sex": "male"}
    usual |= {"family_name": "សុខ", "given_name": "ពិសី", "born": "1985", "country": "TH"}
    return usual | {"place": "ឈុនបុរី", "contact": "012 345 678"} | said


def seen(by: User, home: UUID, person: Person) -> list[tuple[str, str, bool]]:
    household = Household.objects.get(pk=home)
    rows = kinship.kin_of(by, household, person.pk)
    return sorted((row.person.given_name, str(row.kin), row.end is None) for row in rows)


def void(answer: Answer, take: Take, by: User) -> Answer:
    return take("void", {"operation": str(answer.id), "reason": "ខុស"}, by=by)


def sentence(answer: Answer) -> str:
    assert answer.word is Word.NEEDS_ATTENTION, answer
    return " ".join(text for texts in answer.sentences.values() for text in texts)


@given(kin=st.sampled_from(Kin), backwards=st.booleans())
@settings(max_examples=25, **DOOR)  # type: ignore[arg-type]
def test_a_tie_is_seen_from_both_sides(
    home: UUID, of: Of, bopha: User, take: Take, kin: Kin, *, backwards: bool
) -> None:
    elder, younger = of("យាយ"), of("ដារា")
    one, other = (elder, younger) if kin in (Kin.CHILD, Kin.GRANDCHILD) else (younger, elder)
    said = tie(home, one, other, kin)
    if backwards:
        said = tie(home, other, one, seen_from_other_side(kin))
    answer = take("tie", said, by=bopha)
    assert answer.word is Word.SAVED, answer
    inverse = seen_from_other_side(kin)
    assert seen(bopha, home, one) == [(other.given_name, str(kin), True)]
    assert seen(bopha, home, other) == [(one.given_name, str(inverse), True)]
    again = take("tie", tie(home, other, one, inverse), by=bopha)
    assert again.word is Word.NEEDS_ATTENTION
    assert void(answer, take, bopha).word is Word.SAVED
    assert seen(bopha, home, one) == []


MARRIAGES = [
    ("ស្រីមុំ", "វិបុល", {"began": "2008", "ended": "3/2012", "why": "divorced"}),
    ("ស្រីមុំ", "រតនៈ", {"began": "2014", "ended": "2016", "why": "separated"}),
    ("ស្រីមុំ", "វិបុល", {"began": "2018"}),
]


@given(order=st.permutations(MARRIAGES))
@settings(max_examples=6, **DOOR)  # type: ignore[arg-type]
def test_the_order_of_saying_decides_nothing(
    home: UUID, of: Of, bopha: User, take: Take, order: list[Any]
) -> None:
    answers = [
        take("tie", tie(home, of(one), of(other), "spouse", **said), by=bopha)
        for one, other, said in order
    ]
    assert {answer.word for answer in answers} == {Word.SAVED}
    lasting = [("រតនៈ", "spouse", False), ("វិបុល", "spouse", False), ("វិបុល", "spouse", True)]
    assert seen(bopha, home, of("ស្រីមុំ")) == lasting
    for answer in answers:
        assert void(answer, take, bopha).word is Word.SAVED


def test_one_marriage_at_a_time(home: UUID, of: Of, bopha: User, take: Take) -> None:
    first = tie(home, of("ស្រីមុំ"), of("វិបុល"), "spouse", began="2010")
    second = tie(home, of("រតនៈ"), of("ស្រីមុំ"), "spouse", began="2020")
    married = take("tie", first, by=bopha)
    assert "ស្រីមុំ" in sentence(take("tie", second, by=bopha))
    ended = {"household": str(home), "tie": str(married.id), "why": "divorced"}
    early = take("tie_end", ended | {"ended": "2009"}, by=bopha)
    assert list(early.sentences) == ["ended"]
    end = take("tie_end", ended | {"ended": "2019"}, by=bopha)
    assert end.word is Word.SAVED, end
    assert list(take("tie_end", ended | {"ended": "2019"}, by=bopha).sentences) == ["tie"]
    again = take("tie", second, by=bopha)
    assert again.word is Word.SAVED, again
    # The divorce cannot be taken back while the second marriage stands.
    assert "ស្រីមុំ" in sentence(void(end, take, bopha))
    assert void(again, take, bopha).word is Word.SAVED
    assert void(end, take, bopha).word is Word.SAVED
    assert seen(bopha, home, of("ស្រីមុំ")) == [("វិបុល", "spouse", True)]
    seal()
    assert list(verify()) == []


def test_a_widow_may_marry_again(home: UUID, of: Of, bopha: User, take: Take) -> None:
    take("tie", tie(home, of("ស្រីមុំ"), of("វិបុល"), "spouse", began="2010"), by=bopha)
    gone = Membership.objects.get(person=of("វិបុល"))
    died = {"membership": str(gone.pk), "left_on": "2/3/2026", "reason": "died"}
    assert take("departure", died, by=bopha).word is Word.SAVED
    dead = tie(home, of("យាយ"), of("វិបុល"), "guardian", began="3/3/2026")
    assert "វិបុល" in sentence(take("tie", dead, by=bopha))
    again = tie(home, of("ស្រីមុំ"), of("រតនៈ"), "spouse", began="4/2026")
    assert take("tie", again, by=bopha).word is Word.SAVED


def test_a_death_is_not_undone_where_the_widow_married_again(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    first = tie(home, of("ស្រីមុំ"), of("វិបុល"), "spouse", began="2010")
    assert take("tie", first, by=bopha).word is Word.SAVED
    gone = Membership.objects.get(person=of("វិបុល"))
    died = {"membership": str(gone.pk), "left_on": "2/3/2026", "reason": "died"}
    death = take("departure", died, by=bopha)
    second = tie(home, of("ស្រីមុំ"), of("រតនៈ"), "spouse", began="4/2026")
    again = take("tie", second, by=bopha)
    assert "ស្រីមុំ" in sentence(void(death, take, bopha))
    assert Membership.objects.get(pk=gone.pk).to_on is not None
    assert void(again, take, bopha).word is Word.SAVED
    assert void(death, take, bopha).word is Word.SAVED
    assert Membership.objects.get(pk=gone.pk).to_on is None
    seal()
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("one", "other", "kin", "said", "where"),
    [
        ("ដារា", "ដារា", "sibling", {}, "other"),
        ("យាយ", "ដារា", "parent", {}, "kin"),
        ("ដារា", "យាយ", "child", {}, "kin"),
        ("យាយ", "ដារា", "guardian", {"began": "2014"}, "began"),
        ("យាយ", "ដារា", "ward", {"began": "2020", "ended": "2019", "why": "other"}, "ended"),
        ("យាយ", "ដារា", "ward", {"ended": "2019"}, "why"),
        ("យាយ", "ដារា", "friend", {}, "kin"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    home: UUID,
    of: Of,
    bopha: User,
    take: Take,
    one: str,
    other: str,
    kin: str,
    said: Any,
    where: str,
) -> None:
    answer = take("tie", tie(home, of(one), of(other), kin, **said), by=bopha)
    assert list(answer.sentences) == [where]
    assert Tie.objects.count() == 0


def test_a_father_in_thailand_is_known_through_his_child(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    answer = take("relative", relative(home, of("ដារា")), by=bopha)
    assert answer.word is Word.SAVED, answer
    assert seen(bopha, home, of("ដារា")) == [("ពិសី", "parent", True)]
    assert Household.objects.get(pk=home).members == 5
    # He belongs to no family, so no search of families finds him.
    assert [one.by_name for one in search_households(bopha, "សុខ ពិសី")] == []
    married = tie(home, of("ស្រីមុំ"), of("ពិសី"), "spouse", began="2014")
    assert take("tie", married, by=bopha).word is Word.SAVED
    younger = relative(home, of("ដារា"), born="2016", given_name="កុមារ")
    assert list(take("relative", younger, by=bopha).sentences) == ["kin"]
    assert Relative.objects.count() == 1
    seal()
    assert list(verify()) == []


def test_who_is_married_has_no_second_spouse_abroad(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    take("tie", tie(home, of("ស្រីមុំ"), of("វិបុល"), "spouse", began="2010"), by=bopha)
    second = relative(home, of("ស្រីមុំ"), kin="spouse")
    answer = take("relative", second | {"began": "2015"}, by=bopha)
    assert list(answer.sentences) == ["kin"]
    assert Person.objects.filter(given_name="ពិសី").count() == 0


def test_a_marriage_can_end_though_a_death_was_told_too_early(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    said = tie(home, of("ស្រីមុំ"), of("វិបុល"), "spouse", began="5/3/2026")
    married = take("tie", said, by=bopha)
    gone = Membership.objects.get(person=of("វិបុល"))
    died = {"membership": str(gone.pk), "left_on": "4/3/2026", "reason": "died"}
    assert take("departure", died, by=bopha).word is Word.SAVED
    ended = {"household": str(home), "tie": str(married.id), "ended": "6/3/2026", "why": "died"}
    assert take("tie_end", ended, by=bopha).word is Word.SAVED


def test_a_relative_who_comes_home_stays_the_same_person(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    take("relative", relative(home, of("ដារា")), by=bopha)
    back = {"household": str(home), "person": str(of("ពិសី").pk), "from_on": "1/4/2026"}
    answer = take("joining", back | {"relation": "other_kin", "sex": "male"}, by=bopha)
    assert answer.word is Word.SAVED, answer
    assert kinship.relatives_of(Household.objects.get(pk=home)) == []
    assert seen(bopha, home, of("ដារា")) == [("ពិសី", "parent", True)]


def test_where_a_relative_lives_is_told_anew_and_the_last_word_holds(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    take("relative", relative(home, of("ដារា")), by=bopha)
    now = {"household": str(home), "relative": str(of("ពិសី").pk), "country": "KR"}
    told = take("relative_change", now | {"contact": "៨២ ១០ ១២៣"}, by=bopha)
    assert told.word is Word.SAVED, told
    household, father = Household.objects.get(pk=home), of("ពិសី")
    assert [one.pk for one in kinship.relatives_of(household)] == [father.pk]
    known = kinship.relative_known(household, father.pk)
    assert known is not None
    assert (known.country, known.place) == ("KR", "")
    assert void(told, take, bopha).word is Word.SAVED
    known = kinship.relative_known(household, father.pk)
    assert known is not None
    assert known.country == "TH"
    here = now | {"relative": str(of("ដារា").pk)}
    assert "ដារា" in sentence(take("relative_change", here, by=bopha))
    seal()
    assert list(verify()) == []


def test_relatives_move_with_the_family_that_knows_them(
    home: UUID, of: Of, bopha: User, neighbour_village: Place, take: Take
) -> None:
    take("relative", relative(home, of("ដារា")), by=bopha)
    moved = {"household": str(home), "from_on": "2/3/2026", "village": str(neighbour_village.pk)}
    assert take("household_change", moved, by=bopha).word is Word.SAVED
    assert of("ពិសី").village_id == neighbour_village.pk


def test_who_does_not_see_a_family_sees_nobody_in_it_through_a_tie(
    home: UUID, of: Of, bopha: User, dara: User, chantha: User, far_village: Place, take: Take
) -> None:
    far = family(far_village, members=[member("ម៉ៅ", "ឆ្ងាយ", "head", born="1970")])
    assert take("household", far, by=dara).word is Word.SAVED
    said = tie(home, of("យាយ"), of("ឆ្ងាយ"), "child")
    assert list(take("tie", said, by=bopha).sentences) == ["other"]
    assert take("tie", said, by=dara).word is Word.SAVED
    assert seen(dara, home, of("យាយ")) == [("ឆ្ងាយ", "child", True)]
    assert seen(bopha, home, of("យាយ")) == []
    assert take("tie", said, by=chantha).word is not Word.SAVED


def test_ties_follow_a_merge_and_part_with_it(
    home: UUID, of: Of, vuthy: User, village: Place, take: Take
) -> None:
    take("relative", relative(home, of("ដារា")), by=vuthy)
    take("relative", relative(home, of("ស្រីមុំ"), kin="sibling", given_name="ពិសី២"), by=vuthy)
    pair = {"sort": "person", "into": str(of("ពិសី").pk), "merged": str(of("ពិសី២").pk)}
    merge = take("merge", pair, by=vuthy)
    assert merge.word is Word.SAVED, merge
    assert seen(vuthy, home, of("ស្រីមុំ")) == [("ពិសី", "sibling", True)]
    said = tie(home, of("ស្រីមុំ"), of("ពិសី"), "sibling")
    assert take("tie", said, by=vuthy).word is Word.NEEDS_ATTENTION
    assert void(merge, take, vuthy).word is Word.SAVED
    assert seen(vuthy, home, of("ស្រីមុំ")) == [("ពិសី២", "sibling", True)]


def test_a_tie_is_recorded_on_the_page_of_its_family(
    home: UUID, of: Of, bopha: User, village: Place, take: Take
) -> None:
    other = family(village, members=[member("ម៉ៅ", "ម្នាក់", "head", born="1970")])
    elsewhere = take("household", other, by=bopha).id
    said = tie(elsewhere, of("យាយ"), of("ម្នាក់"), "child")
    assert list(take("tie", said, by=bopha).sentences) == ["member"]
