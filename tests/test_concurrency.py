"""Several processes at once: nothing lost, nothing double, nobody waits in a circle."""

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest

from sahakum.lib.ids import uuid7
from tests.office import Office, Worker

PROCESSES = 4
BATCHES = 8
IN_A_BATCH = 10
ROUNDS = 12


@pytest.fixture
def families(office: Office) -> list[str]:
    found: list[str] = office.ask("furnish", families=3)
    return found


@pytest.fixture
def workers(office: Office, families: list[str]) -> list[Worker]:
    return [office.worker() for _ in range(PROCESSES)]


def operation(kind: str, **content: Any) -> dict[str, Any]:
    return {"id": str(uuid7()), "kind": kind, "content": content}


def visit(family: str, day: int = 1) -> dict[str, Any]:
    return operation("home_visit", household=family, met="nobody", visited_on=f"{day}/2/2026")


def at_once(workers: list[Worker], batches: list[list[dict[str, Any]]]) -> list[list[str]]:
    """Each worker takes in one batch, all at the same moment; gives the words of each."""
    for worker, operations in zip(workers, batches, strict=False):
        worker.send("take_in", operations=operations)
    answers = [worker.answer() for worker, _ in zip(workers, batches, strict=False)]
    return [[word for _, word in answer] for answer in answers]


def assert_all_well(office: Office) -> dict[str, Any]:
    """Seals, and finds nothing wrong."""
    office.ask("seal")
    found: dict[str, Any] = office.ask("state")
    assert found["wrong"] == []
    return found


