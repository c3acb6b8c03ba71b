"""``administrator USERNAME``: the first administrator of an organisation."""

import argparse

NAME = "administrator"
HELP = "Makes an administrator, who adds all other users on the pages; prints the password once."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, for which organisation, and in which area."""
    parser.add_argument("username", metavar="USERNAME", help="under which name she signs in")
    parser.add_argument("--name", required=True, help="her name in Khmer, family name first")
    parser.add_argument("--name-en", help="the same in Latin letters")
    parser.add_argument("--organisation", required=True, metavar="NAME", help="its Khmer name")
    parser.add_argument("--organisation-en", metavar="NAME", help="the same in Latin letters")
    parser.add_argument("--commune", action="store_true", help="it is a commune's council")
    parser.add_argument("--area", metavar="CODE", help="official code; default: the whole country")
    parser.add_argument("--language", choices=("km", "en"), help="default: Khmer")


def run(options: argparse.Namespace) -> int:
    """Makes her; answers 2 when the name is taken or the area is unknown."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.staff import command

    return command.run(options)
