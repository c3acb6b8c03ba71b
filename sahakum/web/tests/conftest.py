"""Each test has an analytic store of its own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def own_store(settings: Settings, tmp_path: Path) -> Path:
    """Puts the analytic store into the test's own folder."""
    settings.STORE_DIRECTORY = tmp_path / "store"
    return tmp_path / "store"
