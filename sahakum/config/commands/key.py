"""``key USERNAME``: a key with which another program works in a user's name."""

import argparse

NAME = "key"
HELP = "Gives a user a key for a program, shown once; ends or lists such keys."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose key, what the program is called, and whether to end or list instead."""
    parser.add_argument("username", metavar="USERNAME", help="in whose name the program works")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--name", default="program", help="what the program is called")
    action.add_argument("--end", metavar="NAME", help="end the key of this name")
    action.add_argument("--list", action="store_true", help="list names, never keys")
    parser.add_argument("--language", choices=("km", "en"), help="default: Khmer")


def run(options: argparse.Namespace) -> int:
    """Makes, ends or lists keys; answers 1 for a key that is not there, 2 for an unknown user."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.accounts import command

    return command.run(options)
