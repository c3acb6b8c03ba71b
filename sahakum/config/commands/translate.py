"""``translate``: brings the Khmer catalogues up to date with code and templates."""

import argparse
import json

NAME = "translate"
HELP = "Adds missing texts to the .po files and compiles them; --check only reports."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--check`` changes nothing and fails when a text is missing."""
    parser.add_argument("--check", action="store_true", help="report only; fail if incomplete")


def run(options: argparse.Namespace) -> int:
    """Updates all catalogues unless ``--check``; answers 1 when something is still missing."""
    from sahakum.config import translations
    from sahakum.config.cli import prepare, say

    prepare()
    if not options.check:
        for package in translations.packages():
            translations.update(package)
        translations.compile_stale()
    found = translations.findings()
    if options.json:
        say(json.dumps([vars(finding) for finding in found], ensure_ascii=False))
    else:
        for finding in found:
            say(str(finding))
        say(f"{len(found)} texts need a translator")
    return 1 if found else 0
