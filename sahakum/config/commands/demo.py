"""``demo``: loads the demonstration of synthetic people into an empty database."""

import argparse
import json
import sys

from sahakum.config.cli import prepare, say
from sahakum.config.progress import progress_bar

NAME = "demo"
HELP = "Loads synthetic families into an empty database."

SIZES = ("village", "district", "province", "nation")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much is made."""
    parser.add_argument("--size", choices=SIZES, default="district")


def run(options: argparse.Namespace) -> int:
    """Loads the demonstration; answers 1, changing nothing, when the database is in use."""
    from django.core.management import call_command

    prepare()
    call_command("migrate", interactive=False, verbosity=0)
    from sahakum.demonstration import command as demonstration

    try:
        with progress_bar("synthetic families") as progress:
            summary = demonstration.load(size=options.size, progress=progress)
    except demonstration.DatabaseInUseError as error:
        say(str(error), to=sys.stderr)
        return 1
    say(json.dumps(summary, ensure_ascii=False) if options.json else f"loaded: {summary}")
    return 0
