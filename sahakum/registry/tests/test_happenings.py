"""What happens in a family: births, deaths, who joins, who is head; and what cannot be."""

import datetime
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
from sahakum.registry.choices import Relation
from sahakum.registry.models import Departure, Household, Membership, Person
from sahakum.registry.relations import likely_relation
from sahakum.registry.selectors import members_of

Of = Callable[[str], Membership]


@pytest.fixture
def home(bopha: User, village: Place, take: Take) -> UUID:
    """Mother as head, grandmother and a son."""
    members = [
        member("ម៉ៅ", "ស្រីមុំ", "head", born="1990"),
        member("ម៉ៅ", "យាយ", "parent", born="1950"),
        member("ម៉ៅ", "ដារា", "child", sex="male", born="2015"),
    ]
    return take("household", family(village, members=members), by=bopha).id


@pytest.fixture
def of(home: UUID) -> Of:
    """The living membership of somebody of the family, by given name."""

    def found(given_name: str) -> Membership:
        rows = Membership.objects.filter(household=home, voided_by=None, to_on=None)
        return rows.select_related("person").get(person__given_name=given_name)

    return found


def birth(home: UUID, mother: Membership | None, born: str = "5/3/2026") -> dict[str, str]:
    said = {"household": str(home), "family_name": "ម៉ៅ", "given_name": "ថ្មី", "sex": "female"}
    said |= {"born": born, "relation": "child", "registered": "no"}
    return said | ({"mother": str(mother.person_id)} if mother else {})


def death(membership: Membership, day: str) -> dict[str, str]:
    return {"membership": str(membership.pk), "left_on": day, "reason": "died"}


def head(home: UUID, membership: Membership, **said: str) -> dict[str, str]:
    return {"household": str(home), "membership": str(membership.pk), "from_on": "1/4/2026"} | said


def joining(home: UUID, **said: str) -> dict[str, str]:
    usual = {"household": str(home), "from_on": "1/4/2026", "relation": "spouse", "sex": "male"}
    return usual | said


def names(home: UUID) -> list[tuple[str, str]]:
    rows = members_of(Household.objects.get(pk=home))
    return [(row.person.given_name, row.relation) for row in rows]


def void(answer: Answer, take: Take, by: User) -> Answer:
    return take("void", {"operation": str(answer.id), "reason": "ខុស"}, by=by)


def test_a_child_is_born_into_the_family(home: UUID, of: Of, bopha: User, take: Take) -> None:
    born = take("birth", birth(home, of("ស្រីមុំ")), by=bopha)
    assert born.word is Word.SAVED, born.sentences
    assert ("ថ្មី", "child") in names(home)
    assert Household.objects.get(pk=home).members == 4
    assert of("ថ្មី").from_on == datetime.date(2026, 3, 5)
    assert void(born, take, bopha).word is Word.SAVED
    assert Household.objects.get(pk=home).members == 3
    seal()
    assert list(verify()) == []


def test_a_birth_of_which_only_the_month_is_known(home: UUID, bopha: User, take: Take) -> None:
    assert take("birth", birth(home, None, born="3/2026"), by=bopha).word is Word.SAVED


def test_no_birth_after_the_mothers_death(home: UUID, of: Of, bopha: User, take: Take) -> None:
    mother = of("ស្រីមុំ")
    assert take("departure", death(mother, "4/3/2026"), by=bopha).word is Word.SAVED
    late = take("birth", birth(home, mother), by=bopha)
    assert late.word is Word.NEEDS_ATTENTION
    assert "ស្រីមុំ" in late.sentences["mother"][0]
    assert take("birth", birth(home, mother, born="4/3/2026"), by=bopha).word is Word.SAVED
    month = birth(home, mother, born="3/2026") | {"given_name": "ភ្លោះ"}
    assert take("birth", month, by=bopha).word is Word.SAVED


