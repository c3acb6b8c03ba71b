"""The page on which a workshop of a group is recorded: everybody is ticked, one enters who was not
there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sahakum.accounts.models import User
from sahakum.capture import door
from sahakum.capture.door import Outcome
from sahakum.collectives.models import Collective, Member
from sahakum.collectives.selectors import members_of
from sahakum.journal import clock
from sahakum.web import recording, wording
from sahakum.web.recording import Draft

KIND = "workshop"
ASKED = ("topic", "held_on", "hours", "led_by")


@dataclass(frozen=True, kw_only=True)
class Tick:
    """One member, and whether she is ticked."""

    member: Member
    ticked: bool


@dataclass(frozen=True, kw_only=True)
class WorkshopPage:
    """Everything that the page draws."""

    group: Collective
    draft: Draft
    ticks: list[Tick]


def shown(user: User, group: Collective, request: HttpRequest) -> WorkshopPage:
    """The empty page; or what waits for a correction."""
    held = recording.held_content(request, KIND, by=user)
    if held is not None:
        form = door.form_again(KIND, held.content, held.sentences, by=user)
        rows = recording.rows_said(held.content, "participants")
        draft = Draft(form=form, operation_id=held.operation_id)
        return _page(group, draft, [str(row.get("member")) for row in rows])
    day = wording.day_in_numbers(clock.today())
    draft = recording.new_draft(KIND, by=user, group=str(group.pk), held_on=day)
    return _page(group, draft, None)


def sent(user: User, group: Collective, request: HttpRequest) -> tuple[WorkshopPage, Outcome]:
    """What was ticked, sent through the door."""
    keys = request.POST.getlist("member")
    content: dict[str, Any] = {name: request.POST.get(name, "") for name in ASKED}
    content |= {"group": str(group.pk), "participants": [{"member": key} for key in keys]}
    draft, outcome = recording.send_content(request, KIND, content, by=user)
    return _page(group, draft, keys), outcome


def _page(group: Collective, draft: Draft, ticked: Sequence[str] | None) -> WorkshopPage:
    listed = members_of(group, on=clock.today())
    ticks = [
        Tick(member=one.member, ticked=ticked is None or str(one.member.pk) in ticked)
        for one in listed
    ]
    return WorkshopPage(group=group, draft=draft, ticks=ticks)
