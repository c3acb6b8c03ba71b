"""What comes to be known late: every order of saying the same things gives the same history."""

import itertools
import random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.places.models import Place
from sahakum.registry import projections
from sahakum.registry.models import Household

MOVED, CARD = "3/3/2026", "5/4/2026"


def change(household: UUID, day: str, **said: str) -> dict[str, str]:
    return {"household": str(household), "from_on": day} | said


def state(household: UUID) -> tuple[int, str]:
    family = Household.objects.get(pk=household)
    return family.village_id, family.poverty


@pytest.fixture
def changes(household_id: UUID, neighbour_village: Place) -> list[dict[str, str]]:
    """A move on 3 March, another level on 5 April, and on that day a telephone as well."""
    village = str(neighbour_village.pk)
    return [
        change(household_id, MOVED, village=village),
        change(household_id, CARD, poverty="poor_2"),
        change(household_id, CARD, phone="012 345 678"),
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_any_order_of_saying_gives_the_same_family(
    order: tuple[int, ...],
    changes: list[dict[str, str]],
    household_id: UUID,
    neighbour_village: Place,
    dara: User,
    take: Take,
) -> None:
    for number in order:
        assert take("household_change", changes[number], by=dara).word is Word.SAVED
    assert state(household_id) == (neighbour_village.pk, "poor_2")
    assert list(projections.compare()) == []


def test_a_move_known_late_is_not_hidden_by_a_card_known_before(
    changes: list[dict[str, str]],
    household_id: UUID,
    neighbour_village: Place,
    village: Place,
    dara: User,
    take: Take,
) -> None:
    take("household_change", changes[1], by=dara)
    moved = take("household_change", changes[0], by=dara)
    assert state(household_id) == (neighbour_village.pk, "poor_2")
    take("void", {"operation": str(moved.id), "reason": "ខុសគ្រួសារ"}, by=dara)
    assert state(household_id) == (village.pk, "poor_2")


def test_two_words_about_one_thing_on_one_day_are_asked_about(
    changes: list[dict[str, str]], household_id: UUID, dara: User, take: Take
) -> None:
    first = take("household_change", changes[1], by=dara)
    again = take("household_change", changes[1] | {"poverty": "poor_1"}, by=dara)
    assert list(again.sentences) == ["poverty"]
    assert state(household_id)[1] == "poor_2"
    take("void", {"operation": str(first.id), "reason": "ខុសកម្រិត"}, by=dara)
    again = take("household_change", changes[1] | {"poverty": "none"}, by=dara)
    assert again.word is Word.SAVED
    assert state(household_id)[1] == "none"


SAYINGS = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from(["none", "poor_1", "poor_2", "moved", "back"])),
    max_size=8,
    unique_by=lambda one: (one[0], one[1] in ("moved", "back")),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sayings=SAYINGS, voided=st.sets(st.integers(0, 7)), chance=st.randoms())
def test_what_holds_is_what_was_said_last_by_day_and_not_by_order(
    sayings: list[tuple[int, str]],
    voided: set[int],
    chance: random.Random,
    village: Place,
    neighbour_village: Place,
    dara: User,
    take: Take,
) -> None:
    home = take("household", family(village), by=dara).id
    places = {"moved": neighbour_village.pk, "back": village.pk}
    shuffled = chance.sample(list(enumerate(sayings)), len(sayings))
    done = {
        number: take("household_change", _said(home, day, what, places), by=dara)
        for number, (day, what) in shuffled
    }
    for number in voided & done.keys():
        take("void", {"operation": str(done[number].id), "reason": "ខុស"}, by=dara)
    living = sorted(one for number, one in enumerate(sayings) if number not in voided)
    moves = [places[what] for _, what in living if what in places]
    cards = [what for _, what in living if what not in places]
    assert state(home) == ([village.pk, *moves][-1], ["poor_1", *cards][-1])


def _said(home: UUID, day: int, what: str, places: dict[str, int]) -> dict[str, str]:
    if what in places:
        return change(home, f"{day}/3/2026", village=str(places[what]))
    return change(home, f"{day}/3/2026", poverty=what)
