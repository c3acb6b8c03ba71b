"""A page that asks one form with rows of a table: a budget, receipts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sahakum.accounts.models import User
from sahakum.capture.fields import RowsField
from sahakum.capture.forms import RecordForm, content_of_page
from sahakum.web import recording
from sahakum.web.filling import Filling, filling_in_row
from sahakum.web.form_rows import errors_by_row, sentences_of_all
from sahakum.web.record_page import Menu, offer
from sahakum.web.recording import Draft

MORE_ROWS = 3
Content = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class RowsPage:
    """What is asked: the kind, the field of its rows, what is fixed, and what stands there first.

    ``menus`` offers what answers can name; ``rows`` is how many rows there are at first.
    """

    kind: str
    field: str
    fixed: Content
    first: Content
    menus: dict[str, Menu]
    rows: int = 3


@dataclass(frozen=True, kw_only=True)
class RowsForm:
    """The form as it is drawn, or with ``saved`` the sign that it is stored."""

    draft: Draft
    rows: list[list[Filling]]
    sentences: list[str]
    may_have_more: bool
    saved: bool = False


def shown(request: HttpRequest, page: RowsPage, *, by: User) -> RowsForm:
    """The empty form, what was typed with more rows, or what was sent."""
    if request.method != "POST":
        return _first(request, page, by)
    content = content_of_page(recording.kind_named(page.kind).form, request.POST) | page.fixed
    if "more" in request.POST:
        draft = recording.kept_draft(request, page.kind, content, by=by)
        return _drawn(draft, page, content[page.field], least=_posted(request) + MORE_ROWS)
    draft, outcome = recording.send_content(request, page.kind, content, by=by)
    least = _posted(request)
    return _drawn(draft, page, content[page.field], least=least, saved=outcome.saved)


def _first(request: HttpRequest, page: RowsPage, by: User) -> RowsForm:
    held = recording.held_draft(request, page.kind, by=by, **page.fixed)
    if held is not None:
        return _drawn(held, page, recording.rows_said(held.form.data, page.field))
    first = page.first | page.fixed
    draft = recording.new_draft(page.kind, by=by, **first)
    return _drawn(draft, page, page.first.get(page.field, []))


def _drawn(
    draft: Draft,
    page: RowsPage,
    said: Sequence[Content],
    *,
    least: int = 0,
    saved: bool = False,
) -> RowsForm:
    field: Any = draft.form.fields[page.field]
    wanted = min(max(least, page.rows, len(said)), field.most)
    padded = [*said, *({} for _ in range(wanted - len(said)))]
    errors = errors_by_row(draft.form, page.field)
    offer(draft.form, page.menus)
    return RowsForm(
        draft=draft,
        rows=[_row(field, page.field, place, one, errors) for place, one in enumerate(padded)],
        sentences=sentences_of_all(draft.form, page.field),
        may_have_more=wanted < field.most,
        saved=saved,
    )


def _row(
    field: RowsField,
    name: str,
    place: int,
    answers: Content,
    errors: dict[tuple[int, str], list[str]],
) -> list[Filling]:
    form: RecordForm = field.row()
    form.initial, form.prefix = answers, f"{name}-{place}"
    return [
        filling_in_row(form[answer], errors.get((place + 1, answer), []))
        for answer in field.row.base_fields
    ]


def _posted(request: HttpRequest) -> int:
    text = request.POST.get("rows", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
