"""``lock``: writes the hashed requirement files from pyproject.toml."""

import argparse
import shutil
import subprocess
import sys

from sahakum.config.cli import say
from sahakum.config.environment import REPOSITORY

NAME = "lock"
HELP = "Writes requirements/*.txt with hashes from pyproject.toml (needs uv)."

HEADER = """# Locked from pyproject.toml with hashes, for every platform and Python 3.11 or later.
# Made by `./run lock`; change pyproject.toml, never this file.
"""
OPTIONS = ["--generate-hashes", "--universal", "--python-version", "3.11", "--quiet"]
OPTIONS += ["--no-emit-index-url", "--no-header", "--only-binary", ":all:"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--upgrade`` takes the newest versions that pyproject.toml allows."""
    parser.add_argument("--upgrade", action="store_true", help="take the newest allowed versions")


def run(options: argparse.Namespace) -> int:
    """Locks the base set, then the developers' set on top of the same versions."""
    if shutil.which("uv") is None:
        say("uv is needed to lock versions; everything else works without it.", to=sys.stderr)
        return 1
    upgrade = ["--upgrade"] if options.upgrade else []
    _lock("base", upgrade)
    _lock("dev", ["--extra", "dev", "--constraint", "requirements/base.txt", *upgrade])
    return 0


def _lock(name: str, extra: list[str]) -> None:
    path = REPOSITORY / "requirements" / f"{name}.txt"
    words = ["uv", "pip", "compile", "pyproject.toml", *OPTIONS, *extra, "--output-file", str(path)]
    subprocess.run(words, cwd=REPOSITORY, check=True)
    path.write_text(HEADER + path.read_text())
