"""The page on which a questionnaire is answered: sections, questions, what is wrong with them."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest

from sahakum.accounts.models import User
from sahakum.assessments import selectors as assessments
from sahakum.assessments.bound.knowing import known_about, known_content
from sahakum.assessments.checking import ALONE_NOW, field_names
from sahakum.assessments.definition import Definition, Question, QuestionKind, Section
from sahakum.assessments.forms import bound_questions
from sahakum.assessments.models import QuestionnaireVersion, Response
from sahakum.assessments.questions import form_for
from sahakum.capture.forms import RecordForm, content_of_page
from sahakum.capture.holding import Holding
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household, Person
from sahakum.web import assessments_held, assessments_wording, recording, wording
from sahakum.web.assessments_held import KIND, Content
from sahakum.web.doors import reader
from sahakum.web.filling import Filling, filling_of

Known = Mapping[str, tuple[Any, datetime.date]]
USUAL = {"_currency": "KHR", "_period": "month"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question on the page; an amount has its money and its period beside it."""

    fillings: list[Filling]
    condition: str
    narrow: bool
    known: str = ""


@dataclass(frozen=True, kw_only=True)
class AskedSection:
    """A heading and its questions; `alone` is the question asked before those asked alone."""

    title: str
    intro: str
    questions: list[Asked]
    alone: Filling | None


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A questionnaire to be answered. `sentences` are about the whole."""

    version: QuestionnaireVersion
    title: str
    about: str
    caution: str
    day: Filling
    sections: list[AskedSection]
    questions: RecordForm
    operation_id: UUID
    action: str
    sentences: list[str]
    saved: bool = False

    @property
    def status(self) -> int:
        """HTTP status: 422 when something needs attention."""
        return 422 if self.questions.is_bound and (self.questions.errors or self.sentences) else 200


def page_of(request: HttpRequest, subject: Mapping[str, str]) -> FormPage:
    """The page for the version that the address names, about a subject: `{"household": id}`.

    Raises:
        Http404: there is no such version, or what it continues may not be seen.
    """
    user = reader(request)
    held = assessments_held.held_by(request, user)
    if request.method == "POST":
        return _sent(request, subject)
    if held is not None:
        return _kept(held, subject, user)
    version, first = _version(request, user), _first_part(request, user)
    content: Content = {**subject, "assessed_on": wording.day_in_numbers(clock.today())}
    form = form_for(version)(None)
    return _page(version, first, form, content, operation_id=uuid7(), user=user)


def person_asked(request: HttpRequest, household: Household) -> Person | None:
    """The member whom the address names; none when it is about the family.

    Raises:
        Http404: nobody with this id lives in the family.
    """
    asked = request.GET.get("person", "") or _held_person(request)
    if not asked:
        return None
    members = {str(one.person_id): one.person for one in registry.members_of(household)}
    if asked not in members:
        raise Http404
    return members[asked]


def _held_person(request: HttpRequest) -> str:
    held = assessments_held.held_by(request, reader(request))
    return str(held.content.get("person") or "") if held else ""


def _version(request: HttpRequest, user: User) -> QuestionnaireVersion:
    return assessments.version_for(user, id_of(request.GET.get("version", "")))


def _first_part(request: HttpRequest, user: User) -> Response | None:
    asked = request.GET.get("continues", "")
    return assessments.first_part_for(user, id_of(asked)) if asked else None


def id_of(text: str) -> UUID:
    """The id that an address or a page carries.

    Raises:
        Http404: it is none.
    """
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _known(definition: Definition, content: Content, user: User) -> Known:
    """What is stored already of whom the page is about, by question, and since when."""
    subject = {name: str(content[name]) for name in ("household", "person") if content.get(name)}
    return known_about(user, definition, subject, day=clock.today())


def _usual(definition: Definition) -> Content:
    amounts = [one for one in definition.questions() if one.kind is QuestionKind.AMOUNT]
    names = [name for one in amounts for name in field_names(one)[1:]]
    return {name: value for name in names for end, value in USUAL.items() if name.endswith(end)}


def _sent(request: HttpRequest, subject: Mapping[str, str]) -> FormPage:
    user = reader(request)
    version, first = _version(request, user), _first_part(request, user)
    answers = _posted(request, version, first)
    content = {"version": str(version.pk), "answers": answers, **subject}
    content["assessed_on"] = request.POST.get("assessed_on", "")
    if first is not None:
        content["continues"] = str(first.pk)
    draft, outcome = recording.send_content(request, KIND, content, by=user)
    questions = bound_questions(version, answers, first=first)
    page = _page(version, first, questions, content, operation_id=draft.operation_id, user=user)
    return replace(
        page, saved=outcome.saved, sentences=assessments_held.of_the_whole(outcome.answer.sentences)
    )


def _posted(request: HttpRequest, version: QuestionnaireVersion, first: Response | None) -> Content:
    """Answers as a phone would send them: what was left open is not said at all."""
    posted = content_of_page(form_for(version), request.POST)
    asked = _asked_names(version.parsed, first)
    amounts = {one.name for one in version.parsed.questions() if one.kind is QuestionKind.AMOUNT}
    given = {name: value for name, value in posted.items() if name in asked and value}
    # The usual money and period stand on the page before anybody wrote an amount.
    open_amounts = amounts - set(given)
    companions = {name + end for name in open_amounts for end in USUAL}
    return {name: value for name, value in given.items() if name not in companions}


def _asked_names(definition: Definition, first: Response | None) -> set[str]:
    asked = [one for one in definition.questions() if first is None or one.ask_alone]
    return {ALONE_NOW, *(name for one in asked for name in field_names(one))}


def _kept(held: Holding, subject: Mapping[str, str], user: User) -> FormPage:
    kept = assessments_held.taken_up(held, subject, user)
    page = _page(
        kept.version,
        kept.first,
        kept.questions,
        kept.content,
        operation_id=kept.operation_id,
        user=user,
    )
    return replace(page, sentences=kept.sentences)


def _page(
    version: QuestionnaireVersion,
    first: Response | None,
    questions: RecordForm,
    content: Content,
    *,
    operation_id: UUID,
    user: User,
) -> FormPage:
    definition = version.parsed
    known = _known(definition, content, user) if first is None else {}
    if not questions.is_bound:
        questions.initial = _usual(definition) | known_content(definition, known)
    return FormPage(
        version=version,
        title=str(definition.title),
        about=str(definition.about),
        caution=assessments_wording.caution(definition),
        day=_day(content, user, sent=questions.is_bound),
        sections=list(sections_of(definition, questions, first, known)),
        questions=questions,
        operation_id=operation_id,
        action=_action(version, first, content),
        sentences=[],
    )


def _action(version: QuestionnaireVersion, first: Response | None, content: Content) -> str:
    """Where the page is sent to: held answers come back under the address of a new page."""
    named = {"version": str(version.pk), "person": content.get("person")}
    named["continues"] = str(first.pk) if first else None
    return "?" + urlencode({name: value for name, value in named.items() if value})


def _day(content: Content, user: User, *, sent: bool) -> Filling:
    if sent:
        return filling_of(recording.bound_form(KIND, content, by=user)["assessed_on"])
    return filling_of(recording.new_draft(KIND, by=user, **content).form["assessed_on"])


def sections_of(
    definition: Definition,
    form: RecordForm,
    first: Response | None,
    known: Known | None = None,
) -> Iterator[AskedSection]:
    """The sections of a form; of a second part only what was left for later."""
    before_alone = True
    for section in definition.sections:
        questions = [one for one in section.questions if first is None or one.ask_alone]
        asked = [_asked(one, form, known or {}) for one in questions if field_names(one)]
        if not asked:
            continue
        begins_alone = before_alone and any(one.ask_alone for one in questions)
        before_alone = before_alone and not begins_alone
        alone = filling_of(form[ALONE_NOW]) if begins_alone else None
        yield _section(section, asked, alone)


def _section(section: Section, asked: list[Asked], alone: Filling | None) -> AskedSection:
    title, intro = str(section.title), str(section.intro)
    return AskedSection(title=title, intro=intro, questions=asked, alone=alone)


def _asked(question: Question, form: RecordForm, known: Known) -> Asked:
    fillings = [filling_of(form[name]) for name in field_names(question)]
    beside = [replace(one, shape="chips", optional=False) for one in fillings[1:]]
    return Asked(
        fillings=[fillings[0], *beside],
        condition=form.show_if.get(question.name, ""),
        narrow=question.kind is QuestionKind.YES_NO,
        known=assessments_wording.known(question, known.get(question.name)),
    )
