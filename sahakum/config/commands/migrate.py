"""``migrate``: brings the database's tables up to date."""

import argparse

NAME = "migrate"
HELP = "Makes the database or brings its tables up to date."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(options: argparse.Namespace) -> int:
    """Applies all migrations."""
    from django.core.management import call_command

    from sahakum.config.cli import prepare

    prepare()
    call_command("migrate", interactive=False, verbosity=0 if options.json else 1)
    return 0
