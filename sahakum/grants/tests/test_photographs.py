"""Photographs about grants: they show, and prove no amount."""

import pytest

from sahakum.accounts.models import User
from sahakum.capture import photographs
from sahakum.capture.intake import Word
from sahakum.capture.models import PhotographBytes
from sahakum.grants.models import GrantPhotograph
from sahakum.grants.tests.world import Asked, asked, send
from sahakum.journal.models import Fact
from sahakum.journal.verify import verify
from sahakum.places.models import Place
from tests import pictures

SAID = {"taken_on": "6/3/2026", "shows": "receipt", "photograph": pictures.PHOTOGRAPH}


@pytest.fixture
def grant(bopha: User, dara: User, village: Place) -> Asked:
    """800 dollars were granted and paid out."""
    grant = asked(bopha, dara, village)
    grant.appraise()
    grant.decide()
    grant.pay("800")
    return grant


def test_it_is_stored_and_proves_nothing(grant: Asked) -> None:
    facts, unproven = Fact.objects.count(), grant.course.unproven
    stored = GrantPhotograph.objects.get(pk=grant.say("photograph", **SAID))
    assert (stored.grant_id, stored.shows) == (grant.grant.pk, "receipt")
    assert photographs.picture_of(stored, "small")
    assert Fact.objects.count() == facts
    assert grant.course.unproven == unproven == 80_000
    assert list(verify()) == []


@pytest.mark.usefixtures("english")
def test_a_closed_grant_takes_no_more(grant: Asked) -> None:
    first = grant.say("photograph", **SAID)
    grant.prove("800")
    grant.say("closing", by=grant.leader, closed_on="7/3/2026")
    assert "closed" in grant.fail("photograph", **SAID)
    assert PhotographBytes.objects.count() == 1
    # It changes no sum: what should not be there can be taken away at any time.
    void = {"operation": str(first), "reason": "a face is on it"}
    assert send("void", void, by=grant.worker).word is Word.SAVED
    assert list(verify()) == []


@pytest.mark.usefixtures("english")
def test_what_it_shows_is_said(grant: Asked) -> None:
    assert "fill this in" in grant.fail("photograph", **SAID | {"shows": ""})
    assert "fill this in" in grant.fail("photograph", **SAID | {"photograph": ""})
    assert "offered" in grant.fail("photograph", **SAID | {"shows": "house"})


def test_only_the_organisation_of_the_fund_records_it(grant: Asked, chantha: User) -> None:
    grant.fail("photograph", by=chantha, **SAID)
    assert not GrantPhotograph.objects.exists()
    assert not PhotographBytes.objects.exists()
