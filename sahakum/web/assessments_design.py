"""Pages on which a questionnaire is made part by part: what stands on them, what was sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assessments import designing, drafting, drafts, texts
from sahakum.assessments.bound import words as bound_words
from sahakum.assessments.models import QuestionnaireDraft
from sahakum.capture.fields import RowsField
from sahakum.capture.forms import RecordForm, content_of_page
from sahakum.web.doors import reader
from sahakum.web.filling import Filling, filling_in_row, filling_of

Document = dict[str, Any]
MORE_ROWS = 3
# Not drawn: a row keeps its own code, and names for programs come by themselves.
HIDDEN = ("code",)
# Drawn as menus of what this draft offers.
MENUS = ("only_if", "bound")
MOST_OPTIONS = 200


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of a part: answers to choose from, ranges, bands."""

    label: str
    help: str
    rows: list[list[Filling]]
    codes: list[tuple[str, str]]
    sentences: list[str]
    condition: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One field of a part, and when a page with a script shows it."""

    filling: Filling
    condition: str


@dataclass(frozen=True, kw_only=True)
class Option:
    """A condition in words, as one chooses it."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class PartPage:
    """One part of a draft in a form."""

    draft: QuestionnaireDraft
    heading: str
    form: RecordForm
    fillings: list[Shown]
    tables: list[Table]
    options: list[Option] = field(default_factory=list)
    places: list[Option] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    saved: bool = False

    @property
    def status(self) -> int:
        """HTTP status: 422 when something needs attention."""
        wrong = self.form.is_bound and (self.form.errors or self.sentences)
        return 422 if wrong and not self.saved else 200


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a document: its form, what stands in it, and how it is put back."""

    heading: str
    form: type[RecordForm]
    content: Document
    put: Callable[[Document, Mapping[str, Any]], Document]
    options: Sequence[tuple[str, str]] = ()
    places: Sequence[tuple[str, str]] = ()


def head(document: Document) -> Part:
    """Code, subject, title and purpose."""
    return Part(
        heading=_("Title and purpose"),
        form=designing.HeadForm,
        content=designing.head_content(document),
        put=drafting.with_head,
    )


def scoring(document: Document) -> Part:
    """Method and bands."""
    return Part(
        heading=_("Scoring"),
        form=designing.ScoringForm,
        content=designing.scoring_content(document),
        put=drafting.with_scoring,
    )


def section(document: Document, place: int) -> Part:
    """The heading of a section, or of a new one.

    Raises:
        Http404: there are fewer sections.
    """
    found = _at(document.get("sections", []), place)
    return Part(
        heading=_("Section"),
        form=designing.SectionForm,
        content=designing.section_content(found),
        put=lambda before, answers: drafting.with_section(before, place, answers),
    )


def question(document: Document, place: tuple[int, int]) -> Part:
    """A question, or a new one.

    Raises:
        Http404: there is no such section, or it has fewer questions.
    """
    sections = document.get("sections", [])
    if place[0] >= len(sections):
        raise Http404
    found = _at(sections[place[0]].get("questions", []), place[1])
    usual = {"kind": "yes_no"}
    return Part(
        heading=_("Question"),
        form=designing.QuestionForm,
        content=designing.question_content(usual | found),
        put=lambda before, answers: drafting.with_question(before, *place, answers),
        options=list(_conditions(document, place, str(found.get("show_if", "")))),
        places=list(bound_words.options(str(document.get("subject", "")))),
    )


def _at(rows: Sequence[Document], place: int) -> Document:
    if place > len(rows):
        raise Http404
    return rows[place] if place < len(rows) else {}


def _conditions(document: Document, place: tuple[int, int], now: str) -> Iterator[tuple[str, str]]:
    """Every answer to an earlier question as a condition; the present one stays as it is."""
    found = list(_earlier_answers(document, place))[:MOST_OPTIONS]
    if now and now not in dict(found):
        found.append((now, now))
    yield from found


def _earlier_answers(document: Document, place: tuple[int, int]) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(document["sections"][: place[0] + 1]):
        rows = part.get("questions", [])
        for one in rows[: place[1]] if number == place[0] else rows:
            yield from _answers_of(one)


def _answers_of(one: Document) -> Iterator[tuple[str, str]]:
    name, kind = one["name"], one.get("kind")
    text = drafting.words_here(one.get("text", {}))
    for condition, answer in _answers_in_words(one, name, kind):
        yield condition, f"{text} → {answer}"


def _answers_in_words(one: Document, name: str, kind: Any) -> Iterator[tuple[str, str]]:
    if kind == "yes_no":
        yield f"{name} = 'yes'", str(texts.YES)
        yield f"{name} = 'no'", str(texts.NO)
    if kind == "number":
        yield f"{name} > 0", _("more than 0")
    for choice in one.get("choices", []):
        code = choice.get("code")
        chosen = f"'{code}' in {name}" if kind == "choices" else f"{name} = '{code}'"
        yield chosen, drafting.words_here(choice)


def page_of(request: HttpRequest, draft_id: UUID, part_of: Callable[[Document], Part]) -> PartPage:
    """The page of a part; a POST changes the draft unless something is wrong.

    Raises:
        Http404: there is no such draft or part.
    """
    user = reader(request)
    draft = drafts.draft_for(user, draft_id)
    part = part_of(draft.document)
    if request.method != "POST":
        return _page(draft, part, part.content, part.form())
    content = content_of_page(part.form, request.POST)
    form = part.form(content)
    if "more" in request.POST or not form.is_valid():
        shown = part.form() if "more" in request.POST else form
        return _page(draft, part, content, shown)
    return _stored(request, draft, part, form, user)


def _stored(
    request: HttpRequest, draft: QuestionnaireDraft, part: Part, form: RecordForm, user: User
) -> PartPage:
    document = part.put(draft.document, form.cleaned_data)
    # Somebody may have changed the draft while this page was open.
    same = request.POST.get("revision", "") == str(draft.revision)
    saved = same and drafts.change(draft, document, by=user)
    content = content_of_page(part.form, request.POST)
    changed = _("This draft was changed in the meantime. Look at it and send your part again.")
    page = _page(draft, part, content, form, sentences=[] if saved else [changed])
    return PartPage(**(vars(page) | {"saved": saved}))


def _page(
    draft: QuestionnaireDraft,
    part: Part,
    content: Document,
    form: RecordForm,
    *,
    sentences: Sequence[str] = (),
) -> PartPage:
    form.initial = content
    plain = [name for name, one in form.fields.items() if not isinstance(one, RowsField)]
    tables = [name for name in form.fields if name not in plain]
    return PartPage(
        draft=draft,
        heading=part.heading,
        form=form,
        fillings=[_shown(form, name) for name in plain if name not in MENUS],
        tables=[_table(form, name, content.get(name) or []) for name in tables],
        options=_options(part.options, content.get("only_if", "")),
        places=_options(part.places, content.get("bound", "")),
        sentences=list(sentences),
    )


def _options(offered: Sequence[tuple[str, str]], now: str) -> list[Option]:
    return [Option(value=value, label=text, chosen=value == now) for value, text in offered]


def _shown(form: RecordForm, name: str) -> Shown:
    return Shown(filling=filling_of(form[name]), condition=designing.ASKED_IF.get(name, ""))


def _table(form: RecordForm, name: str, rows: Sequence[Document]) -> Table:
    rows_field = form.fields[name]
    assert isinstance(rows_field, RowsField)
    padded = [*rows, *({} for _ in range(MORE_ROWS))]
    codes = [
        (f"{name}-{place}-code", str(row["code"]))
        for place, row in enumerate(rows)
        if row.get("code")
    ]
    return Table(
        label=str(rows_field.label),
        help=str(rows_field.help_text),
        rows=[_row(rows_field, f"{name}-{number}", row) for number, row in enumerate(padded)],
        codes=[(key, code) for key, code in codes if code],
        sentences=[str(sentence) for sentence in form.errors.get(name, [])],
        condition=designing.ASKED_IF.get(name, ""),
    )


def _row(rows_field: RowsField, prefix: str, answers: Document) -> list[Filling]:
    form = rows_field.row()
    form.initial, form.prefix = answers, prefix
    return [filling_in_row(form[name], []) for name in form.fields if name not in HIDDEN]
