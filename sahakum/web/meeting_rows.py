"""Rows of the page on which a sheet is keyed: one for each member, one for each value counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sahakum.collectives.models import Member
from sahakum.groups.forms.meetings import ASKED, LineForm
from sahakum.groups.measures import measures_of
from sahakum.groups.models import Bylaws, Fund, StoreRules
from sahakum.groups.shareout import NOTES
from sahakum.groups.standing import FundStanding, MemberStanding
from sahakum.ledger.amounts import as_said, said
from sahakum.ledger.models import Commodity
from sahakum.lib.digits import digits_to_ascii
from sahakum.web import recording, wording

# How many rows for sizes of sacks or measures a count has, beside those with a name.
FREE, LEAST = 4, 2


@dataclass(frozen=True, kw_only=True)
class LineRow:
    """One member's row: what stands in each box, what is expected, and what is wrong with it.

    ``wrong`` names the boxes that the sentences are about.
    """

    member: Member
    standing: str
    owes: str
    due: str
    here: bool
    why: str
    values: dict[str, str]
    errors: list[str]
    wrong: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Whether more than savings is written."""
        # The social fund stands there for everybody, as the rules say.
        usual = ("savings", "social", "shares")
        more = [value for name, value in self.values.items() if name not in usual]
        return bool(self.errors or self.due or self.why or any(more))


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """One value of notes, or one size of sack, and how many were counted."""

    number: int
    value: str
    shown: str
    count: str


def row_of(
    one: MemberStanding,
    line: dict[str, Any] | None,
    standing: FundStanding,
    errors: Mapping[tuple[int, str], list[str]],
    keys: list[str],
) -> LineRow:
    """A member's row: what was keyed for her, or what is usual; with what is wrong with it."""
    key, commodity = str(one.tied.member_id), standing.fund.commodity
    place = keys.index(key) + 1 if key in keys else 0
    presence = str(line.get("presence", "")) if line else "present"
    usual = _usual(standing)
    return LineRow(
        member=one.tied.member,
        standing=str(one.standing.label) if one.standing != "member" else "",
        owes=wording.number(as_said(one.owed, commodity)) if one.owed else "",
        due=wording.number(as_said(one.due, commodity)) if one.due else "",
        here=presence in ("present", "late"),
        why=presence if presence in ("late", "excused") else "",
        values={name: str(line.get(name) or "") for name in ASKED} if line else usual,
        errors=[
            _about(name, text)
            for (row, name), texts in errors.items()
            if row == place
            for text in texts
        ],
        wrong=frozenset(name for row, name in errors if row == place),
    )


def _about(name: str, sentence: str) -> str:
    """A sentence with the name of its box in front: there are many in a row."""
    asked_of = LineForm.base_fields.get(name)
    return sentence if name == "member" or asked_of is None else f"{asked_of.label}: {sentence}"


def _usual(standing: FundStanding) -> dict[str, str]:
    """Everybody saves as the rules say; in shares where the fund is kept in them."""
    bylaws, keeping, commodity = standing.bylaws, standing.keeping, standing.fund.commodity
    found = dict.fromkeys(ASKED, "")
    if bylaws is None:
        return found
    for name, amount in (("savings", int(bylaws.saving)), ("social", int(bylaws.social))):
        found[name] = wording.number(as_said(amount, commodity)) if amount else ""
    if keeping is not None and keeping.share_price:
        shares = int(bylaws.saving) // int(keeping.share_price)
        found |= {"savings": "", "shares": wording.number(shares) if shares else ""}
    return found


def fines_of(bylaws: Bylaws | None, commodity: Commodity) -> str:
    """What the rules ask of who comes late or does not come."""
    if bylaws is None:
        return ""
    asked = ((bylaws.fine_late, _("late: %(amount)s")), (bylaws.fine_absent, _("away: %(amount)s")))
    told = [text % {"amount": said(int(fine), commodity)} for fine, text in asked if fine]
    return _("Fines by the rules: %(fines)s") % {"fines": ", ".join(told)} if told else ""


def counts_of(
    fund: Fund, content: Mapping[str, Any], rules: StoreRules | None = None
) -> list[CountRow]:
    """The values of the notes in use; of rice, the group's measures and sizes to be filled in."""
    fixed, free = _fixed(fund, rules)
    said_rows = [
        (str(row.get("value", "")), str(row.get("number", "")))
        for row in recording.rows_said(content, "counts")
    ]
    counted = {digits_to_ascii(value): count for value, count in said_rows}
    rows = [(value, shown, counted.get(digits_to_ascii(value), "")) for value, shown in fixed]
    known = {digits_to_ascii(value) for value, _shown in fixed}
    filled = [
        (value, "", count) for value, count in said_rows if digits_to_ascii(value) not in known
    ]
    rows += [*filled, *[("", "", "")] * (free - len(filled))] if free else []
    return [
        CountRow(number=number, value=value, shown=shown, count=count)
        for number, (value, shown, count) in enumerate(rows)
    ]


def _fixed(fund: Fund, rules: StoreRules | None) -> tuple[list[tuple[str, str]], int]:
    """Values that need not be written, each in words, and how many rows are free beside them."""
    commodity = fund.commodity
    values = NOTES.get(fund.commodity_id)
    if values is not None:
        return [(f"{as_said(value, commodity):f}", said(value, commodity)) for value in values], 0
    measures = [
        (wording.number(as_said(grams, commodity)), f"{name} ({said(grams, commodity)})")
        for name, grams in measures_of(rules)
    ]
    return measures, max(LEAST, FREE - len(measures))
