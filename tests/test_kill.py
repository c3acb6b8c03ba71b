"""kill -9 at random moments of intake: acknowledged records are there once, others may come again.

``SAHAKUM_KILLS`` says how often a worker is killed (default 40; 200 for the whole proof).
"""

import os
import random
import threading
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest

from sahakum.lib.ids import uuid7
from tests.office import KilledError, Office, Worker

KILLS = int(os.environ.get("SAHAKUM_KILLS", "40"))
FAMILIES = 4
# A worker is killed within its first batches: while it connects, stores, commits or seals.
LONGEST_LIFE_SECONDS = 0.12


@dataclass
class Client:
    """Sends batches under ids of its own, and writes down what was acknowledged."""

    families: list[str]
    chance: random.Random
    acknowledged: set[str] = field(default_factory=set)
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    cut_off: int = 0

    def fill(self, most: int = 20) -> list[dict[str, Any]]:
        """The next batch: what waits from before, and new records."""
        while len(self.waiting) < self.chance.randint(1, most):
            said = self._said()
            self.waiting[said["id"]] = said
        return list(self.waiting.values())[:50]

    def _said(self) -> dict[str, Any]:
        family, day = self.chance.choice(self.families), self.chance.randint(1, 28)
        visit = {"household": family, "met": "nobody", "visited_on": f"{day}/2/2026"}
        delivery = {"household": family, "good": "mosquito_net", "quantity": "2"}
        if self.chance.random() < 0.7:
            return {"id": str(uuid7()), "kind": "home_visit", "content": visit}
        content = delivery | {"delivered_on": f"{day}/2/2026"}
        return {"id": str(uuid7()), "kind": "delivery", "content": content}

    def send(self, worker: Worker) -> None:
        """Sends one batch; what was answered SAVED is no longer kept."""
        for number, word in worker.ask("take_in", operations=self.fill()):
            assert word == "SAVED"
            self.acknowledged.add(number)
            del self.waiting[number]

    def work_until_killed(self, office: Office) -> None:
        """Works with one worker until it dies."""
        worker = office.worker()
        end = threading.Timer(self.chance.uniform(0, LONGEST_LIFE_SECONDS), worker.kill)
        end.start()
        try:
            while True:
                self.send(worker)
                worker.ask("seal")
        except KilledError:
            self.cut_off += bool(self.waiting)
        finally:
            end.join()
            worker.close()


@pytest.fixture
def client(office: Office) -> Client:
    seed = uuid4().int
    families = office.ask("furnish", families=FAMILIES)
    return Client(families=families, chance=random.Random(seed))


def test_killed_at_random_nothing_acknowledged_is_lost_and_nothing_is_there_twice(
    office: Office, client: Client
) -> None:
    for _ in range(KILLS):
        client.work_until_killed(office)
    assert client.cut_off, "no kill hit a batch on its way"
    found = office.ask("state")
    assert found["wrong"] == []
    assert client.acknowledged <= set(found["operations"])
    last = office.worker()
    sent = {one["id"] for one in client.fill()}
    client.send(last)
    assert sent <= client.acknowledged
    last.ask("seal")
    _assert_each_once(last.ask("state"), client)


def _assert_each_once(found: dict[str, Any], client: Client) -> None:
    expected = client.acknowledged | set(client.families)
    assert found["wrong"] == []
    assert set(found["operations"]) == expected
    assert sorted(found["operations"].values()) == list(range(1, len(expected) + 1))
    assert found["facts"] == sorted(client.acknowledged)
    assert sum(found["states"].values()) == len(found["visits"])
