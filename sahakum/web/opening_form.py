"""The page on which a paper book is taken over: savings and loans of each member, and the box."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sahakum.accounts.models import User
from sahakum.collectives.models import Member
from sahakum.collectives.selectors import members_of
from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.journal import clock
from sahakum.web import recording, wording
from sahakum.web.recording import Draft

BESIDE = ("held_on", "box", "social", "bank", "minutes")


@dataclass(frozen=True, kw_only=True)
class OpeningRow:
    """One member's row."""

    member: Member
    savings: str
    owes: str


@dataclass(frozen=True, kw_only=True)
class OpeningForm:
    """Everything that the page draws."""

    fund: Fund
    draft: Draft
    rows: list[OpeningRow]
    has_bank: bool


def shown(user: User, fund: Fund, request: HttpRequest) -> OpeningForm:
    """The empty page, or what waits for a correction."""
    held = recording.held_draft(request, "group_opening", by=user, fund=str(fund.pk))
    first = {"fund": str(fund.pk), "held_on": wording.day_in_numbers(fund.opened_on)}
    draft = held or recording.new_draft("group_opening", by=user, **first)
    content = draft.form.data if draft.form.is_bound else draft.form.initial
    return page(fund, draft, content)


def content_of(fund: Fund, request: HttpRequest) -> dict[str, Any]:
    """What was keyed, as a program would send it."""
    posted = request.POST
    lines = [
        {
            "member": key,
            "savings": posted.get(f"savings-{key}", ""),
            "owes": posted.get(f"owes-{key}", ""),
        }
        for key in posted.getlist("member")
    ]
    return {"fund": str(fund.pk), "lines": lines} | {name: posted.get(name, "") for name in BESIDE}


def page(fund: Fund, draft: Draft, content: Mapping[str, Any]) -> OpeningForm:
    """The page with what was keyed."""
    lines = {str(row.get("member")): row for row in recording.rows_said(content, "lines")}
    return OpeningForm(
        fund=fund,
        draft=draft,
        rows=[
            _row(one.member, lines.get(str(one.member.pk), {}))
            for one in members_of(fund.collective, on=clock.today())
        ],
        has_bank=chart.accounts_of(fund).find(chart.BANK) is not None,
    )


def _row(member: Member, line: Mapping[str, Any]) -> OpeningRow:
    said = {name: str(line.get(name) or "") for name in ("savings", "owes")}
    return OpeningRow(member=member, **said)
