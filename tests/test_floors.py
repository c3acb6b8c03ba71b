"""The floors: every package stands on one, and imports go down only."""

import subprocess
import sys

from tests.house import PRODUCT, REPOSITORY, floors


def test_every_package_stands_on_a_floor() -> None:
    packages = {path.parent.name for path in PRODUCT.glob("*/__init__.py")}
    assert packages == set(floors())


def test_every_package_teaches_its_words() -> None:
    for path in PRODUCT.glob("*/__init__.py"):
        assert path.read_text().startswith('"""'), f"{path.parent.name} has no paragraph"


def test_imports_go_down_only() -> None:
    code = "from importlinter.cli import lint_imports_command as lint; lint()"
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
