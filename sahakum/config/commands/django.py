"""``django``: Django's own commands, such as ``makemigrations``, with our settings."""

import argparse

NAME = "django"
HELP = "Runs a command of Django itself, for those who work on the product."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after the word goes to Django."""
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(options: argparse.Namespace) -> int:
    """Hands the words over."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./run django", *options.words])
    return 0
