"""What lasts: built, used by families of its commune, checked, repaired and voided."""

import datetime
from typing import Any
from uuid import UUID

import pytest

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.assets import selectors
from sahakum.assets.forms import (
    BEFORE_IT_STOOD,
    COST_NEEDED,
    CURRENCY_NEEDED,
    DOES_NOT_LAST,
    OTHER_VILLAGE,
    WRONG_NEEDED,
)
from sahakum.assets.models import Asset, AssetFamily, AssetState, CheckRhythm, UserMethod
from sahakum.assets.services import OTHER_COMMUNE, SAID_THAT_DAY
from sahakum.capture import texts
from sahakum.capture.intake import Answer, Word
from sahakum.capture.voiding import DEPENDED_ON
from sahakum.journal.models import Fact
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify
from sahakum.localities.forms import POSITION_WHOLE
from sahakum.places.models import Place

TODAY = datetime.date(2026, 11, 16)


def borehole(village: Place, **changes: Any) -> dict[str, Any]:
    content = {"good": "borehole", "village": str(village.pk), "how": "built"}
    return content | {"done_on": "1/3/2026", "done_by": "Sok Drilling"} | changes


def saved(answer: Answer) -> UUID:
    assert answer.word is Word.SAVED, answer
    return answer.id


@pytest.fixture
def well(bopha: User, village: Place, take: Take) -> UUID:
    """A borehole that Bopha recorded, built on 1 March 2026."""
    return saved(take("asset", borehole(village, others_told="40"), by=bopha))


def checked(well: UUID, day: str, state: str, wrong: str = "") -> dict[str, str]:
    return {"asset": str(well), "checked_on": day, "state": state, "wrong": wrong}


def repaired(well: UUID, day: str, **changes: str) -> dict[str, str]:
    said = {"asset": str(well), "repaired_on": day, "state": "works", "done_by": "Sok Drilling"}
    return said | changes


def uses(well: UUID, household: UUID, day: str, answer: str = "yes") -> dict[str, str]:
    return {"asset": str(well), "household": str(household), "from_on": day, "uses": answer}


def state(well: UUID) -> tuple[str, datetime.date]:
    found = AssetState.objects.get(pk=well)
    return found.state, found.seen_on


def test_a_borehole_works_from_the_day_it_was_built(well: UUID, bopha: User) -> None:
    assert state(well) == ("works", datetime.date(2026, 3, 1))
    facts = Fact.objects.filter(operation=well).order_by("kind")
    assert [(one.kind, one.item, int(one.quantity)) for one in facts] == [
        ("asset_built", "borehole", 1),
        ("asset_indirect", "borehole", 40),
        ("asset_state", "works", 1),
    ]


def test_the_last_by_its_own_day_decides(well: UUID, bopha: User, take: Take) -> None:
    saved(take("asset_repair", repaired(well, "1/8/2026"), by=bopha))
    late = saved(take("asset_check", checked(well, "1/6/2026", "broken", "pump"), by=bopha))
    assert state(well) == ("works", datetime.date(2026, 8, 1))
    newest = saved(take("asset_check", checked(well, "1/9/2026", "gone"), by=bopha))
    assert state(well) == ("gone", datetime.date(2026, 9, 1))
    for operation in (newest, late):
        saved(take("void", {"operation": str(operation), "reason": "ខុស"}, by=bopha))
    assert state(well) == ("works", datetime.date(2026, 8, 1))
    seal()
    assert list(verify()) == []


def test_a_state_changed_behind_the_journal_is_found(well: UUID) -> None:
    seal()
    AssetState.objects.filter(pk=well).update(state="broken")
    assert [found.detail for found in verify()] == [f"state of asset {well}"]


def test_an_asset_serves_families_of_its_commune_and_their_people_are_direct_users(
    well: UUID, bopha: User, household_id: UUID, take: Take
) -> None:
    saved(take("asset_family", uses(well, household_id, "5/3/2026"), by=bopha))
    asset = selectors.asset_for(bopha, well)
    served = selectors.users_of(bopha, asset, on=TODAY)
    assert ([one.pk for one in served.families], served.people) == ([household_id], 3)
    assert selectors.assets_serving(bopha, served.families[0], on=TODAY) == [asset]
    assert Fact.objects.get(kind="asset_family").household_id == household_id
    saved(take("asset_family", uses(well, household_id, "5/9/2026", "no"), by=bopha))
    assert selectors.users_of(bopha, asset, on=TODAY).families == []
    before = datetime.date(2026, 9, 4)
    assert len(selectors.users_of(bopha, asset, on=before).families) == 1


def test_a_family_of_another_commune_is_refused_in_one_sentence(
    well: UUID, dara: User, far_village: Place, village: Place, take: Take
) -> None:
    far = saved(take("household", family(far_village), by=dara))
    answer = take("asset_family", uses(well, far, "5/3/2026"), by=dara)
    assert answer.sentences == {"household": [str(OTHER_COMMUNE)]}
    new = borehole(village, good="house", household=str(far))
    assert take("asset", new, by=dara).sentences == {"household": [str(OTHER_COMMUNE)]}
    assert not AssetFamily.objects.exists()


