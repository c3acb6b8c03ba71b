"""Administrators keep the people of their organisation, and never give more than they have."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from conftest import Take, family
from sahakum.accounts.models import Organisation, Post, User
from sahakum.accounts.services import make_program_key, user_of_program_key
from sahakum.capture.intake import Answer, Word
from sahakum.journal import clock
from sahakum.journal.models import Operation, record_models
from sahakum.journal.verify import verify
from sahakum.places.models import Place
from sahakum.places.selectors import by_code
from sahakum.registry.models import Household
from sahakum.staff.authority import may_give
from sahakum.staff.models import StaffChange
from sahakum.staff.secrets import end_key, give_key, renew_password
from sahakum.staff.users import HELD_ALREADY, NAME_TAKEN, NOT_LONGER
from sahakum.staff.writing import NOT_VOIDED

SignIn = Callable[[User], Client]
NEWCOMER = {"name_km": "ជា ណារី", "name_en": "Chea Nary", "username": "nary", "language": "km"}


def fresh(user: User) -> User:
    """The user as the next request knows it."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def nary(sokha: User, take: Take) -> User:
    """Somebody whom Sokha added, without a post."""
    answer = take("user", NEWCOMER, by=sokha)
    assert answer.word is Word.SAVED, answer
    return User.objects.get(pk=answer.id)


def post(user: User, role: str, area: Place | None, **changes: str) -> dict[str, Any]:
    content = {"user": str(user.pk), "role": role, "from_on": "1/1/2026"}
    return content | {"area": str(area.pk) if area else ""} | changes


def test_a_new_user_belongs_to_the_administrators_organisation_and_cannot_sign_in_yet(
    nary: User, sokha: User
) -> None:
    assert nary.organisation == sokha.organisation
    assert not nary.has_usable_password()
    change = StaffChange.objects.get(user=nary)
    assert (change.sort, change.operation.actor_id) == ("user_added", sokha.pk)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": "bopha"}, "username"),
        ({"username": "BOPHA"}, "username"),
        ({"username": "x"}, "username"),
        ({"username": "a b c"}, "username"),
        ({"username": "ណារី"}, "username"),
        ({"name_km": ""}, "name_km"),
        ({"language": "fr"}, "language"),
    ],
)
def test_a_user_who_cannot_be_added_is_told_why(
    changes: dict[str, str], field: str, sokha: User, bopha: User, take: Take
) -> None:
    answer = take("user", NEWCOMER | changes, by=sokha)
    assert (answer.word, list(answer.sentences)) == (Word.NEEDS_ATTENTION, [field])


def test_a_taken_name_is_said(sokha: User, bopha: User, take: Take) -> None:
    answer = take("user", NEWCOMER | {"username": "bopha"}, by=sokha)
    assert answer.sentences == {"username": [str(NAME_TAKEN)]}


