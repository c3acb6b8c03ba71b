"""The list of questionnaires, the overview of a draft, trying it, publishing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assessments import drafting, drafts
from sahakum.assessments import selectors as assessments
from sahakum.assessments.designing import KINDS, HeadForm, head_content
from sahakum.assessments.models import QuestionnaireDraft, QuestionnaireVersion
from sahakum.assessments.questions import form_of
from sahakum.assessments.reading import definition_of
from sahakum.assessments.saying import said_of
from sahakum.assessments.scoring import Result, result_of
from sahakum.capture.forms import RecordForm, content_of_page
from sahakum.journal import clock
from sahakum.web import assessments_form, assessments_wording, recording, wording
from sahakum.web.assessments_form import AskedSection
from sahakum.web.doors import reader
from sahakum.web.rows import State

Document = dict[str, Any]
STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A version in the list."""

    version: QuestionnaireVersion
    shipped: bool
    answers: int


@dataclass(frozen=True, kw_only=True)
class QuestionLine:
    """A question of a draft: its text, kind and marks, where it is edited."""

    text: str
    kind: str
    sensitive: bool
    condition: str
    address: str
    step: str


@dataclass(frozen=True, kw_only=True)
class SectionLine:
    """A section of a draft with its questions."""

    title: str
    address: str
    step: str
    questions: list[QuestionLine]
    next_question: str


@dataclass(frozen=True, kw_only=True)
class DraftPage:
    """A draft as a whole, with what must still be put right."""

    draft: QuestionnaireDraft
    title: str
    sections: list[SectionLine]
    next_section: str
    problems: list[str]
    method: str
    bands: list[str]


@dataclass(frozen=True, kw_only=True)
class TryPage:
    """The form of a draft, and what its answers would come to. Nothing is stored."""

    draft: QuestionnaireDraft
    title: str
    sections: list[AskedSection]
    questions: RecordForm
    result: Result | None
    band: State | None
    brought: list[tuple[str, str]]


def lines(user: User) -> list[Line]:
    """Versions that the user's organisation can use and that are not closed."""
    return [
        Line(version=one, shipped=one.questionnaire.organisation_id is None, answers=count)
        for one, count in assessments.open_versions(user)
    ]


def begun(request: HttpRequest) -> tuple[RecordForm, QuestionnaireDraft | None]:
    """A new draft from its title, or from the version that the page names."""
    user = reader(request)
    version = request.POST.get("version", "")
    if version:
        found = assessments.version_for(user, assessments_form.id_of(version))
        return HeadForm(), drafts.begin_from(found, by=user)
    form = (
        HeadForm(content_of_page(HeadForm, request.POST))
        if request.method == "POST"
        else HeadForm()
    )
    if not form.is_bound or not form.is_valid():
        form.initial = head_content({})
        return form, None
    return form, drafts.begin(drafting.with_head({}, form.cleaned_data), by=user)


def overview(user: User, draft_id: UUID) -> DraftPage:
    """A draft with its sections and questions.

    Raises:
        Http404: there is none.
    """
    draft = drafts.draft_for(user, draft_id)
    document = draft.document
    scoring = document.get("scoring", {})
    sections = list(_sections(draft))
    return DraftPage(
        draft=draft,
        title=drafting.words_here(document.get("title", {})),
        sections=sections,
        next_section=_address(draft, len(sections)),
        problems=drafts.problems_of(draft),
        method=drafting.words_here(scoring.get("says", {})),
        bands=[drafting.words_here(one.get("name", {})) for one in scoring.get("bands", [])],
    )


def _sections(draft: QuestionnaireDraft) -> Iterator[SectionLine]:
    for number, section in enumerate(draft.document.get("sections", [])):
        questions = section.get("questions", [])
        yield SectionLine(
            title=drafting.words_here(section.get("title", {})),
            address=_address(draft, number),
            step=f"{number}:",
            questions=[_question(draft, number, place, one) for place, one in enumerate(questions)],
            next_question=_address(draft, number, len(questions)),
        )


