"""What tests of faults share: an office with processes of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office import Office, migrated, opened

Template = tuple[Path, str]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    """A migrated database that is only ever copied."""
    folder = tmp_path_factory.mktemp("template")
    with migrated(folder) as address:
        yield folder, address


@pytest.fixture
def office(tmp_path: Path, template: Template) -> Iterator[Office]:
    """An office on a database of its own, empty but for the places."""
    folder, address = template
    with opened(tmp_path, template=folder, address=address) as office:
        yield office