def test_no_death_before_a_birth_that_is_recorded(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    mother = of("ស្រីមុំ")
    assert take("birth", birth(home, mother), by=bopha).word is Word.SAVED
    early = take("departure", death(mother, "4/3/2026"), by=bopha)
    assert list(early.sentences) == ["left_on"]
    assert of("ស្រីមុំ").to_on is None


def test_a_mother_is_older_than_her_child(home: UUID, of: Of, bopha: User, take: Take) -> None:
    answer = take("birth", birth(home, of("ដារា"), born="3/3/2014"), by=bopha)
    assert list(answer.sentences) == ["mother"]
    assert Person.objects.filter(given_name="ថ្មី").count() == 0


def test_who_marries_joins_and_who_died_does_not(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    new = joining(home, family_name="សុខ", given_name="វិបុល")
    assert take("joining", new, by=bopha).word is Word.SAVED
    assert ("វិបុល", "spouse") in names(home)
    old = of("យាយ")
    assert take("departure", death(old, "2/3/2026"), by=bopha).word is Word.SAVED
    back = joining(home, person=str(old.person_id), relation="parent")
    answer = take("joining", back, by=bopha)
    assert "យាយ" in answer.sentences["person"][0]
    assert Household.objects.get(pk=home).members == 3


def test_nobody_lives_in_two_families(
    home: UUID, of: Of, bopha: User, village: Place, take: Take
) -> None:
    other = take("household", family(village, members=[member("អ៊ុក", "ណា", "head")]), by=bopha)
    person = str(of("ដារា").person_id)
    stays = joining(other.id, person=person, relation="grandchild")
    assert list(take("joining", stays, by=bopha).sentences) == ["person"]
    left = {"membership": str(of("ដារា").pk), "left_on": "1/4/2026", "reason": "moved"}
    assert take("departure", left, by=bopha).word is Word.SAVED
    assert take("joining", stays, by=bopha).word is Word.SAVED
    assert [Household.objects.get(pk=one).members for one in (home, other.id)] == [2, 2]


def test_another_head_gives_the_family_its_name(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    changed = take("head_change", head(home, of("យាយ"), former="child"), by=bopha)
    assert changed.word is Word.SAVED, changed.sentences
    assert names(home) == [("យាយ", "head"), ("ស្រីមុំ", "child"), ("ដារា", "child")]
    found = Household.objects.get(pk=home)
    assert (found.name, found.members) == ("ម៉ៅ យាយ", 3)
    assert void(changed, take, bopha).word is Word.SAVED
    assert names(home)[0] == ("ស្រីមុំ", "head")
    assert Household.objects.get(pk=home).name == "ម៉ៅ ស្រីមុំ"
    seal()
    assert list(verify()) == []


def test_after_the_heads_death_another_is_named(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    assert take("departure", death(of("ស្រីមុំ"), "5/3/2026"), by=bopha).word is Word.SAVED
    assert Household.objects.get(pk=home).name == "ម៉ៅ ស្រីមុំ"
    assert take("head_change", head(home, of("យាយ")), by=bopha).word is Word.SAVED
    assert names(home) == [("យាយ", "head"), ("ដារា", "child")]


def test_nobody_is_head_of_two_families(
    home: UUID, of: Of, bopha: User, village: Place, take: Take
) -> None:
    other = take("household", family(village, members=[member("អ៊ុក", "ណា", "head")]), by=bopha)
    theirs = Membership.objects.get(household=other.id)
    answer = take("head_change", head(home, theirs, former="child"), by=bopha)
    assert "ណា" in answer.sentences["membership"][0]
    second = joining(home, family_name="សុខ", given_name="វិបុល", relation="head")
    assert list(take("joining", second, by=bopha).sentences) == ["relation"]


def test_what_is_missing_or_makes_no_sense_is_asked_about(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    assert list(take("head_change", head(home, of("យាយ")), by=bopha).sentences) == ["former"]
    same = head(home, of("ស្រីមុំ"), former="child")
    assert list(take("head_change", same, by=bopha).sentences) == ["membership"]
    early = head(home, of("យាយ"), former="child", from_on="1/1/2026")
    assert list(take("head_change", early, by=bopha).sentences) == ["from_on"]
    nothing = {"household": str(home), "from_on": "1/4/2026"}
    assert list(take("household_change", nothing, by=bopha).sentences) == [""]


def test_going_on_as_another_member_is_no_reason_to_leave(
    of: Of, home: UUID, bopha: User, take: Take
) -> None:
    left = {"membership": str(of("យាយ").pk), "left_on": "1/4/2026", "reason": "goes_on"}
    assert list(take("departure", left, by=bopha).sentences) == ["reason"]


WHATS = st.sampled_from(["birth", "death", "move", "join", "back", "head", "void"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(WHATS, st.integers(0, 9), st.integers(1, 28)), max_size=10))
def test_whatever_happens_nobody_lives_twice_and_one_is_head(
    steps: list[tuple[str, int, int]], village: Place, bopha: User, take: Take
) -> None:
    homes = [
        take("household", family(village, members=_two(name)), by=bopha).id for name in ("ក", "ខ")
    ]
    done: list[UUID] = []
    for what, which, day in steps:
        kind, content = _content(what, which, f"{day}/3/2026", homes, done)
        answer = take(kind, content, by=bopha)
        if answer.word is Word.SAVED and kind != "void":
            done.append(answer.id)
    for home in homes:
        _assert_one_head(home)
    living = Membership.objects.filter(household__in=homes, voided_by=None, to_on=None)
    people = list(living.values_list("person_id", flat=True))
    assert len(people) == len(set(people))
    dead = Departure.objects.filter(reason="died", voided_by=None, membership__household__in=homes)
    assert not set(dead.values_list("membership__person_id", flat=True)) & set(people)


def _two(name: str) -> list[dict[str, Any]]:
    return [member(name, "ហ", "head"), member(name, "ស", "sibling", born="2001")]


def _content(
    what: str, which: int, day: str, homes: list[UUID], done: list[UUID]
) -> tuple[str, dict[str, Any]]:
    home = homes[which % 2]
    rows = Membership.objects.filter(household__in=homes, voided_by=None).order_by("pk")
    row = rows[which % rows.count()]
    left = {"membership": str(row.pk), "left_on": day}
    wrong = done[which % len(done)] if done else UUID(int=1)
    return {
        "birth": ("birth", birth(home, row, born=day)),
        "death": ("departure", left | {"reason": "died"}),
        "move": ("departure", left | {"reason": "moved"}),
        "join": ("joining", joining(home, from_on=day, family_name="គ", given_name="ឃ")),
        "back": ("joining", joining(home, from_on=day, person=str(row.person_id))),
        "head": ("head_change", head(home, row, from_on=day, former="sibling")),
        "void": ("void", {"operation": str(wrong), "reason": "ខុស"}),
    }[what]


def _assert_one_head(home: UUID) -> None:
    household = Household.objects.get(pk=home)
    living = Membership.objects.filter(household=home, voided_by=None, to_on=None)
    heads = [row.person.name for row in living if row.relation == "head"]
    assert len(heads) <= 1
    if household.voided_by_id is None:
        assert household.members == living.count()
        assert not heads or household.name == heads[0]


def relations(home: UUID, *rows: tuple[Membership, str], day: str = "1/4/2026") -> dict[str, Any]:
    members = [{"membership": str(one.pk), "relation": said} for one, said in rows]
    return {"household": str(home), "from_on": day, "members": members}


def test_after_another_head_the_others_are_asked_anew(
    home: UUID, of: Of, bopha: User, take: Take
) -> None:
    assert take("head_change", head(home, of("យាយ"), former="child"), by=bopha).word is Word.SAVED
    grandson = of("ដារា")
    same = take("relations", relations(home, (grandson, "child")), by=bopha)
    assert list(same.sentences) == ["members"]
    answer = take("relations", relations(home, (grandson, "grandchild")), by=bopha)
    assert answer.word is Word.SAVED, answer
    assert ("ដារា", "grandchild") in names(home)
    assert Household.objects.get(pk=home).members == 3
    assert void(answer, take, bopha).word is Word.SAVED
    assert ("ដារា", "child") in names(home)
    seal()
    assert list(verify()) == []


def test_what_nobody_is_to_the_head(
    home: UUID, of: Of, bopha: User, village: Place, take: Take
) -> None:
    child = of("ដារា")
    other = take("household", family(village), by=bopha).id
    stranger = Membership.objects.filter(household=other).exclude(relation="head").first()
    assert stranger is not None
    for said in (
        relations(home, (of("ស្រីមុំ"), "spouse")),
        relations(home, (child, "head")),
        relations(home, (child, "grandchild"), (child, "sibling")),
        relations(home, (stranger, "no_kin")),
    ):
        assert list(take("relations", said, by=bopha).sentences) == ["members"]
    early = relations(home, (child, "grandchild"), day="1/1/1999")
    assert list(take("relations", early, by=bopha).sentences) == ["from_on"]
    assert ("ដារា", "child") in names(home)


@given(new=st.sampled_from(Relation), member_was=st.sampled_from(Relation))
def test_nobody_is_proposed_as_a_second_head(new: Relation, member_was: Relation) -> None:
    assert likely_relation(new, member_was) is not Relation.HEAD
