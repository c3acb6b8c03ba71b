"""``import FOLDER``: brings in a folder of CSV or XLSX files."""

import argparse
from pathlib import Path

NAME = "import"
HELP = "Brings in a folder of CSV or XLSX files; refused rows come back with reasons."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, who imports, whether anything is stored, and the language of the report."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", nargs="?")
    parser.add_argument(
        "--as", "--by", dest="by", metavar="USERNAME", help="who imports; their right is checked"
    )
    parser.add_argument("--dry-run", action="store_true", help="check everything, store nothing")
    parser.add_argument(
        "--templates",
        choices=("xlsx", "csv"),
        help="write empty tables of every kind into the folder instead",
    )
    parser.add_argument(
        "--columns", action="store_true", help="print all files and columns, as in docs/import.md"
    )
    parser.add_argument("--language", choices=("km", "en"), help="default: that of the person")


def run(options: argparse.Namespace) -> int:
    """Imports the folder; answers 1 when a row was refused."""
    from sahakum.config.cli import prepare

    prepare()
    from sahakum.imports import command

    return command.run(options)
