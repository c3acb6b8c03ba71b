"""``published``: figures that organisations published, against what the records give."""

import argparse

NAME = "published"
HELP = "Compares published figures with what the records give."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(options: argparse.Namespace) -> int:
    """Prints each figure with its state; answers 1 when any differs."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.reports import published

    return published.run(options)
