"""The village of the self-help group, told alone: its published figures come out of its records."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from sahakum.collectives.models import Step
from sahakum.demonstration import command, worlds
from sahakum.groups.models import Meeting
from sahakum.journal.verify import verify
from sahakum.reports import published

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, published.Published]]:
    """The figures of a small office and the village, taken back at the end of this file."""
    small = dataclasses.replace(
        worlds.WORLDS["village"], reached={2026: 8}, others=2, self_help=True
    )
    patch = pytest.MonkeyPatch()
    patch.setitem(worlds.WORLDS, "village", small)
    store: Path = tmp_path_factory.mktemp("store")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(STORE_DIRECTORY=store),
    ):
        command.load(size="village")
        yield {one.words: one for one in published.figures() if one.section == "1"}
        transaction.set_rollback(True)
    patch.undo()


def test_all_of_it_is_lawful(told: dict[str, published.Published]) -> None:
    assert settings.STORE_DIRECTORY
    assert list(verify()) == []


def test_every_figure_of_its_section_agrees(told: dict[str, published.Published]) -> None:
    states = {words: one.state for words, one in told.items()}
    assert set(states.values()) == {published.AGREES}, states


def test_a_trainee_leads_the_group_a_year_later(told: dict[str, published.Published]) -> None:
    leader = Step.objects.filter(standing=Step.Standing.LEADER).latest("from_on")
    path = [step.standing for step in leader.member.steps.order_by("from_on")]
    assert path == ["trainee", "member", "leader"]


def test_the_group_met_for_two_years(told: dict[str, published.Published]) -> None:
    days = Meeting.objects.filter(fund__collective__name_km__contains="តេងម៉ៅ")
    first, last = days.earliest("held_on").held_on, days.latest("held_on").held_on
    assert (last - first).days > 690
