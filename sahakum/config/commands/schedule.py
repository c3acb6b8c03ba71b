"""``schedule --terms FILE``: the schedule of a loan, from terms alone."""

import argparse
from pathlib import Path

NAME = "schedule"
HELP = "Prints a loan's schedule, and how it stands after payments, from terms in a file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the terms are."""
    parser.add_argument("--terms", type=Path, required=True, metavar="FILE", help="terms as JSON")


def run(options: argparse.Namespace) -> int:
    """Prints rows and totals; answers 2 when the terms mean nothing. No database is needed."""
    from sahakum.lending import command

    return command.run(options)
