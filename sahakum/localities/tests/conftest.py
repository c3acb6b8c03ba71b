"""What a process remembers of places is dropped, as it is after a commit."""

from collections.abc import Iterator

import pytest

from sahakum.places import selectors


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    selectors.forget()
    yield
    selectors.forget()