@pytest.mark.parametrize("name", ["bopha", "dara", "vuthy", "rithy"])
def test_who_is_no_administrator_keeps_no_people(
    name: str, nary: User, commune: Place, take: Take, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(name)
    before = Operation.objects.count()
    contents = {
        "user": NEWCOMER | {"username": "other"},
        "post": post(nary, "social_worker", commune),
        "user_state": {"user": str(nary.pk), "state": "off"},
        "team": {"name_km": "ក"},
    }
    for kind, content in contents.items():
        assert take(kind, content, by=user).word is Word.REFUSED
    with pytest.raises(PermissionDenied):
        renew_password(user=nary, by=user)
    with pytest.raises(PermissionDenied):
        give_key(user=nary, name="phone", by=user)
    assert Operation.objects.count() == before


def test_a_post_given_is_a_post_held(
    nary: User, sokha: User, commune: Place, household_id: UUID, take: Take
) -> None:
    assert not Household.objects.visible_to(nary).exists()
    answer = take("post", post(nary, "social_worker", commune), by=sokha)
    assert answer.word is Word.SAVED
    assert Household.objects.visible_to(fresh(nary)).get().pk == household_id
    again = take("post", post(nary, "social_worker", commune), by=sokha)
    assert again.sentences == {"role": [str(HELD_ALREADY)]}
    held = Post.objects.get(user=nary)
    ended = take("post_end", {"post": str(held.pk), "to_on": "1/6/2026"}, by=sokha)
    assert ended.word is Word.SAVED
    assert not Household.objects.visible_to(fresh(nary)).exists()
    later = take("post_end", {"post": str(held.pk), "to_on": "1/6/2027"}, by=sokha)
    assert later.sentences == {"to_on": [str(NOT_LONGER)]}
    sorts = list(StaffChange.objects.filter(user=nary).values_list("sort", flat=True))
    assert sorted(sorts) == ["post_ended", "post_given", "user_added"]


@pytest.mark.parametrize("code", ["", "02", "0205", "050701"])
def test_no_area_wider_than_ones_own_is_given(
    code: str, nary: User, sokha: User, take: Take
) -> None:
    answer = take("post", post(nary, "social_worker", by_code(code) if code else None), by=sokha)
    assert answer.word is not Word.SAVED
    assert not Post.objects.filter(user=nary).exists()


@pytest.mark.parametrize(
    ("code", "given"),
    [("0204", True), ("02040101", True), ("0203", False), ("0205", False), ("02", False)],
)
def test_an_area_begins_and_ends_within_ones_own(code: str, given: bool, sokha: User) -> None:
    assert may_give(sokha, "auditor", by_code(code)) is given


@pytest.mark.parametrize("code", ["0204", "020401", "02040101"])
def test_an_area_of_any_level_within_ones_own_is_given(
    code: str, nary: User, sokha: User, take: Take
) -> None:
    assert take("post", post(nary, "auditor", by_code(code)), by=sokha).word is Word.SAVED


@pytest.mark.parametrize("role", ["commune_chief", "commune_social_worker"])
def test_a_role_that_sees_by_area_is_given_by_communes_only(
    role: str, nary: User, sokha: User, commune: Place, rithy: User, take: Take
) -> None:
    assert take("post", post(nary, role, commune), by=sokha).word is Word.REFUSED
    clerk = User.objects.create(
        username="clerk", name_km="ក", name_en="K", organisation=rithy.organisation
    )
    Post.objects.create(user=clerk, role="administrator", area=commune, from_on="2020-01-01")
    newcomer = take("user", NEWCOMER | {"username": "other"}, by=clerk)
    theirs = User.objects.get(pk=newcomer.id)
    assert take("post", post(theirs, role, commune), by=clerk).word is Word.SAVED


def test_nobody_gives_posts_to_herself(sokha: User, commune: Place, take: Take) -> None:
    assert take("post", post(sokha, "social_worker", commune), by=sokha).word is Word.REFUSED
    own = Post.objects.get(user=sokha)
    ended = take("post_end", {"post": str(own.pk), "to_on": "1/1/2030"}, by=sokha)
    assert ended.word is Word.REFUSED


def powers_over(user: User, by: User, take: Take) -> list[Answer]:
    held = Post.objects.filter(user=user).first()
    assert held is not None
    return [
        take("user_state", {"user": str(user.pk), "state": "off"}, by=by),
        take("post_end", {"post": str(held.pk), "to_on": "1/1/2026"}, by=by),
        take("post", post(user, "auditor", by_code("020401")), by=by),
    ]


@pytest.mark.parametrize("name", ["chantha", "rithy", "vuthy"])
def test_people_of_others_and_with_more_power_are_out_of_reach(
    name: str, sokha: User, take: Take, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(name)
    assert all(answer.word is not Word.SAVED for answer in powers_over(user, sokha, take))
    with pytest.raises(PermissionDenied):
        renew_password(user=user, by=sokha)
    with pytest.raises(PermissionDenied):
        give_key(user=user, name="phone", by=sokha)
    assert fresh(user).is_active
    assert not StaffChange.objects.exists()


@pytest.mark.parametrize("name", ["bopha", "dara", "sreymom"])
def test_people_within_her_area_are_hers_to_manage(
    name: str, sokha: User, take: Take, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(name)
    answers = powers_over(user, sokha, take)
    assert [answer.word for answer in answers] == [Word.SAVED] * 3, answers
    assert not fresh(user).permissions


def test_whose_post_ended_manages_nobody(sokha: User, bopha: User, take: Take) -> None:
    Post.objects.filter(user=sokha).update(to_on="2020-01-01")
    answers = powers_over(bopha, fresh(sokha), take)
    assert {answer.word for answer in answers} == {Word.REFUSED}
    with pytest.raises(PermissionDenied):
        renew_password(user=bopha, by=fresh(sokha))


def test_a_new_password_lets_in_and_puts_the_old_session_out(
    bopha: User, sokha: User, signed_in: SignIn
) -> None:
    old = signed_in(bopha)
    assert old.get("/").status_code == 200
    password = renew_password(user=fresh(bopha), by=sokha)
    assert fresh(bopha).check_password(password)
    assert old.get("/").status_code == 302
    again = renew_password(user=fresh(bopha), by=sokha)
    assert again != password
    assert not fresh(bopha).check_password(password)
    stored = [str(list(model._default_manager.values_list())) for model in record_models()]
    assert not any(again in text for text in stored)


def test_a_key_is_given_and_ended(bopha: User, sokha: User) -> None:
    key = give_key(user=bopha, name="phone", by=sokha)
    assert user_of_program_key(key) == bopha
    for _ in range(2):
        end_key(key=bopha.program_keys.get(), by=sokha)
    with pytest.raises(PermissionDenied):
        user_of_program_key(key)
    assert list(StaffChange.objects.order_by("pk").values_list("sort", flat=True)) == [
        "key_given",
        "key_ended",
    ]


def test_an_administrator_sees_no_family_unless_another_post_shows_it(
    sokha: User, household_id: UUID, village: Place, far_village: Place, dara: User, take: Take
) -> None:
    take("household", family(far_village), by=dara)
    assert not Household.objects.visible_to(sokha).exists()
    Post.objects.create(
        user=sokha, role="social_worker", area=village.parent, from_on=clock.today()
    )
    assert Household.objects.visible_to(fresh(sokha)).get().pk == household_id


def test_changes_of_staff_are_not_voided_and_verify(
    nary: User, sokha: User, commune: Place, take: Take
) -> None:
    Post.objects.create(user=sokha, role="supervisor", area=commune, from_on="2020-01-01")
    change = StaffChange.objects.get(user=nary)
    voiding = {"operation": str(change.operation_id), "reason": "wrong"}
    answer = take("void", voiding, by=fresh(sokha))
    assert answer.sentences == {"": [str(NOT_VOIDED)]}
    assert [one for one in verify() if one.code == "altered_row"] == []
    StaffChange.objects.update(details={})
    assert [one.code for one in verify() if one.code == "altered_row"] == ["altered_row"]


def test_somebody_of_another_organisation_looks_like_nobody(
    sokha: User, river_house: Organisation, chantha: User, take: Take
) -> None:
    content = {"user": str(chantha.pk), "state": "off"}
    missing = take("user_state", content | {"user": str(UUID(int=7))}, by=sokha)
    assert take("user_state", content, by=sokha).sentences == missing.sentences


def test_keys_of_others_are_not_ended(chantha: User, sokha: User) -> None:
    make_program_key(name="phone", by=chantha)
    with pytest.raises(PermissionDenied):
        end_key(key=chantha.program_keys.get(), by=sokha)