def test_a_house_serves_its_family_from_the_first_day(
    bopha: User, village: Place, household_id: UUID, take: Take
) -> None:
    new = borehole(village, good="house", household=str(household_id))
    saved(take("asset", new, by=bopha))
    assert AssetFamily.objects.get().from_on == datetime.date(2026, 3, 1)
    built = Fact.objects.get(kind="asset_built")
    assert (built.item, built.household_id) == ("house", household_id)


def test_the_same_day_says_one_thing_of_a_family(
    well: UUID, bopha: User, household_id: UUID, take: Take
) -> None:
    saved(take("asset_family", uses(well, household_id, "5/3/2026"), by=bopha))
    again = take("asset_family", uses(well, household_id, "5/3/2026", "no"), by=bopha)
    assert again.sentences == {"from_on": [str(SAID_THAT_DAY)]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"good": "rice"}, {"good": DOES_NOT_LAST}),
        ({"cost": "500"}, {"currency": CURRENCY_NEEDED}),
        ({"currency": "USD"}, {"cost": COST_NEEDED}),
        ({"latitude": "13.1"}, {"longitude": POSITION_WHOLE}),
        ({"done_by": ""}, {"done_by": texts.REQUIRED}),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(
    changes: dict[str, str], expected: dict[str, object], bopha: User, village: Place, take: Take
) -> None:
    answer = take("asset", borehole(village, **changes), by=bopha)
    assert answer.sentences == {name: [str(text)] for name, text in expected.items()}
    assert not Asset.objects.exists()


def test_a_site_stands_in_the_village_of_what_is_built_there(
    dara: User, village: Place, neighbour_village: Place, take: Take
) -> None:
    said = {"village": str(neighbour_village.pk), "sort": "school", "name_km": "សាលា"}
    school = saved(take("site", said | {"noted_on": "1/2/2026"}, by=dara))
    answer = take("asset", borehole(village, site=str(school)), by=dara)
    assert answer.sentences == {"site": [str(OTHER_VILLAGE)]}
    saved(take("asset", borehole(neighbour_village, site=str(school)), by=dara))


def test_nothing_happens_before_it_stands(
    well: UUID, bopha: User, household_id: UUID, take: Take
) -> None:
    for kind, content, field in (
        ("asset_check", checked(well, "28/2/2026", "works"), "checked_on"),
        ("asset_repair", repaired(well, "28/2/2026"), "repaired_on"),
        ("asset_family", uses(well, household_id, "28/2/2026"), "from_on"),
    ):
        assert take(kind, content, by=bopha).sentences == {field: [str(BEFORE_IT_STOOD)]}


def test_what_is_wrong_is_said(well: UUID, bopha: User, take: Take) -> None:
    answer = take("asset_check", checked(well, "1/6/2026", "partly"), by=bopha)
    assert answer.sentences == {"wrong": [str(WRONG_NEEDED)]}


@pytest.mark.parametrize("name", ["chantha", "sreymom"])
def test_others_neither_see_nor_check_it(
    name: str, well: UUID, take: Take, request: pytest.FixtureRequest, village: Place
) -> None:
    user = request.getfixturevalue(name)
    for key in (str(well), "00000000-0000-0000-0000-000000000000"):
        answer = take("asset_check", checked(UUID(key), "1/6/2026", "works"), by=user)
        assert answer.sentences == {"asset": [str(texts.NOT_FOUND)]}
    assert not selectors.assets_in(user, village).exists()


def test_it_is_voided_when_nothing_builds_on_it(well: UUID, bopha: User, take: Take) -> None:
    check = saved(take("asset_check", checked(well, "1/6/2026", "works"), by=bopha))
    void = {"operation": str(well), "reason": "ខុសភូមិ"}
    assert take("void", void, by=bopha).sentences == {"": [str(DEPENDED_ON)]}
    saved(take("void", {"operation": str(check), "reason": "ខុស"}, by=bopha))
    saved(take("void", void, by=bopha))
    assert not AssetState.objects.filter(pk=well).exists()
    seal()
    assert list(verify()) == []


def test_who_waits_for_a_check_follows_from_the_rhythm_of_the_day(
    well: UUID, bopha: User, village: Place, take: Take
) -> None:
    built = datetime.date(2026, 3, 1)
    on_the_day = built + datetime.timedelta(days=182)
    assert not selectors.overdue_in(bopha, village, on=on_the_day).exists()
    later = on_the_day + datetime.timedelta(days=1)
    assert selectors.overdue_in(bopha, village, on=later).get().pk == well
    CheckRhythm.objects.create(from_on="2026-06-01", days=365, source="a letter")
    assert not selectors.overdue_in(bopha, village, on=later).exists()
    saved(take("asset_check", checked(well, "1/4/2026", "gone"), by=bopha))
    assert not selectors.overdue_in(bopha, village, on=datetime.date(2029, 1, 1)).exists()


def test_indirect_users_count_only_while_the_method_says_so(
    bopha: User, village: Place, take: Take
) -> None:
    UserMethod.objects.create(from_on="2026-02-01", indirect="nobody", source="a letter")
    for day in ("31/1/2026", "1/2/2026"):
        saved(take("asset", borehole(village, others_told="40", done_on=day), by=bopha))
    counted = Fact.objects.get(kind="asset_indirect")
    assert counted.day == datetime.date(2026, 1, 31)
