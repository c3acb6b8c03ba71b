"""The page on which a sheet is keyed: one row for each member, totals, and the count of the box."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.capture import door
from sahakum.capture.door import Outcome
from sahakum.collectives.models import Member
from sahakum.groups import selectors
from sahakum.groups.amounts import as_said
from sahakum.groups.forms.meetings import IN_A_LINE
from sahakum.groups.models import Bylaws, Fund
from sahakum.groups.saying import said, unit_of
from sahakum.groups.shareout import NOTES
from sahakum.groups.standing import FundStanding, MemberStanding, standing_of
from sahakum.journal import clock
from sahakum.ledger.models import Commodity
from sahakum.lib.dates import DayError, add_months, parse_day
from sahakum.lib.digits import digits_to_ascii
from sahakum.web import recording, wording
from sahakum.web.form_rows import errors_by_row
from sahakum.web.recording import Draft

# How many attest, and how many sizes of sacks or measures a count has.
ATTEST, MEASURES = 3, 4
BESIDE = ("expense", "expense_for", "gift", "gift_from", "counted", "difference_reason", "minutes")


@dataclass(frozen=True, kw_only=True)
class LineRow:
    """One member's row: what stands in each box, what is expected, and what is wrong with it."""

    number: int
    member: Member
    standing: str
    owes: str
    due: str
    here: bool
    why: str
    values: dict[str, str]
    errors: list[str]

    @property
    def open(self) -> bool:
        """Whether more than savings is written."""
        # The social fund stands there for everybody, as the rules say.
        usual = ("savings", "social")
        more = [value for name, value in self.values.items() if name not in usual]
        return bool(self.errors or self.due or self.why or any(more))


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """One value of notes, or one size of sack, and how many were counted."""

    number: int
    value: str
    shown: str
    count: str


@dataclass(frozen=True, kw_only=True)
class MeetingForm:
    """Everything that the page draws."""

    fund: Fund
    draft: Draft
    rows: list[LineRow]
    counts: list[CountRow]
    fixed_values: bool
    values: dict[str, str]
    attested: list[str]
    box: int
    opening: str
    quorum: int
    unit: str
    per_unit: int


def shown(user: User, fund: Fund, request: HttpRequest) -> MeetingForm:
    """The empty page: everybody came and saved as usual; or what waits for a correction."""
    held = recording.held_content(request, "meeting", by=user)
    if held is not None:
        form = door.form_again("meeting", held.content, held.sentences, by=user)
        return _page(fund, Draft(form=form, operation_id=held.operation_id), held.content)
    content = {
        "fund": str(fund.pk),
        "held_on": wording.day_in_numbers(clock.today()),
        "sheet": wording.number(selectors.next_sheet(fund)),
    }
    draft = Draft(form=door.empty_form("meeting", by=user, content=content), operation_id=fund.pk)
    return _page(fund, draft, content)


def for_paper(user: User, fund: Fund) -> MeetingForm:
    """What is expected on the day of the next meeting, in Khmer: the sheet is for the village."""
    latest = selectors.meetings_of(fund).first()
    today = clock.today()
    day = max(today, add_months(latest.held_on, 1)) if latest else today
    with translation.override("km"):
        form = door.empty_form("meeting", by=user, content={"fund": str(fund.pk)})
        draft = Draft(form=form, operation_id=fund.pk)
        return _page(fund, draft, {}, on=day)


def sent(user: User, fund: Fund, request: HttpRequest) -> tuple[MeetingForm | None, Outcome]:
    """What was keyed, sent through the door under the number of its sheet."""
    content = _content(fund, request)
    operation_id = _operation_of(fund, content["sheet"])
    outcome = door.submit(kind="meeting", content=content, operation_id=operation_id, by=user)
    if outcome.saved:
        return None, outcome
    return _page(fund, Draft(form=outcome.form, operation_id=operation_id), content), outcome


def _operation_of(fund: Fund, sheet: str) -> UUID:
    """The same sheet is the same operation, until it was voided."""
    number = digits_to_ascii(sheet.strip()).lstrip("0") or "0"
    voided = selectors.attempts(fund, int(number)) if number.isdecimal() else 0
    return uuid5(fund.pk, f"sheet {number} {voided}")


