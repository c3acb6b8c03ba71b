"""The figures that were published come out of the records of one office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from sahakum.demonstration import command
from sahakum.reports import published
from tests.office import own_database


@pytest.fixture
def district(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> Iterator[None]:
    """The whole demonstration, in a database of its own: so many rows in one transaction of a
    test took PostgreSQL seven minutes."""
    store = tmp_path / "store"
    with django_db_blocker.unblock(), own_database(), override_settings(STORE_DIRECTORY=store):
        command.load(size="district")
        yield


@pytest.mark.slow
def test_every_figure_that_can_be_computed_agrees(district: None) -> None:
    states = {one.words: one.state for one in published.figures()}
    assert [words for words, state in states.items() if state == published.DIFFERS] == []
    assert list(states.values()).count(published.AGREES) >= 20