def _question(draft: QuestionnaireDraft, section: int, place: int, one: Document) -> QuestionLine:
    return QuestionLine(
        text=drafting.words_here(one.get("text", {})),
        kind=str(dict(KINDS).get(one.get("kind", "yes_no"), "")),
        sensitive=bool(one.get("sensitive")),
        condition=str(one.get("show_if", "")),
        address=_address(draft, section, place),
        step=f"{section}:{place}",
    )


def _address(draft: QuestionnaireDraft, section: int, question: int | None = None) -> str:
    if question is None:
        return reverse("questionnaire-section", args=[draft.pk, section])
    return reverse("questionnaire-question", args=[draft.pk, section, question])


def step(request: HttpRequest, draft_id: UUID) -> bool:
    """Moves or removes what a button names, as "up 0:1"; false when the draft changed meanwhile."""
    user = reader(request)
    draft = drafts.draft_for(user, draft_id)
    if request.POST.get("revision") != str(draft.revision):
        return False
    document = _stepped(draft.document, request.POST.get("do", ""))
    return document is None or drafts.change(draft, document, by=user)


def _stepped(document: Document, words: str) -> Document | None:
    what, _, where = words.partition(" ")
    section, _, place = where.partition(":")
    if not section.isdigit() or (place and not place.isdigit()):
        return None
    own, number = int(section), int(place) if place else None
    sections = document.get("sections", [])
    rows = sections[own].get("questions", []) if own < len(sections) else []
    if own >= len(sections) or (number is not None and number >= len(rows)):
        return None
    if what == "drop":
        return drafting.without(document, own, number)
    return drafting.moved(document, own, number, by=STEPS[what]) if what in STEPS else None


def tried(request: HttpRequest, draft_id: UUID) -> TryPage | None:
    """The form of a draft and its result; nothing while the draft has problems.

    Raises:
        Http404: there is no such draft.
    """
    draft = drafts.draft_for(reader(request), draft_id)
    if drafts.problems_of(draft):
        return None
    definition = definition_of(draft.document)
    form_class = form_of(definition)
    posted = content_of_page(form_class, request.POST) if request.method == "POST" else None
    form = form_class(posted)
    answered = form.is_bound and form.is_valid()
    stored = said_of(definition, form.cleaned_data, first=None) if answered else {}
    result = result_of(definition, stored) if answered else None
    return TryPage(
        draft=draft,
        title=str(definition.title),
        sections=list(assessments_form.sections_of(definition, form, None)),
        questions=form,
        result=result,
        band=assessments_wording.band_state(result.band) if result else None,
        brought=_brought(result) if result else [],
    )


def _brought(result: Result) -> list[tuple[str, str]]:
    rows = [(str(one.question.text), assessments_wording.brought(one)) for one in result.items]
    signs = assessments_wording.signs(result.signs)
    total = signs or (assessments_wording.points(result.score) if result.score is not None else "—")
    return [*[row for row in rows if row[1]], (_("In all"), total)]


def published(request: HttpRequest, draft_id: UUID) -> list[str]:
    """Publishes a draft through the door and drops it; sentences when it cannot be.

    Raises:
        Http404: there is no such draft.
    """
    user = reader(request)
    draft = drafts.draft_for(user, draft_id)
    problems = drafts.problems_of(draft)
    if problems:
        return problems
    content = {
        "definition": draft.document,
        "published_on": wording.day_in_numbers(clock.today()),
    }
    _, outcome = recording.send_content(request, "questionnaire", content, by=user)
    if outcome.saved:
        drafts.drop(draft)
    return [text for texts in outcome.answer.sentences.values() for text in texts]


def closed(request: HttpRequest, version_id: UUID) -> list[str]:
    """Closes a version through the door; sentences when it cannot be."""
    today = wording.day_in_numbers(clock.today())
    content = {"version": str(version_id), "closed_on": today}
    _, outcome = recording.send_content(
        request, "questionnaire_closing", content, by=reader(request)
    )
    return [text for texts in outcome.answer.sentences.values() for text in texts]
