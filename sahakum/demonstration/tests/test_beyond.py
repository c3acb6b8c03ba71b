"""Families beyond the office are stored many at once, and as lawfully as through the door."""

import dataclasses

import pytest

from sahakum.accounts.models import User
from sahakum.demonstration import beyond, command, worlds
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation
from sahakum.journal.verify import verify
from sahakum.registry.models import Household, Membership
from sahakum.support.models import VisitState

FAMILIES = 30


@pytest.fixture
def small_nation(monkeypatch: pytest.MonkeyPatch, db: None) -> worlds.World:
    """A country of a few families, some of them made up alike."""
    world = dataclasses.replace(
        worlds.WORLDS["village"], reached={2026: 8}, others=2, beyond=FAMILIES
    )
    monkeypatch.setitem(worlds.WORLDS, "nation", world)
    monkeypatch.setattr(beyond, "DIFFERENT", 12)
    command.load(size="nation")
    return world


def test_wholesale_is_lawful_and_apart(small_nation: worlds.World) -> None:
    assert list(verify()) == []
    nary, bopha = (User.objects.get(username=name) for name in ("nary", "bopha"))
    theirs = Household.objects.visible_to(nary)
    assert theirs.count() == FAMILIES
    assert not theirs.filter(pk__in=Household.objects.visible_to(bopha)).exists()
    assert theirs.values("village").distinct().count() == FAMILIES
    assert VisitState.objects.filter(household__in=theirs).count() == FAMILIES
    assert [one.username for one in command.sign_ins()][-1] == "nary"


def test_wholesale_says_and_keeps_what_the_door_would(small_nation: worlds.World) -> None:
    said = {one.id: one for batch in beyond.batches(small_nation) for one in batch.sayings}
    for operation in Operation.objects.filter(id__in=said):
        content = said[operation.id].content
        assert bytes(operation.said_digest) == digest_of_said(kind=operation.kind, content=content)
        if operation.kind == "household":
            kept = Membership.objects.filter(household_id=operation.id)
            names = {row.person.given_name for row in kept.select_related("person")}
            assert names == {member["given_name"] for member in content["members"]}
