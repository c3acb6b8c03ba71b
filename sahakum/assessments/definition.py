"""What a questionnaire says: sections, questions, points and bands, as typed and immutable data.

It knows no database. ``reading.definition_of`` makes it out of a plain document (a file that is
shipped, what a designer wrote, a stored version) and names what is wrong with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import get_language


class Subject(StrEnum):
    """Whom a questionnaire is about."""

    HOUSEHOLD = "household"
    PERSON = "person"
    VILLAGE = "village"


class QuestionKind(StrEnum):
    """What sort of answer a question takes."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    DAY = "day"
    TEXT = "text"
    AMOUNT = "amount"
    TOTAL = "total"
    """Nothing is asked: amounts that were said before are added, in riel."""


class Method(StrEnum):
    """How answers become a result."""

    NONE = "none"
    SUM = "sum"
    """The points of all answers, each times the weight of its question, added up."""
    HIGHEST = "highest"
    """The greatest points of any one answer."""
    SIGNS = "signs"
    """How many strong and how many medium signs; never one figure and never a verdict."""


class Sign(StrEnum):
    """How much an answer warns."""

    NONE = ""
    MEDIUM = "medium"
    STRONG = "strong"


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text in both languages."""

    km: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.km

    def __bool__(self) -> bool:
        return bool(self.km or self.en)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer that is offered. Without ``points`` it is left out of the score."""

    code: str
    label: Words
    points: int | None = None
    sign: Sign = Sign.NONE


@dataclass(frozen=True, kw_only=True)
class Range:
    """Points for every value under ``below``; the last range has no bound."""

    points: int
    below: int | None = None


@dataclass(frozen=True, kw_only=True)
class Binding:
    """The one place in which an answer is stored: ``part`` of a row of the store ``to``.

    ``given`` says which row, where a family has several: the source of an income. Questions with
    the same store and the same ``given`` are about one row.
    """

    to: str
    part: str
    given: tuple[tuple[str, str], ...] = ()

    @property
    def row(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What questions about one row have in common."""
        return self.to, self.given


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. ``per`` names a number by which an amount is divided before it is judged.

    ``adds`` names the amounts of which a total is made. An amount with ``timed`` is asked with its
    period (a month's income), else without (a debt). ``weight`` multiplies the points; a number
    without ranges is worth its value if it has one.
    """

    name: str
    kind: QuestionKind
    text: Words
    help: Words = field(default_factory=Words)
    required: bool = True
    choices: tuple[Choice, ...] = ()
    ranges: tuple[Range, ...] = ()
    weight: int | None = None
    per: str = ""
    adds: tuple[str, ...] = ()
    bound: Binding | None = None
    timed: bool = True
    show_if: str = ""
    sensitive: bool = False
    ask_alone: bool = False
    least: int = 0
    most: int = 1000
    places: int = 0
    unit: Words = field(default_factory=Words)

    @property
    def scored(self) -> bool:
        """Whether an answer can bring points or signs."""
        if self.choices:
            return any(choice.points is not None or choice.sign for choice in self.choices)
        return bool(self.ranges) or (self.kind is QuestionKind.NUMBER and self.weight is not None)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Questions that belong together, under a heading."""

    title: Words
    intro: Words = field(default_factory=Words)
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stretch of scores with a name. ``tone`` is the colour class of its badge."""

    code: str
    name: Words
    first: int
    last: int
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """How the result comes about, in words and in numbers.

    ``riel_per_hundred`` says how many riel a hundred units of a currency are worth; the rates are
    part of the version, so that a score can always be computed again. ``disability_from`` are the
    points of one answer from which a person is counted as disabled.
    """

    method: Method = Method.NONE
    says: Words = field(default_factory=Words)
    bands: tuple[Band, ...] = ()
    riel_per_hundred: Mapping[str, int] = field(default_factory=dict)
    disability_from: int | None = None

    def band_of(self, score: int | None) -> Band | None:
        """The band into which a score falls; none without a score or outside of all bands."""
        if score is None:
            return None
        return next((band for band in self.bands if band.first <= score <= band.last), None)

    def band_named(self, code: str) -> Band | None:
        """The band with a code."""
        return next((band for band in self.bands if band.code == code), None)


@dataclass(frozen=True, kw_only=True)
class Definition:
    """A whole questionnaire. ``not_validated`` lists the languages in which it was not tested."""

    code: str
    subject: Subject
    title: Words
    about: Words = field(default_factory=Words)
    source: Words = field(default_factory=Words)
    not_validated: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    scoring: Scoring = field(default_factory=Scoring)

    def questions(self) -> Iterator[Question]:
        """All questions in the order in which they are asked."""
        for section in self.sections:
            yield from section.questions

    @property
    def kept_apart(self) -> bool:
        """Whether the score itself gives a sensitive answer away."""
        return any(one.sensitive and one.scored for one in self.questions())
