"""What the members are to the head, asked anew on one page after another became head."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sahakum.accounts.models import User
from sahakum.capture.forms import content_of_page
from sahakum.journal import clock
from sahakum.registry import selectors as registry
from sahakum.registry.choices import Relation
from sahakum.registry.happening_forms import NOT_HEAD, RelationsForm
from sahakum.registry.heads import head_of
from sahakum.registry.models import Household, Membership
from sahakum.registry.relations import likely_relation, was_before
from sahakum.web import recording, wording
from sahakum.web.filling import Filling, filling_of
from sahakum.web.form_rows import errors_by_row, sentences_of_all
from sahakum.web.recording import Draft
from sahakum.web.ties_form import named

KIND = "relations"
CHOICES = NOT_HEAD


@dataclass(frozen=True, kw_only=True)
class RelationRow:
    """One member: who it is, and what is proposed or was typed."""

    number: int
    membership: Membership
    name: str
    chosen: str
    errors: list[str]

    @property
    def field(self) -> str:
        """What the names of the row's answers begin with."""
        return f"members-{self.number}"


@dataclass(frozen=True, kw_only=True)
class RelationsPage:
    """The day, and a row for each member but the head."""

    draft: Draft
    day: Filling
    rows: list[RelationRow]
    sentences: list[str]
    head: str


def of(request: HttpRequest, household: Household, *, by: User) -> RelationsPage:
    """The page as it is opened: with what is likely, or what is held."""
    held = recording.held_draft(request, KIND, by=by)
    if held is not None:
        return page_of(held, household)
    head = head_of(household)
    since = wording.day_in_numbers(_since(head))
    draft = recording.new_draft(KIND, by=by, household=str(household.pk), from_on=since)
    return page_of(draft, household)


def content_of(request: HttpRequest, household: Household) -> dict[str, Any]:
    """What the page posted; members of whom nothing was chosen are left out."""
    content = content_of_page(RelationsForm, request.POST) | {"household": str(household.pk)}
    content["members"] = [row for row in content["members"] if row["relation"]]
    return content


def says_nothing_new(content: dict[str, Any], household: Household) -> bool:
    """Whether everything that was chosen is what was told before: nothing is recorded then."""
    told = {str(one.pk): one.relation for one in registry.members_of(household)}
    return all(told.get(row["membership"]) == row["relation"] for row in content["members"])


def page_of(draft: Draft, household: Household) -> RelationsPage:
    """The page around a form, with everything typed."""
    head = head_of(household)
    others = [one for one in registry.members_of(household) if one.relation != Relation.HEAD]
    typed, was = _typed(draft), was_before(head) if head else ""
    rows = []
    for number, one in enumerate(others):
        first = "" if draft.form.is_bound else _likely(one, head, was)
        chosen, errors = typed.get(str(one.pk), (first, []))
        rows.append(
            RelationRow(
                number=number,
                membership=one,
                name=named(one.person),
                chosen=chosen,
                errors=errors,
            )
        )
    return RelationsPage(
        draft=draft,
        day=filling_of(draft.form["from_on"]),
        rows=rows,
        sentences=sentences_of_all(draft.form, "members"),
        head=head.person.name if head else "",
    )


def are_asked(household: Household) -> bool:
    """Whether somebody lives here of whom it was said what they were to the former head only."""
    head = head_of(household)
    members = registry.members_of(household)
    return any(one != head and not _is_fresh(one, head) for one in members)


def _is_fresh(member: Membership, head: Membership | None) -> bool:
    """Whether a relation was told of the head of today."""
    return head is None or member.from_on >= head.from_on


def _since(head: Membership | None) -> datetime.date:
    return head.from_on if head else clock.today()


def _likely(member: Membership, head: Membership | None, was: str) -> str:
    if _is_fresh(member, head):
        return member.relation
    return likely_relation(was, member.relation) or ""


def _typed(draft: Draft) -> dict[str, tuple[str, list[str]]]:
    """What was chosen for each membership, and what is wrong with it."""
    if not draft.form.is_bound:
        return {}
    errors = errors_by_row(draft.form, "members")
    said = draft.form.data.get("members")
    rows = [row for row in said if isinstance(row, dict)] if isinstance(said, list) else []
    return {
        str(row.get("membership", "")): (str(row.get("relation", "")), errors[number, "relation"])
        for number, row in enumerate(rows, 1)
    }
