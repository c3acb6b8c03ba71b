"""What the tests of grants share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture
def english() -> Iterator[None]:
    """Sentences in English."""
    with translation.override("en"):
        yield
