"""``books`` lists the books of the ledger; ``books ID`` writes one as a Beancount file."""

import argparse

NAME = "books"
HELP = "Lists the books of groups; with an ID, writes that book as a Beancount file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which book, if one is to be written."""
    parser.add_argument("book", nargs="?", metavar="ID", help="the book to write")


def run(options: argparse.Namespace) -> int:
    """Lists or writes; answers 2 when the book is unknown."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.ledger import command

    return command.run(options)
