"""The world of the bench ``intake``: a worker with 1,000 families, and the same rows by save()."""

import datetime
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sahakum.lib.ids import uuid7

HOUSEHOLDS = 1000
AT_ONCE = 50
VILLAGE = "02040101"
DAY = datetime.date(2026, 3, 1)


@dataclass(frozen=True)
class World:
    """Ids of the families, and the worker's program key."""

    households: list[str]
    key: str


def make() -> World:
    """Registers the families through the door and gives the worker a program key."""
    from sahakum.accounts.services import make_program_key

    user = _worker()
    ids = [number for _ in range(HOUSEHOLDS // AT_ONCE) for number in _register(user)]
    return World(households=ids, key=make_program_key(name="bench", by=user))


def _worker() -> Any:
    from sahakum.accounts.models import Organisation, Post, User

    organisation = Organisation.objects.create(name_km="ក", name_en="A", kind="ngo")
    user = User(username="bench", name_km="ក", name_en="A", organisation=organisation)
    user.set_unusable_password()
    user.save()
    Post.objects.create(user=user, role="social_worker", from_on=datetime.date(2000, 1, 1))
    return user


def _register(user: Any) -> list[str]:
    from sahakum.capture.intake import Submission, take_in

    submissions = [
        Submission(id=uuid7(), kind="household", content=_family()) for _ in range(AT_ONCE)
    ]
    return [str(answer.id) for answer in take_in(submissions, by=user) if answer.word == "SAVED"]


def _family() -> dict[str, object]:
    head = {"family_name": "ម៉ៅ", "given_name": "ស្រីមុំ", "sex": "female", "relation": "head"}
    return {
        "village": VILLAGE,
        "registered_on": "1/1/2026",
        "consent": "spoken",
        "members": [head],
    }


def save_rows(batches: int, size: int) -> None:
    """Stores the rows of visits with ``save()``, a transaction a batch."""
    from django.db import transaction

    from sahakum.support.models import HomeVisit

    household = HomeVisit.objects.select_related("household").first()
    assert household is not None
    for _ in range(batches):
        with transaction.atomic():
            for _ in range(size):
                _save(household.household)


def _save(household: Any) -> None:
    from sahakum.support.facts import facts_of
    from sahakum.support.models import HomeVisit, VisitState

    operation = _operation()
    operation.save(force_insert=True)
    visit = HomeVisit(
        operation=operation,
        household=household,
        steward_id=household.steward_id,
        village_id=household.village_id,
        visited_on=DAY,
        met="head",
        progress="same",
        obstacles=["debt"],
        note="ម្តាយថា បើមានដំបូលថ្មី ខ្ញុំទុកកូននៅរៀន មិនឱ្យទៅឆ្ងាយទេ។",
        next_visit_on=DAY + datetime.timedelta(days=7),
    )
    visit.save(force_insert=True)
    for fact in facts_of(visit):
        fact.operation = operation
        fact.save(force_insert=True)
    state = VisitState.objects.get(pk=household.pk)
    state.visits += 1
    state.save()


def _operation() -> Any:
    from sahakum.journal import clock
    from sahakum.journal.models import Operation

    return Operation(
        kind="home_visit",
        actor_id=UUID(int=1),
        received_at=clock.now(),
        said_digest=bytes(32),
        rows_digest=bytes(32),
    )


def add_operations(number: int) -> None:
    """Adds operations that wait to be sealed."""
    from sahakum.journal.models import Operation

    Operation.objects.bulk_create([_operation() for _ in range(number)], batch_size=1000)


def wait_until_sealed() -> None:
    """Waits until the sealing loop has caught up."""
    from sahakum.journal.models import Operation

    while Operation.objects.filter(position__isnull=True).exists():
        time.sleep(0.2)


def lost_or_doubled() -> int:
    """Acknowledged visits of the clients that are not stored exactly once, with one fact each."""
    from sahakum.journal.models import Fact, Operation

    said = Operation.objects.filter(device="bench").values_list("pk", flat=True)
    facts = Counter(Fact.objects.values_list("operation_id", flat=True))
    return sum(facts[number] != 1 for number in said)