def _work(worker: Worker, families: list[str], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(BATCHES):
        said = [visit(chance.choice(families), chance.randint(1, 28)) for _ in range(IN_A_BATCH)]
        assert {word for _, word in worker.ask("take_in", operations=said)} == {"SAVED"}
        worker.ask("seal")


def test_visits_to_the_same_families_are_all_counted(
    office: Office, workers: list[Worker], families: list[str]
) -> None:
    with ThreadPoolExecutor(PROCESSES) as pool:
        done = [pool.submit(_work, worker, families, n) for n, worker in enumerate(workers)]
        assert [one.result() for one in done] == [None] * PROCESSES
    found = assert_all_well(office)
    assert sum(found["states"].values()) == PROCESSES * BATCHES * IN_A_BATCH
    positions = sorted(found["operations"].values())
    assert positions == list(range(1, len(positions) + 1))


def test_one_operation_from_two_processes_is_stored_once_and_saved_for_both(
    office: Office, workers: list[Worker], families: list[str]
) -> None:
    for number in range(ROUNDS):
        batch = [visit(families[0]), *_only_once(families[number % 3], number)]
        words = at_once(workers, [batch] * PROCESSES)
        assert words == [["SAVED"] * len(batch)] * PROCESSES
    found = assert_all_well(office)
    assert sum(found["states"].values()) == ROUNDS


def _only_once(family: str, number: int) -> list[dict[str, Any]]:
    """What the domain itself refuses a second time: a family number, a changed day."""
    day = f"{number + 1}/3/2026"
    member = {"family_name": "ក", "given_name": "ខ", "relation": "head", "sex": "female"}
    register = operation(
        "household",
        village="02040101",
        registered_on=day,
        code=f"KR-{number}",
        consent="spoken",
        members=[member],
    )
    return [register, operation("household_change", household=family, from_on=day, poverty="none")]


def test_members_who_leave_at_once_are_counted_exactly(
    office: Office, workers: list[Worker]
) -> None:
    for _ in range(ROUNDS):
        office.ask("furnish_again")
    memberships = office.ask("state")["memberships"]
    departures = [
        operation("departure", membership=number, left_on="1/6/2026", reason="moved")
        for number in memberships
    ]
    for first in range(0, len(departures), 3):
        at_once(workers, [[one] for one in departures[first : first + 3]])
    assert_all_well(office)


def test_changes_of_one_family_at_once_leave_the_newest(
    office: Office, workers: list[Worker], families: list[str]
) -> None:
    cards = ("none", "poor_1", "poor_2", "unknown")
    for number in range(ROUNDS):
        days = (f"{number + 1}/{month}/2026" for month in (6, 5, 4, 3))
        changes = [
            operation("household_change", household=families[0], from_on=day, poverty=card)
            for day, card in zip(days, cards, strict=True)
        ]
        assert at_once(workers, [[change] for change in changes]) == [["SAVED"]] * PROCESSES
    assert_all_well(office)


def test_a_visit_voided_while_another_comes_leaves_the_state_right(
    office: Office, workers: list[Worker], families: list[str]
) -> None:
    for number in range(ROUNDS):
        wrong = [visit(families[0], number + 1), visit(families[0], number + 1)]
        at_once(workers, [wrong])
        voids = [operation("void", operation=one["id"], reason="wrong") for one in wrong]
        at_once(workers, [[voids[0]], [visit(families[0], 1)], [voids[1]], [visit(families[0], 2)]])
    found = assert_all_well(office)
    assert found["states"][families[0]] == 2 * ROUNDS


def test_nothing_is_recorded_for_a_family_that_is_voided_at_the_same_moment(
    office: Office, workers: list[Worker]
) -> None:
    for _ in range(ROUNDS):
        family = office.ask("furnish_again")
        delivery = operation(
            "delivery", household=family, good="mosquito_net", quantity="1", delivered_on="1/2/2026"
        )
        change = operation("household_change", household=family, from_on="2/3/2026")
        void = operation("void", operation=family, reason="typed twice")
        words = at_once(workers, [[visit(family)], [void], [delivery], [change]])
        assert {word for answer in words for word in answer} <= {"SAVED", "NEEDS_ATTENTION"}
    assert_all_well(office)


def merge(into: str, merged: str) -> dict[str, Any]:
    return operation("merge", sort="household", into=into, merged=merged)


def test_two_who_merge_the_same_families_at_once_make_them_one_once(
    office: Office, workers: list[Worker]
) -> None:
    for _ in range(ROUNDS):
        one, other = office.ask("furnish_again"), office.ask("furnish_again")
        merges = [merge(one, other), merge(other, one)]
        words = at_once(workers, [[merges[0]], [merges[1]], [visit(one)], [visit(other)]])
        assert sorted(words[:2]) == [["NEEDS_ATTENTION"], ["SAVED"]]
        assert words[2:] == [["SAVED"], ["SAVED"]]
    assert_all_well(office)


def test_merges_at_once_never_go_in_a_circle(office: Office, workers: list[Worker]) -> None:
    for _ in range(ROUNDS):
        one, two, three = (office.ask("furnish_again") for _ in range(3))
        words = at_once(workers, [[merge(two, one)], [merge(three, two)], [merge(one, three)]])
        assert words.count(["SAVED"]) == 2
    assert_all_well(office)


def test_of_two_marriages_at_once_the_second_is_refused(
    office: Office, workers: list[Worker]
) -> None:
    for _ in range(ROUNDS):
        family = office.ask("furnish_again")
        adults = [_adult(family, f"ម្នាក់{number}") for number in range(3)]
        assert at_once(workers, [[one[0] for one in adults]]) == [["SAVED"] * 3]
        people = [_person_named(office, family, name) for _operation, name in adults]
        spouses = [
            operation("tie", household=family, member=people[0], other=other, kin="spouse")
            for other in people[1:]
        ]
        words = at_once(workers, [[one] for one in spouses])
        assert sorted(words) == [["NEEDS_ATTENTION"], ["SAVED"]]
    assert_all_well(office)


def _adult(family: str, name: str) -> tuple[dict[str, Any], str]:
    said = {"family_name": "ហេង", "given_name": name, "sex": "not_stated", "relation": "other_kin"}
    joining = operation("joining", household=family, from_on="2/2/2026", born="1990", **said)
    return joining, name


def _person_named(office: Office, family: str, name: str) -> str:
    found = office.ask(
        "query",
        statement="SELECT CAST(person.id AS text) FROM registry_person person JOIN"
        " registry_membership membership ON membership.person_id = person.id WHERE"
        f" person.given_name = '{name}' AND replace(CAST(membership.household_id AS text),"
        f" '-', '') = '{family.replace('-', '')}'",
    )
    return str(UUID(found[0][0]))


def test_who_waits_too_long_for_a_lock_is_told_to_try_again(
    office: Office, workers: list[Worker], families: list[str]
) -> None:
    holder, waiting = workers[:2]
    said = [visit(families[0]), visit(families[1])]
    waiting.ask("be_impatient", seconds=0.3)
    holder.ask("hold", households=families)
    assert {word for _, word in waiting.ask("take_in", operations=said)} == {"TRY_AGAIN"}
    assert office.ask("state")["visits"] == []
    holder.ask("let_go")
    assert {word for _, word in waiting.ask("take_in", operations=said)} == {"SAVED"}
    assert len(assert_all_well(office)["visits"]) == 2


def test_content_that_cannot_be_held_because_of_a_lock_comes_again(
    office: Office, workers: list[Worker], families: list[str]
) -> None:
    holder, waiting = workers[:2]
    said = [visit(families[0]) | {"content": {"household": families[0]}}]
    assert waiting.ask("take_in", operations=said)[0][1] == "NEEDS_ATTENTION"
    waiting.ask("be_impatient", seconds=0.3)
    holder.ask("hold", households=families)
    holder.ask("query", statement="UPDATE capture_heldcontent SET kind = 'home_visit'")
    assert waiting.ask("take_in", operations=said)[0][1] == "TRY_AGAIN"
    holder.ask("let_go")
    assert waiting.ask("take_in", operations=said)[0][1] == "NEEDS_ATTENTION"


def test_two_sealers_give_consecutive_positions(
    office: Office, workers: list[Worker], families: list[str]
) -> None:
    for _ in range(ROUNDS):
        workers[0].ask("take_in", operations=[visit(families[0]) for _ in range(20)])
        for sealer in workers:
            sealer.send("seal")
        assert len({sealer.answer() for sealer in workers}) == 1
    found = assert_all_well(office)
    assert list(found["operations"].values()) == list(range(1, ROUNDS * 20 + 4))
