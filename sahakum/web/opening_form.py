"""The page on which a paper book is taken over: savings and loans of each member, and the box."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sahakum.accounts.models import User
from sahakum.collectives.models import Member
from sahakum.collectives.selectors import members_of
from sahakum.groups import chart
from sahakum.groups.forms.meetings import TAKEN_OVER, OpeningLineForm
from sahakum.groups.models import Fund
from sahakum.journal import clock
from sahakum.web import recording, wording
from sahakum.web.form_rows import errors_by_row, sentences_of_all
from sahakum.web.meeting_lines import day_keyed, of_the_day
from sahakum.web.recording import Draft

BESIDE = ("held_on", "box", "social", "bank", "minutes")


@dataclass(frozen=True, kw_only=True)
class OpeningBox:
    """What the book says of a member: her savings, or what she owes."""

    name: str
    label: str
    value: str
    errors: list[str]


@dataclass(frozen=True, kw_only=True)
class OpeningRow:
    """One member's row."""

    member: Member
    boxes: list[OpeningBox]


@dataclass(frozen=True, kw_only=True)
class OpeningForm:
    """Everything that the page draws."""

    fund: Fund
    draft: Draft
    rows: list[OpeningRow]
    sentences: list[str]
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
        {"member": key} | {name: posted.get(f"{name}-{key}", "") for name in TAKEN_OVER}
        for key in posted.getlist("member")
    ]
    beside = {name: posted.get(name, "") for name in BESIDE}
    return {"fund": str(fund.pk), "lines": of_the_day(fund, posted, lines)} | beside


def page(fund: Fund, draft: Draft, content: Mapping[str, Any]) -> OpeningForm:
    """The page with what was keyed."""
    lines = {str(row.get("member")): row for row in recording.rows_said(content, "lines")}
    errors, keys = errors_by_row(draft.form, "lines"), list(lines)
    return OpeningForm(
        fund=fund,
        draft=draft,
        rows=[
            _row(member, lines.get(str(member.pk), {}), _errors_of(member, keys, errors))
            for member in _members(fund, content)
        ],
        sentences=sentences_of_all(draft.form, "lines"),
        has_bank=chart.accounts_of(fund).find(chart.BANK) is not None,
    )


def _members(fund: Fund, content: Mapping[str, Any]) -> list[Member]:
    """Who is on the list today, or was on the day of the book, by number."""
    days = (clock.today(), day_keyed(content))
    listed = {one.member for day in days for one in members_of(fund.collective, on=day)}
    return sorted(listed, key=lambda member: member.number)


def _errors_of(
    member: Member, keys: list[str], errors: Mapping[tuple[int, str], list[str]]
) -> dict[str, list[str]]:
    """What is wrong with her row, by answer."""
    place = keys.index(str(member.pk)) + 1 if str(member.pk) in keys else 0
    return {name: sentences for (row, name), sentences in errors.items() if row == place}


def _row(member: Member, line: Mapping[str, Any], errors: Mapping[str, list[str]]) -> OpeningRow:
    boxes = [
        OpeningBox(
            name=name,
            label=str(OpeningLineForm.base_fields[name].label),
            value=str(line.get(name) or ""),
            errors=errors.get(name, []),
        )
        for name in TAKEN_OVER
    ]
    return OpeningRow(member=member, boxes=boxes)
