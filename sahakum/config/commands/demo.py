"""``demo``: loads the demonstration of synthetic people into an empty database."""

import argparse
import json
import sys

from sahakum.config.cli import prepare, say

NAME = "demo"
HELP = "Loads synthetic families into an empty database."

SIZES = ("village", "district", "province", "nation")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much is made."""
    parser.add_argument("--size", choices=SIZES, default="village")


def run(options: argparse.Namespace) -> int:
    """Loads the demonstration; answers 1, changing nothing, when the database is in use."""
    from django.core.management import call_command

    prepare()
    call_command("migrate", interactive=False, verbosity=0)
    from sahakum.accounts.models import User
    from sahakum.demonstration import command as demonstration

    if User.objects.exists():
        say("This database is in use: a demonstration needs an empty one.", to=sys.stderr)
        return 1
    summary = demonstration.load(size=options.size)
    say(json.dumps(summary, ensure_ascii=False) if options.json else f"loaded: {summary}")
    return 0
