"""The command line: finds the commands, reads the arguments, runs one command."""

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from sahakum.config import commands

FIRST_WORD = "start"


class Command(Protocol):
    """What a module in ``commands`` offers."""

    NAME: str
    HELP: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name; answers its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahakum.config.settings")
    words = list(sys.argv[1:] if arguments is None else arguments) or [FIRST_WORD]
    parser = _parser()
    options, rest = parser.parse_known_args(words)
    if rest and not hasattr(options, "rest"):
        parser.error(f"unknown arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        return cast(Command, options.command).run(options)
    except KeyboardInterrupt:
        return 130


def prepare() -> None:
    """Compiles stale translations and makes Django ready; a command calls it before models."""
    import django

    from sahakum.config import memory, translations

    translations.compile_stale()
    django.setup()
    memory.settle()


def say(text: str, *, to: Any = None) -> None:
    """Writes a line for the person at the terminal."""
    print(text, file=to or sys.stdout, flush=True)


def _parser() -> argparse.ArgumentParser:
    description = "Sahakum runs the work of village organisations and commune councils."
    parser = argparse.ArgumentParser(prog="./run", description=description)
    subparsers = parser.add_subparsers(metavar="WORD", required=True)
    for command in _commands():
        subparser = subparsers.add_parser(
            command.NAME, help=command.HELP, description=command.HELP, allow_abbrev=False
        )
        subparser.add_argument("--json", action="store_true", help="answer as JSON")
        command.add_arguments(subparser)
        subparser.set_defaults(command=command)
    return parser


def _commands() -> list[Command]:
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    return [cast(Command, importlib.import_module(f"{commands.__name__}.{n}")) for n in names]
