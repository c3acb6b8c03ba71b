"""A page that asks one form of a kind and saves it: for what is kept in lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.capture.fields import RowsField
from sahakum.capture.forms import RecordForm
from sahakum.journal import clock
from sahakum.web import recording, wording
from sahakum.web.doors import reader
from sahakum.web.row_menus import RowMenus

Menu: TypeAlias = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Answers that are seldom given: folded under a title, until one of them needs attention."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Folded:
    """A part with its fields, as a page draws it."""

    title: str
    fields: list[BoundField]
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """What is asked: the kind, its heading, and the page to which one comes from and goes back.

    ``fixed`` is said without being asked; ``first`` stands in the form at the beginning, and today
    under the name ``day``. ``menus`` offers what answers can name. ``after`` names the page of what
    was recorded, where one does not go back. ``further`` are parts that stand folded at the end.
    """

    kind: str
    title: str
    about: str
    back: str
    fixed: dict[str, str] = field(default_factory=dict)
    first: Mapping[str, Any] = field(default_factory=dict)
    day: str = "from_on"
    menus: Mapping[str, Menu] = field(default_factory=dict)
    after: str = ""
    further: Sequence[Part] = ()


def asked(request: HttpRequest, page: RecordPage) -> HttpResponse:
    """The empty form; or what was posted, saved or with its sentences."""
    user = reader(request)
    if request.method == "POST":
        draft, outcome = recording.send(request, page.kind, by=user, **page.fixed)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect(page.after, draft.operation_id) if page.after else redirect(page.back)
    else:
        usual = {page.day: wording.day_in_numbers(clock.today()), **page.first, **page.fixed}
        held = recording.held_draft(request, page.kind, by=user)
        draft = held or recording.new_draft(page.kind, by=user, **usual)
    offer(draft.form, page.menus)
    context = {"draft": draft, "title": page.title, "about": page.about, "back": page.back}
    context |= _parts(draft.form, page.further)
    return render(request, "web/record.html", context, status=draft.status)


def _parts(form: RecordForm, parts: Sequence[Part]) -> dict[str, Any]:
    """The fields that everybody sees, and those that are folded."""
    folded = {name for part in parts for name in part.names}
    return {
        "usual": [bound for bound in form if not bound.is_hidden and bound.name not in folded],
        "parts": [
            Folded(
                title=part.title,
                fields=[form[name] for name in part.names],
                is_open=any(name in form.errors for name in part.names) if form.is_bound else False,
            )
            for part in parts
        ],
    }


def offer(form: RecordForm, menus: Mapping[str, Menu]) -> None:
    """Puts menus in the place of boxes for what answers can name."""
    # Each form has its own fields, but they share widgets: a new one is put in place.
    for name, menu in menus.items():
        asked_of = form.fields[name]
        if isinstance(asked_of, RowsField):
            (answer,) = asked_of.row.base_fields
            label = str(asked_of.label)
            asked_of.widget = RowMenus(answer=answer, menu=list(menu), label=label)
            continue
        nothing = [] if form.fields[name].required else [("", "—")]
        form.fields[name].widget = forms.Select(choices=[*nothing, *menu])
