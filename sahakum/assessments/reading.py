"""Makes a definition out of a plain document, and says everything that is wrong with it at once."""

from typing import Any

from sahakum.assessments import texts
from sahakum.assessments.checking import check
from sahakum.assessments.definition import (
    Band,
    Binding,
    Choice,
    Definition,
    Method,
    Question,
    QuestionKind,
    Range,
    Scoring,
    Section,
    Sign,
    Subject,
    Words,
)
from sahakum.assessments.documents import CODE, LONGEST_TITLE, Part
from sahakum.assessments.documents import LONGEST_NAME as LONGEST_NAME
from sahakum.assessments.documents import DefinitionError as DefinitionError

TONES = ("", "ok", "due", "late")
LANGUAGES = ("km", "en")


def definition_of(document: Any) -> Definition:
    """The questionnaire that a document describes.

    Raises:
        DefinitionError: with every problem that was found.
    """
    problems: list[str] = []
    found = _definition(Part(document, "", problems))
    if not problems:
        problems += check(found)
    if problems:
        raise DefinitionError(problems)
    return found


def _definition(part: Part) -> Definition:
    found = Definition(
        code=part.name("code"),
        subject=part.option("subject", Subject, usual=Subject.HOUSEHOLD),
        title=part.words("title", needed=True, most=LONGEST_TITLE),
        about=part.words("about"),
        source=part.words("source"),
        not_validated=_languages(part),
        sections=tuple(_section(one) for one in part.parts("sections")),
        scoring=_scoring(Part(part.left.pop("scoring", {}), "scoring", part.problems)),
    )
    part.end()
    return found


def _languages(part: Part) -> tuple[str, ...]:
    value = part.left.pop("not_validated", [])
    if not isinstance(value, list) or not all(one in LANGUAGES for one in value):
        part.complain("not_validated", texts.NOT_OFFERED, names=", ".join(LANGUAGES))
        return ()
    return tuple(value)


def _section(part: Part) -> Section:
    found = Section(
        title=part.words("title", needed=True),
        intro=part.words("intro"),
        questions=tuple(_question(one) for one in part.parts("questions")),
    )
    part.end()
    return found


def _question(part: Part) -> Question:
    kind = part.option("kind", QuestionKind, usual=QuestionKind.YES_NO)
    # What is sensitive or an amount may stay open: people do not know or do not wish to say.
    usual = kind not in (QuestionKind.AMOUNT, QuestionKind.TEXT, QuestionKind.CHOICES)
    most = part.whole("most")
    found = Question(
        name=part.name("name"),
        kind=kind,
        text=part.words("text", needed=True),
        help=part.words("help"),
        choices=_yes_no(part) if kind is QuestionKind.YES_NO else _choices(part),
        ranges=tuple(_range(one) for one in part.parts("ranges")),
        weight=part.whole("weight"),
        per=part.text("per", most=LONGEST_NAME),
        adds=part.names("adds"),
        bound=_binding(part),
        timed=part.flag("timed", usual=True),
        show_if=part.text("show_if", most=400),
        sensitive=part.flag("sensitive"),
        ask_alone=part.flag("ask_alone"),
        required=part.flag("required", usual=usual),
        least=part.whole("least") or 0,
        most=1000 if most is None else most,
        places=min(max(part.whole("places") or 0, 0), 2),
        unit=part.words("unit"),
    )
    part.end()
    return found


def _binding(part: Part) -> Binding | None:
    if "bound" not in part.left:
        return None
    found = part.inner("bound")
    given = found.inner("given")
    binding = Binding(
        to=found.name("to"),
        part=found.name("part"),
        given=tuple((name, given.text(name, most=LONGEST_NAME)) for name in sorted(given.left)),
    )
    given.end()
    found.end()
    return binding


def _yes_no(part: Part) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            code=code,
            label=Words(km=km, en=en),
            points=part.whole(f"points_if_{code}"),
            sign=part.option(f"sign_if_{code}", Sign, usual=Sign.NONE),
        )
        for code, km, en in (("yes", "បាទ/ចាស", "Yes"), ("no", "ទេ", "No"))
    )


def _choices(part: Part) -> tuple[Choice, ...]:
    return tuple(_choice(one) for one in part.parts("choices"))


def _choice(part: Part) -> Choice:
    label = Words(km=part.text("km"), en=part.text("en"))
    if not (label.km and label.en):
        part.complain("", texts.BOTH_LANGUAGES)
    found = Choice(
        code=part.name("code", pattern=CODE),
        label=label,
        points=part.whole("points"),
        sign=part.option("sign", Sign, usual=Sign.NONE),
    )
    part.end()
    return found


def _range(part: Part) -> Range:
    points = part.whole("points")
    if points is None:
        part.complain("points", texts.MISSING)
    found = Range(points=points or 0, below=part.whole("below"))
    part.end()
    return found


def _scoring(part: Part) -> Scoring:
    rates = Part(part.left.pop("riel_per_hundred", {}), "scoring.riel_per_hundred", part.problems)
    found = Scoring(
        method=part.option("method", Method, usual=Method.NONE),
        says=part.words("says"),
        bands=tuple(_band(one) for one in part.parts("bands")),
        disability_from=part.whole("disability_from"),
        riel_per_hundred={code: rates.whole(code) or 0 for code in list(rates.left)},
    )
    part.end()
    return found


def _band(part: Part) -> Band:
    first, last, tone = part.whole("first"), part.whole("last"), part.text("tone")
    if first is None or last is None:
        part.complain("", texts.MISSING)
    if tone not in TONES:
        part.complain("tone", texts.NOT_OFFERED, names=", ".join(filter(None, TONES)))
    found = Band(
        code=part.name("code"),
        name=part.words("name", needed=True),
        first=first or 0,
        last=last or 0,
        tone=tone,
    )
    part.end()
    return found
