"""Families in the programme now: the figure shrinks when a family leaves; those reached stay."""

import datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.indicators.declarations import BY_CODE
from sahakum.indicators.definitions import Area, Period
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.programmes.models import Programme

ABOUT = {"programme": "family_support"}


@pytest.fixture
def enrolled(household_id: UUID, bopha: User, take: Take, family_support: Programme) -> UUID:
    """A family in A's family support since 2 February 2026."""
    said = ABOUT | {"household": str(household_id), "from_on": "2/2/2026"}
    assert take("enrolment", said, by=bopha).word is Word.SAVED
    return household_id


def leaving(household_id: UUID) -> dict[str, str]:
    return ABOUT | {"household": str(household_id), "left_on": "1/3/2026", "reason": "moved"}


def test_the_figure_of_families_now_shrinks_and_those_reached_stay(
    enrolled: UUID,
    bopha: User,
    take: Take,
    family_support: Programme,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.STORE_DIRECTORY = tmp_path / "store"
    assert _figures(family_support, until=datetime.date(2026, 3, 31)) == [1, 1]
    left = take("leaving", leaving(enrolled), by=bopha)
    assert _figures(family_support, until=datetime.date(2026, 2, 28)) == [1, 1]
    assert _figures(family_support, until=datetime.date(2026, 3, 31)) == [1, 0]
    take("void", {"operation": str(left.id), "reason": "ខុសគ្រួសារ"}, by=bopha)
    assert _figures(family_support, until=datetime.date(2026, 3, 31)) == [1, 1]


def _figures(programme: Programme, *, until: datetime.date) -> list[int]:
    period = Period(first=datetime.date(2026, 1, 1), last=until)
    codes = ("families_enrolled", "families_in_programme_now")
    lines = tuple(Line(indicator=BY_CODE[code], period=period) for code in codes)
    reading = Reading(
        lines=lines, area=Area(), organisation=programme.organisation_id, programme=programme.pk
    )
    return [int(one.total or 0) for one in answer(reading).answers]
