"""Places that no list holds, added through the door, and other names of places."""

import pytest
from django.core.exceptions import PermissionDenied

from conftest import Take, family
from sahakum.accounts.models import Post, User
from sahakum.capture.intake import Answer, Word
from sahakum.capture.kinds import Said
from sahakum.journal.models import Operation
from sahakum.localities.models import PlaceChange
from sahakum.localities.services import (
    NAMED_ALREADY,
    NO_ROOM,
    NOT_VOIDED,
    add_aliases,
    add_places,
)
from sahakum.places import freshness, selectors
from sahakum.places.allotment import VILLAGE_SIZE
from sahakum.places.models import Place
from sahakum.registry.models import Household


def said(inside: Place, **changes: str) -> dict[str, str]:
    content = {"parent": str(inside.pk), "type": "settlement", "from_on": "1/3/2020"}
    names = {"name_km": "ក្រាំងរោង", "name_en": "Kraing Rhong", "aliases": "Krang Rong, ក្រាំងរុង"}
    return content | names | changes


def added(answer: Answer) -> Place:
    assert answer.word is Word.SAVED, answer
    return PlaceChange.objects.get(pk=answer.id).place


def test_a_krom_lies_inside_the_range_of_its_village(
    dara: User, village: Place, take: Take
) -> None:
    place = added(take("place", said(village, type="krom", name_en="K1"), by=dara))
    assert village.pk < place.pk == place.until <= village.until
    assert (place.level, place.parent, place.type) == (5, village, "krom")
    assert selectors.chain_name(place.pk, "en").startswith("K1 sub-village, Bavel Muoy village")


def test_a_settlement_lies_beside_the_villages_of_its_commune(
    dara: User, commune: Place, take: Take
) -> None:
    last = max(Place.objects.filter(parent=commune).values_list("until", flat=True))
    place = added(take("place", said(commune), by=dara))
    assert (place.pk, place.until) == (last + 1, last + VILLAGE_SIZE)
    assert place.until <= commune.until
    inside = added(take("place", said(place, type="krom"), by=dara))
    assert place.pk < inside.pk <= place.until
    assert place.pk in selectors.villages_within([commune.pk])


@pytest.mark.parametrize("text", ["kraing rhong", "Krang Rong", "ក្រាំងរោង", "ក្រាំងរុង"])
def test_an_added_place_is_found_in_both_scripts_with_its_chain(
    text: str, dara: User, commune: Place, take: Take
) -> None:
    assert selectors.search(text, within=commune) == []
    place = added(take("place", said(commune, type="community"), by=dara))
    assert selectors.search(text, within=commune) == [place]
    assert place in selectors.search(text)
    shown = "សហគមន៍ក្រាំងរោង, ឃុំបវេល, ស្រុកបវេល, ខេត្តបាត់ដំបង"
    assert selectors.chain_name(place.pk, "km") == shown


