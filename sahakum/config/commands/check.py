"""``check``: format, lint, types, floors, templates, migrations and translations in one go."""

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

from sahakum.config.cli import say
from sahakum.config.environment import REPOSITORY

NAME = "check"
HELP = "Checks format, lint, types, floors, templates, migrations and translations."

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"
STEPS: dict[str, list[str]] = {
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy"],
    "floors": ["-c", LINT_IMPORTS],
    "templates": ["-m", "djlint", "sahakum", "--lint", "--quiet"],
    "migrations": ["-m", "django", "makemigrations", "--check", "--dry-run"],
    "translations": ["-m", "sahakum", "translate", "--check"],
}


@dataclass(frozen=True)
class Outcome:
    """How one step ended; ``output`` is what its tool printed."""

    step: str
    ok: bool
    seconds: float
    output: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Names of steps; none means all."""
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"any of: {', '.join(STEPS)}")


def run(options: argparse.Namespace) -> int:
    """Runs every step, also after one failed; answers 1 when any failed."""
    unknown = set(options.steps) - set(STEPS)
    if unknown:
        say(f"unknown step: {', '.join(sorted(unknown))}", to=sys.stderr)
        return 2
    outcomes = []
    for step in options.steps or STEPS:
        outcomes.append(_take(step))
        if not options.json:
            _show(outcomes[-1])
    if options.json:
        say(json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False))
    return 0 if all(outcome.ok for outcome in outcomes) else 1


def _take(step: str) -> Outcome:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, *STEPS[step]],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    seconds = round(time.monotonic() - begun, 1)
    return Outcome(step, done.returncode == 0, seconds, done.stdout.strip())


def _show(outcome: Outcome) -> None:
    if not outcome.ok:
        say(outcome.output)
    word = "ok" if outcome.ok else "failed"
    say(f"{outcome.step:<14}{word} ({outcome.seconds} s)")
