"""A newer gazetteer is compared and reviewed; what is accepted keeps ids, days and history."""

import csv
import io
import json
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied

from conftest import Take
from sahakum.accounts.models import Post, User
from sahakum.capture.intake import Word
from sahakum.config import cli
from sahakum.journal.models import Operation
from sahakum.localities.differences import Difference, compare
from sahakum.localities.gazetteer_files import GazetteerFault, read
from sahakum.localities.models import PlaceChange
from sahakum.places import selectors
from sahakum.places.gazetteer import read_rows
from sahakum.places.models import FormerName, Place, PlaceCode
from sahakum.registry.models import Household

Row = dict[str, str]
Changes = Mapping[str, Row | None]
Write = Callable[..., bytes]
pytestmark = pytest.mark.django_db


@cache
def shipped() -> list[Row]:
    """The gazetteer that is shipped."""
    return read_rows("kh_gazetteer.csv")


def as_csv(rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    columns = ["code", "level", "parent_code", "name_km", "name_en", "type", "former_code"]
    writer = csv.DictWriter(out, fieldnames=columns)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def newer(changes: Changes, *added: Row) -> bytes:
    """The shipped gazetteer with lines changed by code (None: left out) and lines added."""
    rows = [
        row | (changes.get(row["code"]) or {})
        for row in shipped()
        if changes.get(row["code"], {}) is not None
    ]
    return as_csv([*rows, *added])


def row(code: str, parent: str, name_km: str, name_en: str, type_of_place: str = "phum") -> Row:
    level = str(len(code) // 2)
    names = {"name_km": name_km, "name_en": name_en, "type": type_of_place}
    return {"code": code, "level": level, "parent_code": parent} | names


NEW_VILLAGE = row("02040199", "020401", "ភូមិសាក", "Phum Sak")
RENAMED = {"02040101": {"name_km": "បវេលថ្មី", "name_en": "Bavel Thmei"}}
RECODED: Changes = {"02040104": {"code": "02040188"}}
MOVED: Changes = {"02040201": {"parent_code": "020401"}}
GONE: Changes = {"02040105": None}
EVERYTHING = {**RENAMED, **RECODED, **MOVED, **GONE}


@pytest.fixture
def places_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def run(content: bytes, action: str, *options: str) -> tuple[int, str, str]:
        file = tmp_path / "newer.csv"
        file.write_bytes(content)
        status = cli.main(["places", action, str(file), *options])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def director(sokha: User) -> User:
    """Sokha with a post for the whole country."""
    Post.objects.filter(user=sokha).update(area=None)
    return User.objects.get(pk=sokha.pk)


def keys(found: Iterable[Difference]) -> set[str]:
    return {one.key for one in found}


def test_the_shipped_gazetteer_differs_in_nothing_and_is_compared_quickly(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    listed = read(newer({}))
    begun = time.monotonic()
    with django_assert_num_queries(1):
        assert compare(listed) == []
    assert time.monotonic() - begun < 10


def test_each_sort_of_difference_is_found() -> None:
    found = keys(compare(read(newer(EVERYTHING, NEW_VILLAGE))))
    assert found == {
        "added:02040199",
        "renamed:02040101",
        "recoded:02040188",
        "moved:02040201",
        "ended:02040105",
    }


def test_listing_changes_nothing(places_run: Callable[..., Any]) -> None:
    before = list(Place.objects.values_list("pk", "name_km", "valid_to"))
    status, out, _ = places_run(newer(EVERYTHING, NEW_VILLAGE), "diff", "--json")
    listed = {one["key"]: one for one in json.loads(out)}
    assert (status, len(listed)) == (0, 5)
    assert listed["renamed:02040101"]["stored"]["name_en"] == "Bavel Muoy"
    assert list(Place.objects.values_list("pk", "name_km", "valid_to")) == before
    assert not Operation.objects.exists()
    status, out, _ = places_run(newer(RENAMED), "diff")
    assert (status, "ភូមិបវេលថ្មី" in out) == (0, True)


def test_all_accepted_leaves_nothing(sokha: User, places_run: Callable[..., Any]) -> None:
    content = newer(EVERYTHING, NEW_VILLAGE)
    status, _, err = places_run(content, "accept", "--as", "sokha", "--all")
    assert (status, err) == (0, ""), err
    assert compare(read(content)) == []
    assert PlaceChange.objects.count() == Operation.objects.filter(kind="place_change").count() == 5
    assert not PlaceChange.objects.exclude(operation__actor_id=sokha.pk).exists()
    assert places_run(content, "diff", "--language", "en")[1] == "0 differences\n"


def test_one_is_accepted_and_the_others_are_left(
    sokha: User, places_run: Callable[..., Any]
) -> None:
    content = newer(EVERYTHING, NEW_VILLAGE)
    options = ["--as", "sokha", "--only", "renamed:02040101"]
    assert places_run(content, "accept", *options)[0] == 0
    assert len(compare(read(content))) == 4
    assert places_run(content, "accept", *options)[0] == 2


def accepted(content: bytes, by: User, *, from_on: str = "1/10/2026") -> None:
    from sahakum.lib.dates import parse_day
    from sahakum.localities.renewals import accept

    day = parse_day(from_on).date
    answers = accept(compare(read(content)), from_on=day, source="newer list", by=by)
    assert {answer.word for answer in answers.values()} == {Word.SAVED}, answers


def test_a_new_name_keeps_the_id_and_the_former_name_with_its_days(
    village: Place, sokha: User, household_id: UUID, bopha: User
) -> None:
    accepted(newer(RENAMED), sokha)
    place = Place.objects.get(pk=village.pk)
    assert (place.name_km, place.name_en) == ("បវេលថ្មី", "Bavel Thmei")
    former = FormerName.objects.get(place=village)
    assert (former.name_en, str(former.valid_from)) == ("Bavel Muoy", "2026-06-01")
    assert str(former.valid_to) == "2026-10-01"
    assert Household.objects.visible_to(bopha).get(pk=household_id).village == place
    selectors.forget()
    assert selectors.search("Bavel Thmei") == [place]
    accepted(
        newer({"02040101": {"name_km": "បវេល", "name_en": "Bavel"}}), sokha, from_on="2/10/2026"
    )
    assert [str(one.valid_from) for one in village.former_names.order_by("pk")] == [
        "2026-06-01",
        "2026-10-01",
    ]


def test_a_new_code_keeps_the_id_and_ends_the_old_code(
    neighbour_village: Place, sokha: User
) -> None:
    accepted(newer(RECODED), sokha)
    codes = PlaceCode.objects.filter(place=neighbour_village).order_by("pk")
    days = [(one.code, str(one.valid_from), str(one.valid_to)) for one in codes]
    assert days == [("02040104", "2026-06-01", "2026-10-01"), ("02040188", "2026-10-01", "None")]
    assert selectors.by_code("02040188") == neighbour_village


def test_a_commune_becomes_a_sangkat(commune: Place, sokha: User) -> None:
    accepted(newer({"020401": {"type": "sangkat"}}), sokha)
    assert selectors.chain_name(commune.pk, "km").startswith("សង្កាត់បវេល")


def test_two_places_that_swap_codes_by_a_third_are_followed(sokha: User) -> None:
    former = {
        "02040101": {"code": "02040104", "former_code": "02040101"},
        "02040104": {"code": "02040177", "former_code": "02040104"},
    }
    one, two = selectors.by_code("02040101"), selectors.by_code("02040104")
    content = newer(former)
    assert keys(compare(read(content))) == {"recoded:02040104", "recoded:02040177"}
    accepted(content, sokha)
    assert (selectors.by_code("02040104"), selectors.by_code("02040177")) == (one, two)


def test_a_place_that_is_gone_with_families_is_ended_and_never_removed(
    village: Place, household_id: UUID, bopha: User, sokha: User
) -> None:
    accepted(newer({"02040101": None}), sokha)
    place = Place.objects.get(pk=village.pk)
    assert str(place.valid_to) == "2026-10-01"
    assert Household.objects.visible_to(bopha).get(pk=household_id).village == place
    assert selectors.chain_name(place.pk, "en").startswith("Bavel Muoy village, Bavel commune")
    assert selectors.by_code("02040101") is None
    assert place not in selectors.children(place.parent)


def test_a_moved_village_goes_on_under_a_new_number_with_what_is_inside(
    far_village: Place, commune: Place, dara: User, sokha: User, bopha: User, take: Take
) -> None:
    krom = {"parent": str(far_village.pk), "type": "krom", "name_km": "ក្រុម ១", "aliases": "K1"}
    assert take("place", krom | {"from_on": "1/3/2026"}, by=dara).word is Word.SAVED
    accepted(newer(MOVED), sokha)
    old = Place.objects.get(pk=far_village.pk)
    new = selectors.by_code("02040201")
    assert new is not None
    assert old.successor == new
    assert (new.parent, str(old.valid_to)) == (commune, "2026-10-01")
    assert commune.pk < new.pk <= new.until <= commune.until
    inside = Place.objects.get(parent=new)
    assert (inside.name_km, inside.pk > new.pk) == ("ក្រុម ១", True)
    assert selectors.search("K1", within=commune) == [inside]
    assert bopha.sight.holds(new.pk)
    assert not bopha.sight.holds(old.pk)


def test_a_new_district_with_communes_and_villages_is_added_from_the_top(director: User) -> None:
    added = [
        row("0299", "02", "ស្រុកថ្មី", "New", "srok"),
        row("029901", "0299", "ឃុំថ្មី", "New", "khum"),
        row("02990101", "029901", "ភូមិមួយ", "One"),
        row("02990102", "029901", "ភូមិពីរ", "Two"),
    ]
    accepted(newer({}, *added), director)
    places = [selectors.by_code(one["code"]) for one in added]
    for inner, outer in ((places[1], places[0]), (places[3], places[1])):
        assert inner is not None
        assert outer is not None
        assert outer.pk < inner.pk <= inner.until <= outer.until
        assert inner.parent == outer


def test_a_moved_commune_takes_its_renumbered_villages_along(director: User) -> None:
    inside = {
        one["code"]: {"code": "020599" + one["code"][6:], "parent_code": "020599"}
        for one in shipped()
        if one["parent_code"] == "020402"
    }
    moved = {"020402": {"code": "020599", "parent_code": "0205"}}
    content = newer(inside | moved)
    accepted(content, director)
    assert compare(read(content)) == []
    village = selectors.by_code("02059901")
    assert village is not None
    assert [place.name_en for place in selectors.chain(village)][:2] == ["Battambang", "Aek Phnum"]


def test_a_change_before_what_it_changes_is_refused(sokha: User, places_run: Any) -> None:
    options = ["--as", "sokha", "--all", "--from-on", "1/6/2026", "--language", "en"]
    status, _, err = places_run(newer(RENAMED), "accept", *options)
    assert (status, "01/06/2026" in err or "1/6/2026" in err) == (1, True)
    assert not PlaceChange.objects.exists()


@pytest.mark.parametrize("name", ["bopha", "dara", "rithy"])
def test_who_does_not_renew_the_list_accepts_nothing(
    name: str, places_run: Any, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(name)
    assert places_run(newer(RENAMED), "accept", "--as", name, "--all")[0] == 1
    assert not PlaceChange.objects.exists()


def test_an_administrator_renews_within_her_area_only(sokha: User, places_run: Any) -> None:
    elsewhere = row("26", "", "ខេត្តថ្មី", "New", "province")
    far = {"05070101": {"name_km": "ផ្សេង"}}
    status, _, err = places_run(newer(far, elsewhere), "accept", "--as", "sokha", "--all")
    assert (status, err.count("05070101") + err.count("added:26")) == (1, 2)
    assert not PlaceChange.objects.exists()


def test_nobody_accepts_in_nobodys_name(places_run: Any) -> None:
    assert places_run(newer(RENAMED), "accept", "--all")[0] == 2
    assert places_run(newer(RENAMED), "accept", "--as", "nobody", "--all")[0] == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"a,b\n1,2\n",
        as_csv([row("02040101", "020401", "ក", "A")]),
        as_csv([row("02", "", "ក", "A", "phum")]),
        as_csv([row("02", "", "ក", "A", "province"), row("02", "", "ក", "A", "province")]),
        as_csv([row("02", "", "", "A", "province")]),
        as_csv([row("0x", "", "ក", "A", "province")]),
    ],
    ids=["empty", "bytes", "columns", "parent", "type", "twice", "name", "code"],
)
def test_a_file_that_is_no_gazetteer_says_why(content: bytes, places_run: Any) -> None:
    with pytest.raises(GazetteerFault) as caught:
        read(content)
    assert all(caught.value.sentences)
    status, out, err = places_run(content, "diff")
    assert (status, out, bool(err)) == (2, "", True)


def test_the_service_asks_for_the_right_again(village: Place, bopha: User) -> None:
    from sahakum.capture.kinds import Said
    from sahakum.localities.renewals import change_places

    answers = {"sort": "ended", "place": village, "parent": None}
    with pytest.raises(PermissionDenied):
        change_places([Said(operation=Operation(kind="place_change"), answers=answers)], by=bopha)
