"""``start``, what ``./run`` alone does: tables, demonstration when empty, sign-ins, server."""

import argparse
import sys

from sahakum.config.cli import prepare, say
from sahakum.config.commands import serve
from sahakum.config.progress import progress_bar

NAME = "start"
HELP = "Makes the database, loads the demonstration when it is empty, and serves."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``serve``."""
    serve.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Prepares what is missing, says where to look and how to sign in, and serves."""
    from django.core.management import call_command

    prepare()
    call_command("migrate", interactive=False, verbosity=0)
    _fill_when_empty()
    say(f"\nSahakum: http://{options.host}:{options.port}/   (end with Ctrl-C)")
    _show_sign_ins()
    return serve.run(options)


def _fill_when_empty() -> None:
    from sahakum.accounts.models import User
    from sahakum.demonstration import command as demonstration

    if not User.objects.exists():
        say("The database is empty: loading the demonstration (synthetic people).", to=sys.stderr)
        with progress_bar("synthetic families") as progress:
            demonstration.load(size="district", progress=progress)


def _show_sign_ins() -> None:
    from sahakum.demonstration import command as demonstration
    from sahakum.journal.models import Installation

    if Installation.objects.filter(demonstration=True).exists():
        for sign_in in demonstration.sign_ins():
            say(f"  {sign_in.username:<12}{sign_in.password:<24}{sign_in.who}")
