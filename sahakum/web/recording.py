"""Recording from a page: the posted answers go through the same door as a phone's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from sahakum.accounts.models import User
from sahakum.capture import door, holding, kinds
from sahakum.capture.door import Outcome
from sahakum.capture.forms import RecordForm, content_of_page
from sahakum.capture.kinds import Kind
from sahakum.lib.ids import is_id, uuid7
from sahakum.web import photographs_sent

# The page's own number for what is being typed: sending it twice stores it once.
OPERATION = "operation"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A form on a page and the operation that it will become."""

    form: RecordForm
    operation_id: UUID

    @property
    def status(self) -> int:
        """HTTP status: 422 when something needs attention."""
        return 422 if self.form.is_bound and self.form.errors else 200


def kind_named(name: str) -> Kind:
    """A kind of record by its name.

    Raises:
        Http404: the package that records it is not installed.
    """
    found = kinds.find(name)
    if found is None:
        raise Http404
    return found


def held_content(request: HttpRequest, kind: str, *, by: User) -> holding.Holding | None:
    """What the address names as held content of a kind, when the reader may see it."""
    try:
        operation_id = UUID(request.GET.get("held", ""))
    except ValueError:
        return None
    held = holding.held_for(by).filter(pk=operation_id, kind=kind).first()
    opened = holding.opened(held) if held else None
    return opened if opened and isinstance(opened.content, dict) else None


def rows_said(content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows that held content has under a name; a program may have sent anything there."""
    said = content.get(name)
    return [row if isinstance(row, dict) else {} for row in said] if isinstance(said, list) else []


def held_draft(request: HttpRequest, kind: str, /, *, by: User, **fixed: Any) -> Draft | None:
    """Held content as a form with its sentences, under the same operation id; or nothing.

    ``fixed`` answers come from the address.
    """
    held = held_content(request, kind, by=by)
    if held is None:
        return None
    form = door.form_again(kind, held.content | fixed, held.sentences, by=by)
    return Draft(form=form, operation_id=held.operation_id)


def new_draft(kind: str, /, *, by: User, **first_values: Any) -> Draft:
    """An empty form with first values and a fresh operation id."""
    content = {name: value for name, value in first_values.items() if value is not None}
    return Draft(form=door.empty_form(kind, by=by, content=content), operation_id=uuid7())


def bound_form(kind: str, content: dict[str, Any], *, by: User) -> RecordForm:
    """The form of a kind with answers, not yet sent."""
    found = kind_named(kind)
    return found.form(content, references=found.fetch([content], by))


def kept_draft(request: HttpRequest, kind: str, content: dict[str, Any], *, by: User) -> Draft:
    """The same page again with everything typed on it, before anything is judged."""
    form = door.empty_form(kind, by=by, content=content)
    return Draft(form=form, operation_id=posted_id(request))


def send(request: HttpRequest, kind: str, /, *, by: User, **fixed: Any) -> tuple[Draft, Outcome]:
    """Send what a page posted through the door; `fixed` answers come from the address."""
    content = content_of_page(kind_named(kind).form, request.POST)
    content |= photographs_sent.of_page(request, kind, posted_id(request), by=by)
    return send_content(request, kind, content | fixed, by=by)


def send_content(
    request: HttpRequest, kind: str, content: dict[str, Any], *, by: User
) -> tuple[Draft, Outcome]:
    """Send answers through the door under the page's operation id."""
    operation_id = posted_id(request)
    outcome = door.submit(kind=kind, content=content, operation_id=operation_id, by=by)
    return Draft(form=outcome.form, operation_id=operation_id), outcome


def forget_renumbered(request: HttpRequest, kind: str, outcome: Outcome, *, by: User) -> None:
    """What was posted waited under another id before: there it no longer stands in the way.

    For kinds whose id comes from an answer, such as the number of a sheet, that may be mistyped.
    """
    before, now = request.POST.get(OPERATION, ""), outcome.answer.id
    if is_id(before):
        holding.release_renumbered(UUID(before), kind=kind, now=now, saved=outcome.saved, by=by)


def posted_id(request: HttpRequest) -> UUID:
    """The operation id of a posted page; a fresh one where it is missing or broken."""
    try:
        return UUID(request.POST.get(OPERATION, ""))
    except ValueError:
        return uuid7()
