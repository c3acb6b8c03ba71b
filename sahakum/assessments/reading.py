"""Makes a definition out of a plain document, and says everything that is wrong with it at once."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from sahakum.assessments import texts
from sahakum.assessments.checking import check
from sahakum.assessments.definition import (
    Band,
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

Document = Mapping[str, Any]
Option = TypeVar("Option", bound=StrEnum)

LONGEST_NAME = 40
LONGEST_TITLE = 200
LONGEST_TEXT = 1000
GREATEST_NUMBER = 10**12
MOST = {"sections": 40, "questions": 100, "choices": 40, "bands": 10, "ranges": 20}
NAME = re.compile(r"[a-z][a-z0-9_]*")
TONES = ("", "ok", "due", "late")
LANGUAGES = ("km", "en")


class DefinitionError(ValueError):
    """A document is no questionnaire; ``problems`` are sentences, each with its place in front."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Part:
    """A table of a document and its place in it. Reading collects problems, it never stops."""

    def __init__(self, document: Any, where: str, problems: list[str]) -> None:
        self.where, self.problems = where, problems
        self.left: dict[str, Any] = dict(document) if isinstance(document, Mapping) else {}
        if not isinstance(document, Mapping):
            self.complain("", texts.NOT_TABLE)

    def complain(self, name: str, sentence: Any, **details: Any) -> None:
        """Notes that something is wrong with a part."""
        place = ".".join(one for one in (self.where, name) if one)
        said = str(sentence) % details if details else str(sentence)
        self.problems.append(f"{place}: {said}" if place else said)

    def end(self) -> None:
        """Complains of parts that nobody asked for."""
        if self.left:
            names = ", ".join(sorted(str(name)[:LONGEST_NAME] for name in self.left)[:5])
            self.complain("", texts.UNKNOWN_PARTS, names=names)

    def text(self, name: str, *, most: int = LONGEST_TEXT) -> str:
        """A text; empty when it is not there."""
        value = self.left.pop(name, "")
        if not isinstance(value, str):
            self.complain(name, texts.NOT_TEXT)
            return ""
        if len(value) > most:
            self.complain(name, texts.TOO_LONG)
        return value.strip()

    def name(self, name: str) -> str:
        """A name that programs use too; it must be there."""
        value = self.text(name, most=LONGEST_NAME)
        if not NAME.fullmatch(value):
            self.complain(name, texts.BAD_NAME)
        return value

    def words(self, name: str, *, needed: bool = False, most: int = LONGEST_TEXT) -> Words:
        """A text in both languages."""
        if name not in self.left:
            if needed:
                self.complain(name, texts.MISSING)
            return Words()
        part = Part(self.left.pop(name), self._place(name), self.problems)
        found = Words(km=part.text("km", most=most), en=part.text("en", most=most))
        part.end()
        if bool(found.km) != bool(found.en) or (needed and not found):
            self.complain(name, texts.BOTH_LANGUAGES)
        return found

    def whole(self, name: str) -> int | None:
        """A whole number; none when it is not there."""
        value = self.left.pop(name, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > GREATEST_NUMBER:
            self.complain(name, texts.NOT_WHOLE)
            return None
        return value

    def flag(self, name: str, *, usual: bool = False) -> bool:
        """Yes or no."""
        value = self.left.pop(name, usual)
        if not isinstance(value, bool):
            self.complain(name, texts.NOT_YES_NO)
            return usual
        return value

    def option(self, name: str, options: type[Option], *, usual: Option) -> Option:
        """One of a few words."""
        value = self.left.pop(name, usual.value)
        offered = [one.value for one in options]
        if value not in offered:
            self.complain(name, texts.NOT_OFFERED, names=", ".join(filter(None, offered)))
            return usual
        return options(value)

    def parts(self, name: str) -> list["Part"]:
        """A list of tables."""
        value = self.left.pop(name, [])
        if not isinstance(value, list | tuple):
            self.complain(name, texts.NOT_LIST)
            return []
        if len(value) > MOST[name]:
            self.complain(name, texts.TOO_MANY, most=MOST[name])
        return [
            Part(one, f"{self._place(name)} {number}", self.problems)
            for number, one in enumerate(value[: MOST[name]], 1)
        ]

    def _place(self, name: str) -> str:
        return ".".join(one for one in (self.where, name) if one)


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
        code=part.name("code"),
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
