"""``shareout --terms FILE``: rehearses a group's share-out from figures alone."""

import argparse
from pathlib import Path

NAME = "shareout"
HELP = "Rehearses a group's share-out from figures in a file (docs/shareout.md); stores nothing."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the figures are."""
    parser.add_argument("--terms", type=Path, required=True, metavar="FILE", help="JSON")


def run(options: argparse.Namespace) -> int:
    """Prints every line; answers 2 when nothing can be shared. No database is needed."""
    from sahakum.groups import command

    return command.run(options)
