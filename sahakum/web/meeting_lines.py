"""The lines of the page on which a sheet is keyed: what was keyed, and which rows are shown."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import QueryDict

from sahakum.capture.forms import RecordForm
from sahakum.collectives.models import Step
from sahakum.collectives.selectors import members_of
from sahakum.groups import selectors, texts
from sahakum.groups.forms.meetings import ASKED
from sahakum.groups.models import Fund
from sahakum.groups.standing import FundStanding, MemberStanding
from sahakum.journal import clock
from sahakum.lib.dates import DayError, parse_day
from sahakum.web import recording
from sahakum.web.form_rows import errors_by_row
from sahakum.web.meeting_rows import LineRow, row_of

Line = dict[str, Any]
WHO = ("member", "presence")


def day_keyed(content: Mapping[str, Any]) -> datetime.date:
    """The day that was keyed, and today while nobody can read it."""
    try:
        return min(parse_day(str(content.get("held_on"))).date, clock.today())
    except DayError:
        return clock.today()


def keyed(fund: Fund, posted: QueryDict) -> list[Line]:
    """What was keyed of each member, as far as it belongs to the day."""
    return of_the_day(fund, posted, [_line(posted, key) for key in posted.getlist("member")])


def of_the_day(fund: Fund, posted: Mapping[str, Any], lines: list[Line]) -> list[Line]:
    """Lines of who is on the list of the day that was keyed; of others where anything is said."""
    listed = {str(one.member.pk) for one in members_of(fund.collective, on=day_keyed(posted))}
    return [line for line in lines if line["member"] in listed or _says(line)]


def _line(posted: QueryDict, key: str) -> Line:
    here = "present" if posted.get(f"here-{key}") else "absent"
    amounts = {name: posted.get(f"{name}-{key}", "") for name in ASKED}
    return {"member": key, "presence": posted.get(f"why-{key}") or here} | amounts


def _says(line: Line) -> bool:
    """Whether more is said of her than that she was away."""
    away = line.get("presence", "absent") == "absent"
    return not away or any(said for name, said in line.items() if name not in WHO)


def rows_of(standing: FundStanding, content: Mapping[str, Any], form: RecordForm) -> list[LineRow]:
    """A row for everybody on the list of the day, and for whom else anything was keyed.

    A day that was mistyped loses nobody's amounts.
    """
    lines = {str(row.get("member")): row for row in recording.rows_said(content, "lines")}
    errors, keys = errors_by_row(form, "lines"), list(lines)
    listed = {one.tied.member_id for one in standing.members}
    others = _others(standing.fund, lines, listed)
    rows = [
        row_of(one, lines.get(str(one.tied.member_id)), standing, errors, keys)
        for one in [*standing.members, *others]
    ]
    for row in rows[len(standing.members) :]:
        row.errors.append(str(texts.NOT_YET_MEMBER) % {"name": row.member.name})
    return sorted(rows, key=lambda row: row.member.number)


def _others(fund: Fund, lines: Mapping[str, Line], listed: set[UUID]) -> list[MemberStanding]:
    """Members of the group for whom something was keyed, although not on the list of the day."""
    if lines.keys() <= {str(key) for key in listed}:
        return []
    return [
        MemberStanding(tied=tied, standing=Step.Standing.MEMBER, owed=0, due=0, days_late=0)
        for tied in selectors.accounts_in(fund)
        if str(tied.member_id) in lines and tied.member_id not in listed
    ]
