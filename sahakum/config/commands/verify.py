"""``verify``: proves that nothing was changed behind the journal's back."""

import argparse
import json

NAME = "verify"
HELP = "Recomputes chain, digests and projections; names what disagrees."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--checkpoint`` compares to a position and hash kept on paper."""
    parser.add_argument("--checkpoint", metavar="POSITION:HASH", help="as printed on that day")


def run(options: argparse.Namespace) -> int:
    """Prints the findings; answers 1 when there is any."""
    from sahakum.config.cli import prepare, say

    prepare()
    from sahakum.journal import verify

    checkpoint = None
    if options.checkpoint:
        position, _, digest = options.checkpoint.partition(":")
        checkpoint = verify.Checkpoint(int(position), digest)
    findings = list(verify.verify(checkpoint=checkpoint))
    if options.json:
        say(json.dumps([vars(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            say(f"{finding.code}: {finding.detail}")
        say(f"{len(findings)} findings")
    return 1 if findings else 0
