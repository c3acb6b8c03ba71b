"""Registering a family from a page: its village, its rows of members, likely doubles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest

from sahakum.capture.forms import content_of_page
from sahakum.journal import clock
from sahakum.places.models import Place
from sahakum.registry.duplicates import Candidate, propose_duplicates
from sahakum.registry.forms import MemberForm
from sahakum.registry.models import Relation
from sahakum.web import areas, recording, wording
from sahakum.web.doors import reader
from sahakum.web.filling import Filling, filling_in_row
from sahakum.web.form_rows import errors_by_row, sentences_of_all
from sahakum.web.recording import Draft

KIND = "household"
ROWS_AT_FIRST = 3
MORE_ROWS = 3
# What every family tells, and what stands folded under it.
FIRST_FIELDS = ("family_name", "given_name", "relation", "born", "sex")
FOLDED_FIELDS = ("latin_name", "disability")


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """One member on the page; `open` when something in the folded part needs a look."""

    first: list[Filling]
    folded: list[Filling]
    open: bool


@dataclass(frozen=True, kw_only=True)
class RegistrationPage:
    """The form, its rows, sentences about the rows together, and who may be registered already."""

    draft: Draft
    rows: list[MemberRow]
    sentences: list[str] = field(default_factory=list)
    doubles: Sequence[Candidate] = field(default_factory=list)
    saved: bool = False

    @property
    def status(self) -> int:
        """HTTP status of the page."""
        return self.draft.status


def chosen_village(request: HttpRequest) -> Place | None:
    """The village of the address; none while it is not chosen or lies outside the areas."""
    try:
        return areas.village_in_sight(reader(request), request.GET.get("village", ""))
    except Http404:
        return None


def page_of(request: HttpRequest, village: Place) -> RegistrationPage:
    """The page to show, or with `saved` the sign that the family is registered."""
    if request.method != "POST":
        return _first_page(request, village)
    content = content_of_page(recording.kind_named(KIND).form, request.POST)
    content["village"] = str(village.pk)
    if "more" in request.POST:
        return _with_more_rows(request, content)
    doubles = [] if "others" in request.POST else _doubles(request, content, village)
    if doubles:
        draft = recording.kept_draft(request, KIND, content, by=reader(request))
        return RegistrationPage(draft=draft, rows=_rows(content["members"]), doubles=doubles)
    return _sent(request, content)


def _first_page(request: HttpRequest, village: Place) -> RegistrationPage:
    # The village of the address was chosen; the one that was sent may be none.
    draft = recording.held_draft(request, KIND, by=reader(request), village=str(village.pk))
    if draft is None:
        return _empty(request, village)
    said = recording.rows_said(draft.form.data, "members")
    rows = _rows(said, errors=errors_by_row(draft.form, "members"))
    return RegistrationPage(
        draft=draft, rows=rows, sentences=sentences_of_all(draft.form, "members")
    )


def _empty(request: HttpRequest, village: Place) -> RegistrationPage:
    first = {
        "village": str(village.pk),
        "registered_on": wording.day_in_numbers(clock.today()),
        "members": [],
    }
    draft = recording.new_draft(KIND, by=reader(request), **first)
    return RegistrationPage(draft=draft, rows=_rows([{"relation": Relation.HEAD}]))


def _with_more_rows(request: HttpRequest, content: dict[str, Any]) -> RegistrationPage:
    draft = recording.kept_draft(request, KIND, content, by=reader(request))
    rows = _rows(content["members"], least=_posted_rows(request) + MORE_ROWS)
    return RegistrationPage(draft=draft, rows=rows)


def _sent(request: HttpRequest, content: dict[str, Any]) -> RegistrationPage:
    draft, outcome = recording.send_content(request, KIND, content, by=reader(request))
    errors = errors_by_row(draft.form, "members")
    rows = _rows(content["members"], least=_posted_rows(request), errors=errors)
    sentences = sentences_of_all(draft.form, "members")
    return RegistrationPage(draft=draft, rows=rows, sentences=sentences, saved=outcome.saved)


def _doubles(request: HttpRequest, content: dict[str, Any], village: Place) -> Sequence[Candidate]:
    form = recording.bound_form(KIND, content, by=reader(request))
    if not form.is_valid():
        return []
    return propose_duplicates(form.cleaned_data["members"], village=village, by=reader(request))


def _posted_rows(request: HttpRequest) -> int:
    text = request.POST.get("rows", "")
    return min(int(text), 40) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def _rows(
    members: Sequence[dict[str, Any]],
    *,
    least: int = ROWS_AT_FIRST,
    errors: dict[tuple[int, str], list[str]] | None = None,
) -> list[MemberRow]:
    padded = [*members, *({} for _ in range(least - len(members)))]
    return [_row(number, answers, errors or {}) for number, answers in enumerate(padded, 1)]


def _row(
    number: int, answers: dict[str, Any], errors: dict[tuple[int, str], list[str]]
) -> MemberRow:
    form = MemberForm()
    form.initial, form.prefix = answers, f"members-{number - 1}"
    drawn = {
        name: filling_in_row(form[name], errors.get((number, name), []))
        for name in (*FIRST_FIELDS, *FOLDED_FIELDS)
    }
    folded = [drawn[name] for name in FOLDED_FIELDS]
    return MemberRow(
        first=[drawn[name] for name in FIRST_FIELDS],
        folded=folded,
        open=any(filling.errors for filling in folded),
    )
