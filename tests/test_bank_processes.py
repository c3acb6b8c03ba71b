"""A village's bank under several processes at once, and under ``kill -9`` inside a meeting.

``SAHAKUM_KILLS`` says how often a worker is killed (default 20; 200 for the whole proof).
"""

import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest

from sahakum.lib.ids import uuid7
from tests.office import KilledError, Office, Worker

KILLS = int(os.environ.get("SAHAKUM_KILLS", "20"))
# A worker is killed within its first meetings: while it connects, reckons, stores or commits.
LONGEST_LIFE_SECONDS = 0.5
TREASURERS, MEETINGS, ROUNDS = 4, 6, 5
SAVED = 10_000
Content = dict[str, Any]


@dataclass
class Bank:
    """A fund, and what its treasurers say of it."""

    office: Office
    fund: str
    members: list[str]
    sheets: int = 0

    def meeting(self, *, counted: int, saving: dict[int, int], **more: str) -> Content:
        """A sheet on which some members saved, by their place in the list."""
        self.sheets += 1
        lines = [{"member": member, "presence": "present"} for member in self.members]
        for place, amount in saving.items():
            lines[place]["savings"] = str(amount)
        attested = [{"member": member} for member in self.members[:3]]
        said: Content = {"fund": self.fund, "held_on": "2/2/2025", "sheet": str(self.sheets)}
        said |= {"lines": lines, "attested": attested, "counted": str(counted)} | more
        return {"id": str(uuid7()), "kind": "meeting", "content": said}

    def assert_all_well(self) -> Content:
        """Nothing disagrees; gives what the bank holds."""
        self.office.ask("seal")
        assert self.office.ask("state")["wrong"] == []
        found: Content = self.office.ask("bank")
        return found


@pytest.fixture
def bank(office: Office) -> Bank:
    office.ask("furnish", families=1)
    return Bank(office, **office.ask("furnish_bank"))


def _send(worker: Worker, meeting: Content) -> str:
    ((_number, word),) = worker.ask("take_in", operations=[meeting])
    return str(word)


def test_of_two_meetings_that_overdraw_the_box_together_one_is_stored(bank: Bank) -> None:
    workers = [bank.office.worker() for _ in range(2)]
    box = 0
    for _ in range(ROUNDS):
        everybody = dict.fromkeys(range(5), SAVED)
        box += 5 * SAVED
        assert _send(workers[0], bank.meeting(counted=box, saving=everybody)) == "SAVED"
        cost = box // 2 + SAVED
        spent = {"expense": str(cost), "expense_for": "បាយ"}
        for worker in workers:
            meeting = bank.meeting(counted=box - cost, saving={}, **spent)
            worker.send("take_in", operations=[meeting])
        words = [worker.answer()[0][1] for worker in workers]
        assert sorted(words) == ["NEEDS_ATTENTION", "SAVED"]
        box -= cost
        assert bank.office.ask("bank")["box"] == box
    found = bank.assert_all_well()
    assert len(found["meetings"]) == 2 * ROUNDS


def _keep(bank: Bank, worker: Worker, place: int) -> int:
    """A treasurer counts, writes the sheet, and counts again where another was quicker."""
    tries = 0
    for _ in range(MEETINGS):
        meeting = bank.meeting(counted=0, saving={place: SAVED})
        word = ""
        while word != "SAVED":
            assert word in ("", "NEEDS_ATTENTION")
            meeting["content"]["counted"] = str(worker.ask("bank")["box"] + SAVED)
            word = _send(worker, meeting)
            tries += 1
    return tries


def test_no_saving_is_lost_when_several_treasurers_keep_one_book(bank: Bank) -> None:
    workers = [bank.office.worker() for _ in range(TREASURERS)]
    with ThreadPoolExecutor(TREASURERS) as pool:
        done = [pool.submit(_keep, bank, worker, place) for place, worker in enumerate(workers)]
        tries = sum(one.result() for one in done)
    assert tries >= TREASURERS * MEETINGS
    found = bank.assert_all_well()
    assert found["savings"] == [MEETINGS * SAVED] * TREASURERS + [0]
    assert found["box"] == TREASURERS * MEETINGS * SAVED
    assert len(found["meetings"]) == TREASURERS * MEETINGS


@dataclass
class Treasurer:
    """Keys one meeting after the other, each again until it is acknowledged."""

    bank: Bank
    chance: random.Random
    acknowledged: list[str] = field(default_factory=list)
    waiting: Content | None = None
    cut_off: int = 0

    def work_until_killed(self) -> None:
        worker = self.bank.office.worker()
        end = threading.Timer(self.chance.uniform(0, LONGEST_LIFE_SECONDS), worker.kill)
        end.start()
        try:
            while True:
                self.key(worker)
        except KilledError:
            self.cut_off += self.waiting is not None
        finally:
            end.join()
            worker.close()

    def key(self, worker: Worker) -> None:
        if self.waiting is None:
            everybody = dict.fromkeys(range(5), SAVED)
            box = 5 * SAVED * (len(self.acknowledged) + 1)
            self.waiting = self.bank.meeting(counted=box, saving=everybody)
        assert _send(worker, self.waiting) == "SAVED"
        self.acknowledged.append(self.waiting["id"])
        self.waiting = None


def test_killed_inside_a_meeting_all_of_it_is_there_or_none(bank: Bank) -> None:
    treasurer = Treasurer(bank, random.Random(uuid4().int))
    for _ in range(KILLS):
        treasurer.work_until_killed()
        found = bank.office.ask("bank")
        assert set(map(tuple, found["meetings"].values())) <= {(5, 3, 5)}
        assert found["box"] == 5 * SAVED * len(found["meetings"])
    assert treasurer.cut_off, "no kill hit a meeting on its way"
    assert set(treasurer.acknowledged) <= set(bank.assert_all_well()["meetings"])
    treasurer.key(bank.office.worker())
    found = bank.assert_all_well()
    assert set(found["meetings"]) == set(treasurer.acknowledged)
    assert found["savings"] == [SAVED * len(treasurer.acknowledged)] * 5
