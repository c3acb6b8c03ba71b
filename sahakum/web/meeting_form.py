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
from sahakum.groups import chart, selectors
from sahakum.groups.forms.meetings import OF_BANK
from sahakum.groups.models import Fund, StoreRules
from sahakum.groups.shareout import NOTES
from sahakum.groups.standing import FundStanding, standing_of
from sahakum.journal import clock
from sahakum.ledger.amounts import said, unit_of
from sahakum.ledger.selectors import balance
from sahakum.lib.dates import add_months
from sahakum.lib.digits import digits_to_ascii
from sahakum.web import meeting_lines, recording, wording
from sahakum.web.form_rows import sentences_of_all
from sahakum.web.meeting_rows import CountRow, LineRow, counts_of, fines_of
from sahakum.web.recording import Draft
from sahakum.web.start_fees import StartFee, start_fee_of

# How many attest.
ATTEST = 3
BESIDE = (
    "expense",
    "expense_for",
    "expense_set_aside",
    "gift",
    "gift_from",
    *OF_BANK,
    "counted",
    "difference_reason",
    "difference_cause",
    "minutes",
)
MOST_COUNTS = 20


@dataclass(frozen=True, kw_only=True)
class MeetingForm:
    """Everything that the page draws."""

    fund: Fund
    draft: Draft
    rows: list[LineRow]
    sentences: list[str]
    counts: list[CountRow]
    fixed_values: bool
    attested: list[str]
    fines: str
    box: int
    opening: str
    unit: str
    per_unit: int
    share_price: int
    has_bank: bool
    bank: int
    opening_bank: str
    has_set_aside: bool
    rice: bool
    base_moisture: str
    start_fee: StartFee | None


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
    recording.forget_renumbered(request, "meeting", outcome, by=user)
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
        for number in range(MOST_COUNTS)
    ]
    attested = dict.fromkeys(filter(None, posted.getlist("attested")))
    return {
        "fund": str(fund.pk),
        "held_on": posted.get("held_on", ""),
        "sheet": posted.get("sheet", ""),
        "lines": meeting_lines.keyed(fund, posted),
        "counts": [row for row in counts if row["number"]],
        "attested": [{"member": key} for key in attested],
    } | {name: posted.get(name, "") for name in BESIDE}


def _page(
    fund: Fund, draft: Draft, content: Mapping[str, Any], *, on: datetime.date | None = None
) -> MeetingForm:
    day = on or meeting_lines.day_keyed(content)
    standing = standing_of(fund, on=day)
    box, bank = (_held(standing, number, day) for number in (chart.BOX, chart.BANK))
    attested = [str(row.get("member")) for row in recording.rows_said(content, "attested")]
    return MeetingForm(
        fund=fund,
        draft=draft,
        rows=meeting_lines.rows_of(standing, content, draft.form),
        sentences=sentences_of_all(draft.form, "lines"),
        counts=counts_of(fund, content, standing.store),
        fixed_values=fund.commodity_id in NOTES,
        attested=(attested + [""] * ATTEST)[:ATTEST],
        fines=fines_of(standing.bylaws, fund.commodity),
        box=box,
        opening=said(box, fund.commodity),
        unit=unit_of(fund.commodity),
        per_unit=fund.commodity.per_unit,
        share_price=_share_price(standing),
        has_bank=bool(standing.keeping and standing.keeping.bank_id),
        bank=bank,
        opening_bank=said(bank, fund.commodity),
        has_set_aside=standing.accounts.find(chart.SET_ASIDE) is not None,
        rice=fund.commodity.sort == "rice",
        base_moisture=_base_moisture(standing),
        start_fee=start_fee_of(standing.bylaws),
    )


def _held(standing: FundStanding, number: int, day: datetime.date) -> int:
    """What was there on the day: a late sheet is judged by it, not by what came since."""
    account = standing.accounts.find(number)
    return balance(account, on=day) if account else 0


def _share_price(standing: FundStanding) -> int:
    """In the smallest unit; 0 where the fund is not kept in shares."""
    return int(standing.keeping.share_price or 0) if standing.keeping else 0


def _base_moisture(standing: FundStanding) -> str:
    """For the script: at how much moisture rice counts; nothing where it counts as weighed."""
    rules = standing.store
    dry = rules is not None and rules.counts == StoreRules.Counts.DRY
    return f"{rules.base_moisture}" if rules is not None and dry else ""
