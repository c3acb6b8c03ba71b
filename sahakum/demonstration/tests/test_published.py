"""The figures that were published come out of the records of one office."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sahakum.demonstration import command
from sahakum.reports import published


@pytest.mark.slow
@pytest.mark.django_db
def test_every_figure_that_can_be_computed_agrees(settings: Settings, tmp_path: Path) -> None:
    settings.STORE_DIRECTORY = tmp_path / "store"
    command.load(size="district")
    states = {one.words: one.state for one in published.figures()}
    assert [words for words, state in states.items() if state == published.DIFFERS] == []
    assert list(states.values()).count(published.AGREES) >= 20
