"""The rehearsal of a share-out: each line, the notes that are needed, and what is in the way."""

import datetime
from dataclasses import dataclass

from sahakum.groups.models import Fund
from sahakum.groups.rehearsal import Rehearsal, rehearsed
from sahakum.groups.saying import said
from sahakum.groups.shareout import NOTES, Part
from sahakum.groups.splitting import notes
from sahakum.web import wording


@dataclass(frozen=True, kw_only=True)
class LineShown:
    """One member's line in words."""

    number: str
    name: str
    savings: str
    surplus: str
    owes: str
    paid: str
    stays: str


@dataclass(frozen=True, kw_only=True)
class SharePage:
    """A share-out as it would be."""

    fund: Fund
    surplus: str
    loss: bool
    kept: str
    paid: str
    lacks: str
    lines: list[LineShown]
    notes: list[tuple[str, str]]


def of(fund: Fund, *, on: datetime.date, roll_over: bool, share_social: bool) -> SharePage:
    """The rehearsal of a fund on a day, in words."""
    found = rehearsed(fund, on=on, roll_over=roll_over, share_social=share_social)
    result = found.result
    return SharePage(
        fund=fund,
        surplus=said(abs(result.surplus), fund.commodity),
        loss=result.surplus < 0,
        kept=said(sum(result.funds.values()), fund.commodity) if result.funds else "",
        paid=said(result.paid, fund.commodity),
        lacks=said(found.lacks, fund.commodity) if found.lacks else "",
        lines=[_line(found, part) for part in result.parts],
        notes=_notes(found),
    )


def _line(found: Rehearsal, part: Part) -> LineShown:
    commodity = found.fund.commodity
    stays = part.rolls_over + part.unpaid_rest
    return LineShown(
        number=wording.number(found.tied_of(part).member.number),
        name=part.member.name,
        savings=said(part.member.savings, commodity),
        surplus=f"{'−' if part.surplus < 0 else ''}{said(abs(part.surplus), commodity)}",
        owes=said(part.member.owes, commodity) if part.member.owes else "",
        paid=said(part.paid, commodity),
        stays=said(stays, commodity) if stays else "",
    )


def _notes(found: Rehearsal) -> list[tuple[str, str]]:
    """How many notes of each value pay everybody exactly."""
    values = NOTES.get(found.fund.commodity_id, ())
    needed: dict[int, int] = {}
    for part in found.result.parts:
        for value, count in notes(part.paid, values)[0].items():
            needed[value] = needed.get(value, 0) + count
    return [
        (said(value, found.fund.commodity), wording.number(count))
        for value, count in sorted(needed.items(), reverse=True)
    ]