def test_a_family_lives_in_an_added_place_and_is_seen_by_area(
    dara: User, bopha: User, sreymom: User, commune: Place, take: Take
) -> None:
    place = added(take("place", said(commune), by=dara))
    assert take("household", family(place), by=bopha).word is Word.SAVED
    seen = [Household.objects.visible_to(user).count() for user in (dara, bopha, sreymom)]
    assert seen == [1, 1, 0]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"type": "phum"}, "type"),
        ({"name_km": ""}, "name_km"),
        ({"from_on": "1/3/2099"}, "from_on"),
        ({"parent": "9999999"}, "parent"),
        ({"parent": "KH0204"}, "parent"),
        ({"parent": "KH050701"}, "parent"),
        ({"type": "krom"}, "type"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(
    changes: dict[str, str], field: str, dara: User, commune: Place, take: Take
) -> None:
    answer = take("place", said(commune, **changes), by=dara)
    assert (answer.word, list(answer.sentences)) == (Word.NEEDS_ATTENTION, [field])


@pytest.mark.parametrize("parent", ["KH02040101", "02040101"])
def test_a_village_may_be_named_by_its_code(
    parent: str, dara: User, village: Place, take: Take
) -> None:
    assert added(take("place", said(village, parent=parent), by=dara)).parent == village


def test_the_same_name_twice_in_a_place_is_refused(
    dara: User, commune: Place, village: Place, take: Take
) -> None:
    added(take("place", said(commune), by=dara))
    again = take("place", said(commune, name_km="ផ្សេង"), by=dara)
    assert again.sentences == {"name_km": [str(NAMED_ALREADY)]}
    added(take("place", said(village), by=dara))


def test_a_full_commune_says_so(dara: User, commune: Place, take: Take) -> None:
    for number in range(8):
        added(take("place", said(commune, name_km=f"ទី{number}", name_en=""), by=dara))
    answer = take("place", said(commune), by=dara)
    assert answer.sentences == {"parent": [str(NO_ROOM)]}


@pytest.mark.parametrize("name", ["bopha", "rithy", "chantha"])
def test_who_may_not_add_places_adds_none(
    name: str, commune: Place, take: Take, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(name)
    assert take("place", said(commune), by=user).word is Word.REFUSED
    alias = {"place": str(commune.pk), "aliases": "Bavell", "source": "a letter"}
    assert take("place_alias", alias, by=user).word is Word.REFUSED
    assert not PlaceChange.objects.exists()


def test_whose_post_ended_adds_nothing(dara: User, commune: Place, take: Take) -> None:
    Post.objects.filter(user=dara).update(to_on="2020-01-01")
    assert take("place", said(commune), by=dara).word is Word.REFUSED


def test_an_alias_finds_its_place_and_is_written_down(
    dara: User, village: Place, take: Take
) -> None:
    content = {"place": str(village.pk), "aliases": "Phum Thmey Bavel, ", "source": "a letter"}
    answer = take("place_alias", content, by=dara)
    assert answer.word is Word.SAVED
    assert selectors.search("thmey bavel") == [village]
    change = PlaceChange.objects.get(pk=answer.id)
    assert (change.details, change.source) == ({"aliases": ["Phum Thmey Bavel"]}, "a letter")
    assert list(take("place_alias", content, by=dara).sentences) == ["aliases"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Teng Mao", "20010303"),
        ("តេងម៉ៅ", "20010303"),
        ("Borvel", "0204"),
        ("Roka Pro Pram", "250711"),
        ("រការប្រាំ", "250711"),
    ],
)
def test_spellings_of_reports_are_shipped(text: str, code: str, db: None) -> None:
    assert selectors.search(text)[0] == selectors.by_code(code)


def test_an_added_place_is_not_voided(dara: User, commune: Place, take: Take) -> None:
    answer = take("place", said(commune), by=dara)
    voiding = {"operation": str(answer.id), "reason": "wrong"}
    answer = take("void", voiding, by=dara)
    assert answer.sentences == {"": [str(NOT_VOIDED)]}
    assert PlaceChange.objects.get().voided_by is None


def test_another_process_sees_a_new_place(
    dara: User, commune: Place, take: Take, django_capture_on_commit_callbacks: object
) -> None:
    assert selectors.resolve("Kraing Rhong, Bavel").village_id is None
    place = added(take("place", said(commune), by=dara))
    # What another worker does after it committed.
    freshness.announce()
    assert selectors.resolve("Kraing Rhong, Bavel").village_id == place.pk


@pytest.mark.parametrize(("name", "code"), [("bopha", "020401"), ("dara", "050701")])
def test_the_services_ask_for_right_and_area_again(
    name: str, code: str, request: pytest.FixtureRequest
) -> None:
    user, place = request.getfixturevalue(name), selectors.by_code(code)
    answers = {"parent": place, "place": place}
    asked = [Said(operation=Operation(kind="place"), answers=answers)]
    for service in (add_places, add_aliases):
        with pytest.raises(PermissionDenied):
            service(asked, by=user)
