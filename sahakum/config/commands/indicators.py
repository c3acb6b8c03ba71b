"""``indicators``: what is counted and what it comes to."""

import argparse

NAME = "indicators"
HELP = "Brings the analytic store up to date and prints every indicator's result."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--rebuild`` makes the store anew."""
    parser.add_argument("--rebuild", action="store_true", help="delete the store and make it anew")


def run(options: argparse.Namespace) -> int:
    """Prints the results for the whole country."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.indicators import command

    return command.run(options)
