"""What a demonstration refuses, and what it wishes for without a database."""

import pytest

from sahakum.accounts.models import Organisation
from sahakum.demonstration import command, families, worlds
from sahakum.demonstration.spots import LIVELIHOODS
from sahakum.journal import clock
from sahakum.journal.models import Installation


@pytest.mark.django_db
def test_an_office_is_never_made_a_demonstration() -> None:
    Organisation.objects.create(name_km="ក", name_en="A", kind="ngo")
    with pytest.raises(command.DatabaseInUseError):
        command.load(size="village")
    assert not Installation.objects.exists()
    assert command.sign_ins() == []


@pytest.mark.django_db
def test_an_office_refuses_the_clock() -> None:
    clock.forget()
    with pytest.raises(PermissionError), clock.at(clock.now()):
        pass


def test_the_wish_list_of_an_office_is_that_of_the_mission() -> None:
    world = worlds.WORLDS["district"]
    supported = families.enrolled(world)
    in_2009 = {one.spot.key for one in supported if one.in_livelihoods and one.wave.year <= 2009}
    now = {one.spot.key for one in supported if one.in_livelihoods}
    assert (len(supported), len(now), len(in_2009)) == (1383, 18, 1)
    assert len({spot.code[:4] for spot in LIVELIHOODS}) == 2
    assert sum(one.wave.year == 2007 for one in supported) == 10
