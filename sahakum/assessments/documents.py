"""Reads the parts of a plain document; collects everything that is wrong with them."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from sahakum.assessments import texts
from sahakum.assessments.definition import Words

Document = Mapping[str, Any]
Option = TypeVar("Option", bound=StrEnum)

LONGEST_NAME = 40
LONGEST_TITLE = 200
LONGEST_TEXT = 1000
GREATEST_NUMBER = 10**12
MOST = {"sections": 40, "questions": 100, "choices": 40, "bands": 10, "ranges": 20}
NAME = re.compile(r"[a-z][a-z0-9_]*")
# The code of an answer may begin with a digit: grade 5 is stored as 5.
CODE = re.compile(r"[a-z0-9][a-z0-9_]*")


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

    def name(self, name: str, *, pattern: re.Pattern[str] = NAME) -> str:
        """A name that programs use too; it must be there."""
        value = self.text(name, most=LONGEST_NAME)
        if not pattern.fullmatch(value):
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

    def names(self, name: str) -> tuple[str, ...]:
        """Names of questions, with commas between them or as a list."""
        value = self.left.pop(name, "")
        found = value.split(",") if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self.complain(name, texts.NOT_LIST)
            return ()
        return tuple(one.strip() for one in found if one.strip())

    def inner(self, name: str) -> "Part":
        """A table within this one; without parts when it is not there."""
        return Part(self.left.pop(name, {}), self._place(name), self.problems)

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