def _content(fund: Fund, request: HttpRequest) -> dict[str, Any]:
    posted = request.POST
    counts = [
        {"value": posted.get(f"value-{number}", ""), "number": posted.get(f"count-{number}", "")}
        for number in range(len(NOTES.get(fund.commodity_id, ())) or MEASURES)
    ]
    attested = dict.fromkeys(filter(None, posted.getlist("attested")))
    return {
        "fund": str(fund.pk),
        "held_on": posted.get("held_on", ""),
        "sheet": posted.get("sheet", ""),
        "lines": [_line(request, key) for key in posted.getlist("member")],
        "counts": [row for row in counts if row["number"]],
        "attested": [{"member": key} for key in attested],
    } | {name: posted.get(name, "") for name in BESIDE}


def _line(request: HttpRequest, key: str) -> dict[str, str]:
    posted = request.POST
    here = "present" if posted.get(f"here-{key}") else "absent"
    amounts = {name: posted.get(f"{name}-{key}", "") for name in IN_A_LINE}
    return {"member": key, "presence": posted.get(f"why-{key}") or here} | amounts


def _page(
    fund: Fund, draft: Draft, content: Mapping[str, Any], *, on: datetime.date | None = None
) -> MeetingForm:
    standing = standing_of(fund, on=on or _day(content))
    lines = {str(row.get("member")): row for row in recording.rows_said(content, "lines")}
    errors = errors_by_row(draft.form, "lines")
    attested = [str(row.get("member")) for row in recording.rows_said(content, "attested")]
    keys = list(lines)
    return MeetingForm(
        fund=fund,
        draft=draft,
        rows=[
            _row(number, one, lines.get(str(one.tied.member_id)), standing, errors, keys)
            for number, one in enumerate(standing.members, 1)
        ],
        counts=_counts(fund, content),
        fixed_values=fund.commodity_id in NOTES,
        values={name: str(content.get(name) or "") for name in (*BESIDE, "held_on", "sheet")},
        attested=(attested + [""] * ATTEST)[:ATTEST],
        box=standing.box,
        opening=said(standing.box, fund.commodity),
        quorum=standing.bylaws.quorum if standing.bylaws else 0,
        unit=unit_of(fund.commodity),
        per_unit=fund.commodity.per_unit,
    )


def _day(content: Mapping[str, Any]) -> datetime.date:
    try:
        return min(parse_day(str(content.get("held_on"))).date, clock.today())
    except DayError:
        return clock.today()


def _row(
    number: int,
    one: MemberStanding,
    line: dict[str, Any] | None,
    standing: FundStanding,
    errors: Mapping[tuple[int, str], list[str]],
    keys: list[str],
) -> LineRow:
    key, commodity = str(one.tied.member_id), standing.fund.commodity
    place = keys.index(key) + 1 if key in keys else 0
    presence = str(line.get("presence", "")) if line else "present"
    usual = _usual(standing.bylaws, commodity)
    return LineRow(
        number=number,
        member=one.tied.member,
        standing=str(one.standing.label) if one.standing != "member" else "",
        owes=wording.number(as_said(one.owed, commodity)) if one.owed else "",
        due=wording.number(as_said(one.due, commodity)) if one.due else "",
        here=presence in ("present", "late"),
        why=presence if presence in ("late", "excused") else "",
        values={name: str(line.get(name) or "") for name in IN_A_LINE} if line else usual,
        errors=[text for (row, _), texts in errors.items() if row == place for text in texts],
    )


def _usual(bylaws: Bylaws | None, commodity: Commodity) -> dict[str, str]:
    """Everybody saves as the rules say."""
    found = dict.fromkeys(IN_A_LINE, "")
    if bylaws is not None:
        for name in ("savings", "social"):
            amount = int(bylaws.saving if name == "savings" else bylaws.social)
            found[name] = wording.number(as_said(amount, commodity)) if amount else ""
    return found


def _counts(fund: Fund, content: Mapping[str, Any]) -> list[CountRow]:
    rows = recording.rows_said(content, "counts")
    values = NOTES.get(fund.commodity_id)
    if values is None:
        filled = [(str(row.get("value", "")), str(row.get("number", ""))) for row in rows]
        filled += [("", "")] * (MEASURES - len(filled))
        return [
            CountRow(number=number, value=value, shown="", count=count)
            for number, (value, count) in enumerate(filled[:MEASURES])
        ]
    counted = {digits_to_ascii(str(row.get("value"))): str(row.get("number", "")) for row in rows}
    plain = [f"{as_said(value, fund.commodity):f}" for value in values]
    return [
        CountRow(
            number=number,
            value=text,
            shown=said(value, fund.commodity),
            count=counted.get(text, ""),
        )
        for number, (text, value) in enumerate(zip(plain, values, strict=True))
    ]
