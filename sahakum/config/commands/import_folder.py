"""``import FOLDER``: brings in a folder of CSV or XLSX files."""

import argparse
from pathlib import Path

NAME = "import"
HELP = "Brings in a folder of CSV or XLSX files; refused rows come back with reasons."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, who imports, and whether anything is stored."""
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--by", metavar="USERNAME", help="who imports; their right is checked")
    parser.add_argument("--dry-run", action="store_true", help="check everything, store nothing")


def run(options: argparse.Namespace) -> int:
    """Imports the folder; answers 1 when a row was refused."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.imports import command

    return command.run(options)
