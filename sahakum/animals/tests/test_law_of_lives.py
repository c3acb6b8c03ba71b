"""Law: however life lines run, the register counts what the herd's account holds, and an animal
stands with one holder at most."""

import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sahakum.accounts.models import User
from sahakum.animals.holding import animals_of
from sahakum.animals.lives import stand
from sahakum.animals.loading import lines_of, lives_of
from sahakum.animals.models import LifeEvent
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.capture.intake import Word
from sahakum.groups.tests.world import send
from sahakum.journal.verify import verify
from sahakum.places.models import Place

FIRST = datetime.date(2024, 2, 1)
SORTS = ("placed", "passed_on", "returned", "title", "born", "sold", "died", "lost", "void")
MORE: dict[str, dict[str, Any]] = {
    "died": {"cause": "illness", "fault": "yes"},
    "lost": {"fault": "no"},
    "sold": {"price": "1000000", "currency": "KHR"},
}
DEEDS = st.lists(
    st.tuples(st.sampled_from(SORTS), st.integers(0, 3), st.integers(0, 3), st.integers(0, 60)),
    min_size=3,
    max_size=12,
)


def _do(bank: Bank, deed: tuple[str, int, int, int], told: list[Any]) -> None:
    sort, which, to, months = deed
    animals = animals_of([bank.herd.pk])
    animal = animals[which % len(animals)]
    day = (FIRST + datetime.timedelta(days=30 * months)).isoformat()
    if sort == "void":
        if told:
            bank.void(told[which % len(told)])
        return
    content = {"animal": str(animal.pk), "sort": sort, "happened_on": day} | MORE.get(sort, {})
    if sort in ("placed", "passed_on"):
        content["member"] = str(bank.members[to].pk)
    if sort == "born":
        content["young"] = [{"tag": f"ន{len(animals)}-{months}", "sex": "female"}]
    answer = send("animal_event", content, by=bank.by)
    if answer.word is Word.SAVED:
        told.append(answer.id)


@pytest.mark.django_db
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds=DEEDS)
def test_register_and_ledger_agree_after_any_deeds(
    deeds: list[tuple[str, int, int, int]], bopha: User, village: Place
) -> None:
    with transaction.atomic():
        bank = a_bank(bopha, village)
        for tag in ("ក", "ខ"):
            bank.comes(tag, "10/1/2024", born_on="2019")
        told: list[Any] = []
        for deed in deeds:
            _do(bank, deed, told)
            lives = lives_of(animals_of([bank.herd.pk]))
            assert sum(life.standing.is_head for life in lives.values()) == bank.heads
        _one_holder_at_a_time(bank)
        assert not list(verify())
        transaction.set_rollback(True)


def _one_holder_at_a_time(bank: Bank) -> None:
    """Counted from the events themselves: who was given it has given it back before the next."""
    for line in lines_of(animals_of([bank.herd.pk])).values():
        stand(line)
        holders = 1 if line.animal.member_id else 0
        for event in sorted(line.events, key=lambda one: (one.happened_on, one.sort != "returned")):
            if event.sort == LifeEvent.Sort.PLACED:
                holders += 1
            elif event.sort == LifeEvent.Sort.RETURNED:
                holders -= 1
            assert 0 <= holders <= 1
