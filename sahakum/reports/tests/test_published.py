"""Published figures: the file is complete, and each is compared by its relation."""

import argparse
import json
import tomllib

import pytest

from sahakum.accounts.models import User
from sahakum.indicators.declarations import BY_CODE
from sahakum.indicators.tests.worlds import World, store
from sahakum.journal import clock
from sahakum.programmes.models import Component, Enrolment, Programme, Target
from sahakum.reports import published
from sahakum.reports.counting import COUNTED
from sahakum.reports.published import AGREES, DIFFERS, FILE, NOT_YET

ENTRIES = tomllib.loads(FILE.read_text())["figure"]
KEYS = ["section", "words", "published", "relation", "unit", "computed", "records", "state"]


def test_every_entry_says_what_it_must() -> None:
    assert {entry["section"] for entry in ENTRIES} == {"1", "2", "3", "4", "5"}
    for entry in ENTRIES:
        assert entry["relation"] in ("equal", "at least", "about")
        assert entry["unit"]
        assert entry["words"]
        assert entry.get("measure", "planned") in ("planned", "target")
    computed = [entry for entry in ENTRIES if "indicator" in entry]
    assert len(computed) == 34
    assert all(entry["indicator"] in BY_CODE for entry in computed)
    held = [entry for entry in ENTRIES if "counts" in entry]
    assert {entry["counts"] for entry in held} == set(COUNTED)
    of_whom = [entry for entry in ENTRIES if "programme" in entry or "organisation_of" in entry]
    assert len(of_whom) == len(computed) + len(held)


@pytest.mark.parametrize(
    ("relation", "value", "computed", "state"),
    [
        ("equal", 10, 10, AGREES),
        ("equal", 10, 11, DIFFERS),
        ("at least", 701, 720, AGREES),
        ("at least", 701, 700, DIFFERS),
        ("about", 100, 95, AGREES),
        ("about", 100, 105, AGREES),
        ("about", 100, 106, DIFFERS),
        ("equal", 10, None, NOT_YET),
    ],
)
def test_relations(relation: str, value: int, computed: int | None, state: str) -> None:
    assert published._state(relation, value, computed) == state


@pytest.mark.django_db
def test_records_decide(
    vuthy: User, family_support: Programme, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(organisation=vuthy.organisation)
    home = world.household()
    world.happens(home, kind="enrolment", programme_id=family_support.pk)
    for _ in range(2):
        world.happens(home, kind="delivery", item="mosquito_net", quantity=400)
    store(
        Target(
            programme=family_support,
            indicator="families_enrolled",
            from_on=clock.today(),
            to_on=clock.today(),
            value=1585,
            sort=Target.Sort.INCREASE,
        )
    )
    assert published.run(argparse.Namespace(json=True)) == 1
    found = {one["words"]: one for one in json.loads(capsys.readouterr().out)}
    assert all(list(one) == KEYS for one in found.values())
    nets = found["Over 700 insecticide-treated nets"]
    assert (nets["computed"], nets["records"], nets["state"]) == (800, 2, AGREES)
    assert found["with 1,585 more planned this year"]["state"] == AGREES
    assert found["that is 2,968 in all"]["computed"] == 1586
    assert found["to 1,383 families"]["state"] == DIFFERS
    assert found["148 latrines"]["state"] == DIFFERS
    assert found["3 rice banks"]["state"] == DIFFERS
    assert found["20 self-help water users' groups"]["state"] == NOT_YET


@pytest.mark.django_db
def test_the_table_has_a_line_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert published.published(json=False) == 1
    assert len(capsys.readouterr().out.splitlines()) == len(ENTRIES) + 1


@pytest.mark.django_db
def test_programmes_components_and_districts_are_counted_in_their_records(
    vuthy: User, family_support: Programme
) -> None:
    world = World(organisation=vuthy.organisation)
    for number in range(2):
        home = world.household(village=number)
        store(
            Enrolment(
                household=home,
                programme=family_support,
                village=home.village,
                from_on=home.registered_on,
            )
        )
    Component.objects.create(programme=family_support, code="a", name_km="ក", name_en="A")
    assert COUNTED["programmes"](family_support) == (1, 1)
    assert COUNTED["components"](family_support) == (1, 1)
    assert COUNTED["districts"](family_support) == (1, 2)
