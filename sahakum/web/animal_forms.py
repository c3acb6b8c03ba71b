"""Pages that ask about animals: each its own few fields, rows, and short menus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.capture.fields import RowsField
from sahakum.capture.forms import RecordForm, content_of_page
from sahakum.web import recording
from sahakum.web.doors import reader
from sahakum.web.filling import Filling, filling_in_row
from sahakum.web.form_rows import errors_by_row, sentences_of_all
from sahakum.web.record_page import Menu
from sahakum.web.recording import Draft

MORE_ROWS = 3


@dataclass(frozen=True, kw_only=True)
class RowsAsked:
    """Rows on a page: how many at first, and what their answers can name."""

    name: str
    least: int
    menus: Mapping[str, Menu] = field(default_factory=dict)
    most: int = 0


@dataclass(frozen=True, kw_only=True)
class AnimalFormPage:
    """What is asked, in which order; ``fixed`` is said without being asked.

    ``first`` stands in the form at the beginning; ``labels`` ask for an answer in other words.
    """

    kind: str
    title: str
    about: str
    back: str
    names: Sequence[str]
    fixed: dict[str, str] = field(default_factory=dict)
    first: dict[str, Any] = field(default_factory=dict)
    menus: Mapping[str, Menu] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[RowsAsked] = ()
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One answer of the page, or the rows of one."""

    bound: Any
    rows: list[list[Filling]] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    is_table: bool = False
    may_have_more: bool = False


def asked(request: HttpRequest, page: AnimalFormPage) -> HttpResponse:
    """The empty form; or what was posted, saved or with its sentences."""
    user, more = reader(request), ""
    if request.method == "POST" and "more" in request.POST:
        content = content_of_page(recording.kind_named(page.kind).form, request.POST) | page.fixed
        draft = recording.kept_draft(request, page.kind, content, by=user)
        more = request.POST["more"]
    elif request.method == "POST":
        draft, outcome = recording.send(request, page.kind, by=user, **page.fixed)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect(page.back)
    else:
        held = recording.held_draft(request, page.kind, by=user, **page.fixed)
        draft = held or recording.new_draft(page.kind, by=user, **(page.first | page.fixed))
    context = {"draft": draft, "page": page, "parts": _parts(draft, page, more)}
    return render(request, "web/animals/form.html", context, status=draft.status)


def _parts(draft: Draft, page: AnimalFormPage, more: str) -> list[Part]:
    form = draft.form
    for name, label in page.labels.items():
        form.fields[name].label = label
    for name, menu in page.menus.items():
        nothing = [] if form.fields[name].required else [("", "—")]
        form.fields[name].widget = forms.Select(choices=[*nothing, *menu])
    tables = {one.name: one for one in page.rows}
    return [
        _table(form, tables[name], more) if name in tables else Part(bound=form[name])
        for name in page.names
    ]


def _table(form: RecordForm, asked_for: RowsAsked, more: str) -> Part:
    name = asked_for.name
    content = form.data if form.is_bound else form.initial
    said = recording.rows_said(content, name)
    least = max(asked_for.least, len(said) + (MORE_ROWS if more == name else 0))
    most = asked_for.most or form.fields[name].most  # type: ignore[attr-defined]
    errors = errors_by_row(form, name)
    padded = [*said, *({} for _number in range(min(least, most) - len(said)))]
    rows = [_row(form, asked_for, number, row, errors) for number, row in enumerate(padded)]
    return Part(
        bound=form[name],
        rows=rows,
        sentences=sentences_of_all(form, name),
        is_table=True,
        may_have_more=len(rows) < most,
    )


def _row(
    form: RecordForm,
    asked_for: RowsAsked,
    number: int,
    answers: dict[str, Any],
    errors: Mapping[tuple[int, str], list[str]],
) -> list[Filling]:
    field_of_rows = form.fields[asked_for.name]
    assert isinstance(field_of_rows, RowsField)
    row = field_of_rows.row()
    row.initial, row.prefix = answers, f"{asked_for.name}-{number}"
    for name, menu in asked_for.menus.items():
        row.fields[name].widget = forms.Select(choices=[("", "—"), *menu])
    return [filling_in_row(row[name], errors.get((number + 1, name), [])) for name in row.fields]
