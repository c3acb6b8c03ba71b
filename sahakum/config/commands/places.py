"""``places diff FILE`` and ``places accept FILE``: a newer gazetteer, reviewed and never loaded."""

import argparse
from pathlib import Path

NAME = "places"
HELP = "Compares a newer gazetteer with the stored places; accepts differences one by one or all."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with which file, who accepts which differences, and from which day they hold."""
    parser.add_argument("action", choices=("diff", "accept"), help="list only, or accept")
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV with the columns of ours")
    parser.add_argument("--as", "--by", dest="by", metavar="USERNAME", help="who accepts")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--all", action="store_true", help="accept every difference")
    chosen.add_argument(
        "--only", nargs="+", default=[], metavar="KEY", help="accept these, as diff lists them"
    )
    parser.add_argument("--from-on", metavar="DAY", help="since when; default: today")
    parser.add_argument("--source", default="", help="what the list is; default: the file's name")
    parser.add_argument("--language", choices=("km", "en"), help="default: Khmer")


def run(options: argparse.Namespace) -> int:
    """Lists or accepts; answers 1 when something could not be accepted, 2 when nothing was done."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.localities import command

    return command.run(options)
