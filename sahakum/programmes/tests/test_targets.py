"""Targets: where somebody may set them, and how their value is meant."""

from typing import Any

import pytest

from conftest import Take
from sahakum.accounts.models import Post, User
from sahakum.capture.intake import Submission, Word, take_in
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.places.selectors import by_code
from sahakum.programmes.models import Programme, Target
from sahakum.programmes.selectors import targets_of

NOBODYS_PLACE = 999_999_999


def target(of: Programme, /, **changes: Any) -> dict[str, Any]:
    content = {
        "programme": of.code,
        "indicator": "families_enrolled",
        "from_on": "1/1/2026",
        "to_on": "31/12/2026",
        "value": "40",
        "sort": "total",
    }
    return content | changes


def number(code: str) -> str:
    place = by_code(code)
    assert place is not None
    return str(place.pk)


@pytest.mark.parametrize("code", ["02", "0204", "020401", "02040101"])
def test_a_target_is_set_anywhere_in_ones_area(
    code: str, vuthy: User, family_support: Programme, take: Take
) -> None:
    answer = take("target", target(family_support, place=number(code)), by=vuthy)
    assert answer.word is Word.SAVED
    assert str(Target.objects.get().place_id) == number(code)


@pytest.mark.parametrize("code", ["05", "0507", "050701"])
def test_a_place_outside_ones_area_looks_like_a_missing_one(
    code: str, vuthy: User, family_support: Programme, take: Take
) -> None:
    outside = take("target", target(family_support, place=number(code)), by=vuthy)
    missing = take("target", target(family_support, place=str(NOBODYS_PLACE)), by=vuthy)
    assert outside.word is missing.word is Word.NEEDS_ATTENTION
    assert outside.sentences == missing.sentences
    assert Target.objects.count() == Operation.objects.count() == 0


def test_the_area_above_ones_own_is_outside(
    vuthy: User, family_support: Programme, take: Take, commune: Place
) -> None:
    Post.objects.filter(user=vuthy).update(area=commune)
    here = User.objects.get(pk=vuthy.pk)
    district = take("target", target(family_support, place=number("0204")), by=here)
    assert district.word is Word.NEEDS_ATTENTION
    own = take("target", target(family_support, place=str(commune.pk)), by=here)
    assert own.word is Word.SAVED


def test_a_good_target_in_the_same_batch_stays_good(
    vuthy: User, family_support: Programme, take: Take
) -> None:
    contents = [target(family_support, place=number(code)) for code in ("0204", "0507")]
    submissions = [Submission(id=uuid7(), kind="target", content=one) for one in contents]
    words = [answer.word for answer in take_in(submissions, by=vuthy)]
    assert words == [Word.SAVED, Word.NEEDS_ATTENTION]


def test_a_total_and_an_increase_stand_side_by_side(
    vuthy: User, family_support: Programme, take: Take
) -> None:
    for sort in ("total", "increase"):
        assert take("target", target(family_support, sort=sort), by=vuthy).word is Word.SAVED
    stored = Target.objects.order_by("sort")
    assert [one.get_sort_display() for one in stored] == ["បន្ថែម", "សរុប"]
    on_first_day = targets_of(family_support, on=stored[0].from_on)
    assert [one.value for one in on_first_day] == [40, 40]


@pytest.mark.parametrize("place", ["", "020401"])
def test_the_same_promise_is_made_once(
    place: str, vuthy: User, family_support: Programme, take: Take
) -> None:
    said = target(family_support, place=number(place) if place else "")
    assert take("target", said, by=vuthy).word is Word.SAVED
    other_value = take("target", said | {"value": "50"}, by=vuthy)
    assert other_value.word is Word.NEEDS_ATTENTION
    assert Target.objects.get().value == 40
    twice = [Submission(id=uuid7(), kind="target", content=said | {"value": "6"}) for _ in "ab"]
    other_year = [
        Submission(id=one.id, kind="target", content=one.content | {"to_on": "31/12/2027"})
        for one in twice
    ]
    words = [answer.word for answer in take_in(other_year, by=vuthy)]
    assert words == [Word.SAVED, Word.NEEDS_ATTENTION]


def test_a_target_of_another_organisations_programme_is_not_found(
    vuthy: User, river_house: Any, take: Take
) -> None:
    theirs = Programme.objects.create(
        code="theirs",
        name_km="គេ",
        name_en="Theirs",
        organisation=river_house,
        from_on="2020-01-01",
    )
    for named in (theirs.code, str(theirs.pk), "unheard_of"):
        answer = take("target", target(theirs, programme=named), by=vuthy)
        assert answer.word is Word.NEEDS_ATTENTION
        assert list(answer.sentences) == ["programme"]


def test_a_period_runs_forward_and_a_value_is_a_whole_number(
    vuthy: User, family_support: Programme, take: Take
) -> None:
    wrong = target(family_support, to_on="31/12/2025", value="4.5")
    assert list(take("target", wrong, by=vuthy).sentences) == ["value", "to_on"]
