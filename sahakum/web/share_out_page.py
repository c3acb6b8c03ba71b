"""The rehearsal of a share-out: each line, the notes that are needed, and what is in the way."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sahakum.groups.models import Fund
from sahakum.groups.rehearsal import Rehearsal, rehearsed
from sahakum.groups.shareout import NOTES, Part
from sahakum.groups.splitting import notes
from sahakum.ledger.amounts import said
from sahakum.web import wording
from sahakum.web.share_out_wish import Wished

# How members can share, in few words, and what the rules do not give to them.
CHOICES = (
    ("pay", _("Pay out")),
    ("roll_over", _("Roll over")),
    ("earnings_paid", _("Pay only what was earned")),
    ("earnings_saved", _("Save what was earned")),
)
KEPT = {
    "group": _("Of it stays with the group"),
    "administration": _("Of it is set aside for administration"),
    "social": _("Of it goes to the social fund"),
}


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
class Choice:
    """A way of sharing to choose."""

    words: str
    address: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class SharePage:
    """A share-out as it would be."""

    fund: Fund
    surplus: str
    loss: bool
    choices: list[Choice]
    paper: str
    kept: list[tuple[str, str]]
    paid: str
    lacks: str
    in_bank: str
    lines: list[LineShown]
    notes: list[tuple[str, str]]
    rest: str
    rest_goes: str


def of(fund: Fund, *, on: datetime.date, wished: Wished) -> SharePage:
    """The rehearsal of a fund on a day, in words."""
    found = rehearsed(fund, on=on, wish=wished.wish)
    result = found.result
    return SharePage(
        fund=fund,
        surplus=said(abs(result.surplus), fund.commodity),
        loss=result.surplus < 0,
        choices=_choices(wished),
        paper=wished.address(),
        kept=[
            (str(KEPT[name]), said(amount, fund.commodity))
            for name, amount in result.funds.items()
            if amount
        ],
        paid=said(result.paid, fund.commodity),
        lacks=said(found.lacks, fund.commodity) if found.lacks else "",
        in_bank=said(found.out_of_bank, fund.commodity) if found.out_of_bank else "",
        lines=[_line(found, part) for part in result.parts],
        notes=_notes(found),
        rest=_rest(found),
        rest_goes=_rest_goes(found),
    )


def _choices(wished: Wished) -> list[Choice]:
    """Ways of sharing, each with all else as it is wished now."""
    return [
        Choice(words=str(words), address=wished.address(how=how), chosen=how == wished.wish.how)
        for how, words in CHOICES
    ]


def _rest(found: Rehearsal) -> str:
    """What no note can pay to members; nothing where all can be paid."""
    to = found.rest_to
    left = sum(part.unpaid_rest for part in found.result.parts if to is None)
    amount = to.moved_rest if to else left
    return said(amount, found.fund.commodity) if amount else ""


def _rest_goes(found: Rehearsal) -> str:
    """Who gets the rests, and how that was decided, as minutes say it."""
    to = found.rest_to
    if to is None:
        return ""
    words = {
        "named": _("goes to %(name)s, whom the group named"),
        "drawn": _("goes to %(name)s, on whom the lot fell"),
    }
    return str(words[found.rules_said["rest"]]) % {"name": to.member.name}


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
