"""Takes a questionnaire written as an XLSForm into a draft, and lists what could not be taken.

pyxform reads the file and checks it by the rules of XLSForm. Taken are groups (as sections), the
kinds of questions that exist here, both languages, hints, required answers, simple bounds, simple
conditions, and a column ``points`` beside choices. All else is named, never dropped in silence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from sahakum.assessments.documents import LONGEST_NAME, NAME
from sahakum.lib.expressions import ExpressionError, parse
from sahakum.lib.khmer import has_khmer

Document = dict[str, Any]
KINDS = {
    "select one": "choice",
    "select all that apply": "choices",
    "integer": "number",
    "decimal": "number",
    "text": "text",
    "string": "text",
    "date": "day",
}
GREATEST = 1_000_000
# What broken archives and broken XML make the libraries raise.
BROKEN = (LookupError, ValueError, TypeError, AttributeError, SyntaxError, BadZipFile)
# What belongs to a device and not to a conversation.
IGNORED = ("calculate", "start", "end", "today", "deviceid", "username", "phonenumber", "audit")
_SELECTED = re.compile(r"selected\(\s*\$\{([^}]+)\}\s*,\s*(['\"])(.*?)\2\s*\)")
_COMPARED = re.compile(r"\$\{([^}]+)\}\s*(!?=)\s*(['\"])(.*?)\3")
_BOUND = re.compile(r"\.\s*(<=|>=|<|>)\s*(\d+)")


class XlsFormError(ValueError):
    """The file is no XLSForm; the text says what pyxform found."""


@dataclass
class Taken:
    """The document of a draft, and a sentence for each thing that is not in it."""

    document: Document = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def lacks(self, name: str, why: str) -> None:
        """Notes that something was not taken."""
        self.left_out.append(f"{name}: {why}")


def taken_from(path: Path) -> Taken:
    """The draft that an XLSForm comes to.

    Raises:
        XlsFormError: pyxform cannot read it.
    """
    # Only here: no other page is to carry what reads spreadsheets and grammars.
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        survey = convert(xlsform=path, validate=False)._pyxform
    except (PyXFormError, *BROKEN) as error:
        raise XlsFormError(str(error)[:300]) from error
    return _Taking(survey).taken


class _Taking:
    """Walks through a survey from the first question to the last."""

    def __init__(self, survey: Mapping[str, Any]) -> None:
        self.taken = Taken()
        self.names: dict[str, str] = {}
        self.codes: dict[tuple[str, str], str] = {}
        self.kinds: dict[str, str] = {}
        title = self._words("title", survey.get("title") or survey.get("id_string") or "")
        self.taken.document |= {
            "code": _name(str(survey.get("id_string", "")), "questionnaire"),
            "subject": "household",
            "title": title,
            "scoring": {"method": "none"},
            "sections": list(self._sections(survey.get("children", []))),
        }

    def _sections(self, children: list[Document]) -> Iterator[Document]:
        loose: list[Document] = []
        for child in children:
            if child.get("type") == "group" and child.get("name") != "meta":
                yield from self._loose(loose)
                loose = []
                yield self._section(child)
            else:
                loose += self._questions([child], [])
        yield from self._loose(loose)

    def _loose(self, questions: list[Document]) -> Iterator[Document]:
        if questions:
            yield {"title": {"km": "សំណួរ", "en": "Questions"}, "questions": questions}

    def _section(self, group: Document) -> Document:
        conditions = [group["bind"]["relevant"]] if _bound(group, "relevant") else []
        return {
            "title": self._words(group["name"], group.get("label") or group["name"]),
            "questions": self._questions(group.get("children", []), conditions),
        }

    def _questions(self, children: list[Document], conditions: list[str]) -> list[Document]:
        found: list[Document] = []
        for child in children:
            kind, name = str(child.get("type")), str(child.get("name"))
            if name == "meta" or (kind in IGNORED and kind != "calculate"):
                continue
            if kind == "group":
                own = [_bound(child, "relevant")] if _bound(child, "relevant") else []
                found += self._questions(child.get("children", []), conditions + own)
            elif kind in KINDS:
                found.append(self._question(child, KINDS[kind], conditions))
            else:
                self.taken.lacks(name, _("%(kind)s is not possible here") % {"kind": kind})
        return found

    def _question(self, child: Document, kind: str, conditions: list[str]) -> Document:
        name = self._free_name(str(child["name"]))
        self.kinds[str(child["name"])] = kind
        question: Document = {
            "name": name,
            "kind": kind,
            "text": self._words(name, child.get("label") or name),
            "required": str(_bound(child, "required")).lower() in ("yes", "true", "true()"),
        }
        if child.get("hint"):
            question["help"] = self._words(name, child["hint"])
        if child.get("type") == "decimal":
            question["places"] = 2
        if kind in ("choice", "choices"):
            question["choices"] = self._choices(child)
        question |= self._bounds(child, kind) | self._condition(child, conditions)
        for lost in ("default", "calculation"):
            if child.get(lost) or _bound(child, lost):
                self.taken.lacks(name, _("the part %(part)s") % {"part": lost})
        return question

    def _choices(self, child: Document) -> list[Document]:
        return [self._choice(child, choice) for choice in child.get("choices", [])]

    def _choice(self, child: Document, choice: Document) -> Document:
        code = _name(str(choice["name"]), f"answer_{choice['name']}")
        self.codes[str(child["name"]), str(choice["name"])] = code
        words = self._words(f"{child['name']}.{choice['name']}", choice.get("label") or code)
        points = str(choice.get("points", ""))
        number = {"points": int(points)} if re.fullmatch(r"-?\d{1,6}", points) else {}
        return {"code": code, **words, **number}

    def _bounds(self, child: Document, kind: str) -> Document:
        constraint = str(_bound(child, "constraint"))
        if kind != "number":
            if constraint:
                self.taken.lacks(child["name"], constraint)
            return {}
        found: Document = {"most": GREATEST}
        if not constraint:
            return found
        parts = re.split(r"\s+and\s+", constraint.strip())
        for sign, number in (match.groups() for part in parts if (match := _BOUND.fullmatch(part))):
            bound = int(number) + {"<": -1, ">": 1}.get(sign, 0)
            found["most" if sign.startswith("<") else "least"] = bound
        if not all(_BOUND.fullmatch(part) for part in parts):
            self.taken.lacks(child["name"], constraint)
        return found

    def _condition(self, child: Document, conditions: list[str]) -> Document:
        own = str(_bound(child, "relevant"))
        whole = [one for one in [*conditions, own] if one]
        if not whole:
            return {}
        text = " and ".join(f"({self._translated(one)})" for one in whole)
        try:
            looked_at = parse(text).fields()
        except ExpressionError:
            looked_at = {""}
        if not looked_at <= set(self.names.values()):
            why = _("its condition; it is always asked now: %(condition)s")
            self.taken.lacks(child["name"], why % {"condition": " and ".join(whole)})
            return {}
        return {"show_if": text}

    def _translated(self, condition: str) -> str:
        text = _SELECTED.sub(lambda found: self._chosen(found[1], found[3]), condition)
        text = _COMPARED.sub(self._compared, text)
        text = re.sub(r"\$\{([^}]+)\}", lambda found: self.names.get(found[1], "?"), text)
        return re.sub(r"\bnot\(", "not (", text)

    def _chosen(self, name: str, code: str) -> str:
        own, known = self.names.get(name, "?"), self.codes.get((name, code), code)
        return f"'{known}' in {own}" if self.kinds.get(name) == "choices" else f"{own} = '{known}'"

    def _compared(self, found: re.Match[str]) -> str:
        name, sign, _quote, code = found.groups()
        known = self.codes.get((name, code), code)
        return f"{self.names.get(name, '?')} {sign} '{known}'"

    def _free_name(self, name: str) -> str:
        wanted = _name(name, f"question_{len(self.names) + 1}")
        if wanted in self.names.values():
            wanted = f"question_{len(self.names) + 1}"
        self.names[name] = wanted
        return wanted

    def _words(self, name: str, label: Any) -> Document:
        """Both languages; where one is missing the other stands there, and the list says so."""
        if isinstance(label, str):
            label = {"km" if has_khmer(label) else "en": label}
        found = {_language(language): str(text) for language, text in label.items() if text}
        for missing, there in (("km", "en"), ("en", "km")):
            if missing not in found:
                language = _("Khmer") if missing == "km" else _("English")
                self.taken.lacks(name, _("%(language)s is missing") % {"language": language})
                found[missing] = found.get(there) or next(iter(found.values()), name)
        return {"km": found["km"], "en": found["en"]}


def _bound(child: Mapping[str, Any], part: str) -> Any:
    return (child.get("bind") or {}).get(part, "")


def _language(label: str) -> str:
    folded = label.lower()
    if "(km)" in folded or "khmer" in folded or folded == "km" or has_khmer(label):
        return "km"
    english = "(en)" in folded or "english" in folded or folded in ("en", "default")
    return "en" if english else label


def _name(text: str, instead: str) -> str:
    folded = re.sub(r"[^a-z0-9_]", "_", text.lower())[:LONGEST_NAME]
    if NAME.fullmatch(folded):
        return folded
    other = re.sub(r"[^a-z0-9_]", "_", instead.lower())[:LONGEST_NAME]
    return other if NAME.fullmatch(other) else f"x_{other}"[:LONGEST_NAME]
