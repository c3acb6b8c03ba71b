"""Forms with which somebody makes a questionnaire without writing code, part by part."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.assessments.bound.words import line_of
from sahakum.assessments.drafting import MARKS, USUAL_RATES, Document
from sahakum.assessments.models import SubjectKind
from sahakum.capture.fields import (
    ChoiceField,
    ChoicesField,
    Label,
    NumberField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm

KINDS = (
    ("yes_no", _("Yes or no")),
    ("choice", _("One of several answers")),
    ("choices", _("Any of several answers")),
    ("number", _("A number")),
    ("amount", _("An amount of money")),
    ("total", _("Amounts added: nothing is asked")),
    ("day", _("A day")),
    ("text", _("A text")),
)
METHODS = (
    ("none", _("No score")),
    ("sum", _("Points are added")),
    ("highest", _("The highest points count")),
    ("signs", _("Strong and medium signs are counted; no verdict")),
)
SIGNS = (("", _("No sign")), ("medium", _("Medium sign")), ("strong", _("Strong sign")))
TONES = (("ok", _("Green")), ("due", _("Amber")), ("late", _("Red")))
QUESTION_MARKS = (
    ("required", _("Must be answered")),
    ("sensitive", _("Sensitive: kept apart")),
    ("ask_alone", _("Ask only when alone with the person")),
    ("timed", _("An amount with its period")),
)
# Which parts of a question belong to which kind; a page hides the others where a script can run.
ASKED_IF = {
    **dict.fromkeys(("yes_points", "yes_sign", "no_points", "no_sign"), "kind = 'yes_no'"),
    **dict.fromkeys(("weight", "most", "unit_km", "unit_en"), "kind = 'number'"),
    "choices": "kind in ['choice', 'choices']",
    "ranges": "kind in ['number', 'amount', 'total']",
    "per": "kind in ['amount', 'total']",
    "adds": "kind = 'total'",
    "bound": "kind != 'total'",
}
GREATEST = 1_000_000_000
POINTS = _("Points")


def _points(label: Label = POINTS) -> NumberField:
    return NumberField(label=label, least=-1000, most=1000, required=False)


class HeadForm(RecordForm):
    """What a questionnaire is called and whom it is about."""

    title_km = TextField(label=_("Title in Khmer"), most=200)
    title_en = TextField(label=_("Title in English"), most=200)
    code = TextField(
        label=_("Short name in Latin letters"), most=40, help_text=_("For example school_check.")
    )
    subject = ChoiceField(label=_("About whom?"), choices=SubjectKind.choices)
    about_km = TextField(label=_("What it is for, in Khmer"), most=1000, lines=3, required=False)
    about_en = TextField(label=_("What it is for, in English"), most=1000, lines=3, required=False)
    source_km = TextField(label=_("Source, in Khmer"), most=1000, lines=2, required=False)
    source_en = TextField(label=_("Source, in English"), most=1000, lines=2, required=False)


class SectionForm(RecordForm):
    """The heading of a section."""

    title_km = TextField(label=_("Heading in Khmer"), most=200)
    title_en = TextField(label=_("Heading in English"), most=200)
    intro_km = TextField(label=_("Introduction in Khmer"), most=1000, lines=3, required=False)
    intro_en = TextField(label=_("Introduction in English"), most=1000, lines=3, required=False)


class ChoiceRow(RecordForm):
    """One answer that is offered."""

    km = TextField(label=_("In Khmer"), most=200, required=False)
    en = TextField(label=_("In English"), most=200, required=False)
    points = _points()
    sign = ChoiceField(label=_("Sign"), choices=SIGNS, required=False)
    code = TextField(label=_("Short name in Latin letters"), most=40, required=False)


class RangeRow(RecordForm):
    """Points of every number below a bound."""

    below = NumberField(label=_("Below"), most=GREATEST, required=False)
    points = _points()


class QuestionForm(RecordForm):
    """One question with its answers and what they are worth."""

    text_km = TextField(label=_("Question in Khmer"), most=1000, lines=2)
    text_en = TextField(label=_("Question in English"), most=1000, lines=2)
    kind = ChoiceField(label=_("Kind of answer"), choices=KINDS)
    marks = ChoicesField(label=_("Besides"), choices=QUESTION_MARKS, required=False)
    only_if = TextField(label=_("Ask only if"), most=400, required=False)
    yes_points = _points(_("Points for yes"))
    yes_sign = ChoiceField(label=_("Sign of yes"), choices=SIGNS, required=False)
    no_points = _points(_("Points for no"))
    no_sign = ChoiceField(label=_("Sign of no"), choices=SIGNS, required=False)
    choices = RowsField(
        row=ChoiceRow,
        label=_("Answers to choose from"),
        most=40,
    )
    ranges = RowsField(
        row=RangeRow,
        label=_("Points of a number"),
        help_text=_("Bounds grow from row to row; the last row has none. Amounts: riel a month."),
        most=20,
    )
    weight = NumberField(
        label=_("Weight"), least=-1000, most=1000, required=False, help_text=_("Times the number.")
    )
    most = NumberField(label=_("At most"), most=GREATEST, required=False)
    unit_km = TextField(label=_("Unit in Khmer"), most=40, required=False)
    unit_en = TextField(label=_("Unit in English"), most=40, required=False)
    adds = TextField(
        label=_("Adds the answers to"),
        most=400,
        required=False,
        help_text=_("Names for programs, with commas between them."),
    )
    bound = TextField(label=_("Where the answer is stored"), most=200, required=False)
    per = TextField(label=_("Divided by the answer to"), most=40, required=False)
    help_km = TextField(label=_("Help in Khmer"), most=500, lines=2, required=False)
    help_en = TextField(label=_("Help in English"), most=500, lines=2, required=False)
    name = TextField(label=_("Name for programs"), most=40, required=False)


class BandRow(RecordForm):
    """A stretch of scores with its name."""

    km = TextField(label=_("In Khmer"), most=200, required=False)
    en = TextField(label=_("In English"), most=200, required=False)
    first = NumberField(label=_("From"), least=-GREATEST, most=GREATEST, required=False)
    last = NumberField(label=_("To"), least=-GREATEST, most=GREATEST, required=False)
    tone = ChoiceField(label=_("Colour"), choices=TONES, required=False)
    code = TextField(label=_("Short name in Latin letters"), most=40, required=False)


class ScoringForm(RecordForm):
    """How answers become a result, with its bands."""

    method = ChoiceField(label=_("How is it scored?"), choices=METHODS)
    says_km = TextField(label=_("The method in Khmer"), most=1000, lines=3, required=False)
    says_en = TextField(label=_("The method in English"), most=1000, lines=3, required=False)
    bands = RowsField(row=BandRow, label=_("Bands"), most=10)
    USD = NumberField(label=_("Riel for 100 dollars"), most=GREATEST, required=False)
    THB = NumberField(label=_("Riel for 100 baht"), most=GREATEST, required=False)
    VND = NumberField(label=_("Riel for 100 dong"), most=GREATEST, required=False)


def head_content(document: Document) -> Document:
    """What stands in the form of the head."""
    plain = {"code": document.get("code", ""), "subject": document.get("subject", "household")}
    return plain | _words(document, "title", "about", "source")


def section_content(section: Document) -> Document:
    """What stands in the form of a section."""
    return _words(section, "title", "intro")


def scoring_content(document: Document) -> Document:
    """What stands in the form of scoring."""
    scoring = document.get("scoring", {})
    rates = scoring.get("riel_per_hundred", {})
    bands = [band | _named(band.get("name", {})) for band in scoring.get("bands", [])]
    content = {"method": scoring.get("method", "none"), "bands": bands}
    usual = {code: rates.get(code, rate) for code, rate in USUAL_RATES.items()}
    return content | _words(scoring, "says") | usual


def question_content(question: Document) -> Document:
    """What stands in the form of a question."""
    names = ("kind", "weight", "most", "per", "name")
    content: Document = {name: question.get(name, "") for name in names}
    content["only_if"] = question.get("show_if", "")
    content["bound"] = line_of(question.get("bound"))
    adds = question.get("adds", "")
    content["adds"] = adds if isinstance(adds, str) else ", ".join(adds)
    usual = {"required": True, "timed": True}
    content["marks"] = [mark for mark in MARKS if (usual | question).get(mark)]
    content["choices"] = question.get("choices", [])
    for code in ("yes", "no"):
        content[f"{code}_points"] = question.get(f"points_if_{code}", "")
        content[f"{code}_sign"] = question.get(f"sign_if_{code}", "")
    content["ranges"] = question.get("ranges", [])
    return content | _words(question, "text", "help", "unit")


def _words(part: Mapping[str, Any], *names: str) -> Document:
    return {
        f"{name}_{language}": (part.get(name) or {}).get(language, "")
        for name in names
        for language in ("km", "en")
    }


def _named(name: Mapping[str, str]) -> Document:
    return {"km": name.get("km", ""), "en": name.get("en", "")}
