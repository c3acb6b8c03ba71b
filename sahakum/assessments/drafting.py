"""Changes of a document in the making: each gives a new document and leaves the old one alone."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from django.utils.translation import get_language

from sahakum.assessments.bound.words import answers_of, bound_in

Document = dict[str, Any]
Answers = Mapping[str, Any]
MARKS = ("required", "sensitive", "ask_alone", "timed")
USUAL_RATES = {"USD": 400000, "THB": 12000, "VND": 16}


def with_head(document: Document, answers: Answers) -> Document:
    """The document with another code, subject, title and purpose."""
    changed = copy.deepcopy(document)
    changed |= {"code": answers["code"], "subject": answers["subject"]}
    _put_words(changed, answers, "title", "about", "source")
    return changed


def with_scoring(document: Document, answers: Answers) -> Document:
    """The document with another way of scoring."""
    changed = copy.deepcopy(document)
    scoring: Document = {"method": answers["method"] or "none", "bands": _bands(answers["bands"])}
    _put_words(scoring, answers, "says")
    rates = {code: answers[code] for code in USUAL_RATES if answers[code] is not None}
    # What stands on no page stays as it is.
    before = changed.get("scoring", {})
    scoring |= {name: before[name] for name in ("disability_from",) if name in before}
    scoring["riel_per_hundred"] = {code: int(rate) for code, rate in rates.items()}
    changed["scoring"] = scoring
    return changed


def with_section(document: Document, place: int, answers: Answers) -> Document:
    """The document with another heading of a section; one place too far is a new section."""
    changed = copy.deepcopy(document)
    sections = changed.setdefault("sections", [])
    if place == len(sections):
        sections.append({"questions": []})
    _put_words(sections[place], answers, "title", "intro")
    return changed


def with_question(document: Document, section: int, place: int, answers: Answers) -> Document:
    """The document with another question; one place too far is a new question."""
    changed = copy.deepcopy(document)
    questions = changed["sections"][section].setdefault("questions", [])
    question: Document = {"name": answers["name"] or _free_name(changed), "kind": answers["kind"]}
    _put_words(question, answers, "text", "help", "unit")
    question |= {mark: mark in answers["marks"] for mark in MARKS}
    question |= {"show_if": answers["only_if"], "per": answers["per"]}
    question |= {"bound": bound_in(answers["bound"])} if answers["bound"] else {}
    question |= _worth(answers)
    # Bounds that stand on no page stay as they are.
    kept = {name: value for one in questions[place:][:1] for name, value in one.items()}
    question |= {name: kept[name] for name in ("least", "places") if name in kept}
    questions[place : place + 1] = [_without_nothing(question)]
    return changed


def without(document: Document, section: int, place: int | None) -> Document:
    """The document without a question, or without a whole section."""
    changed = copy.deepcopy(document)
    if place is None:
        del changed["sections"][section]
    else:
        del changed["sections"][section]["questions"][place]
    return changed


def moved(document: Document, section: int, place: int | None, *, by: int) -> Document:
    """The document with a question or section further up (-1) or down (1); at an end it stays."""
    changed = copy.deepcopy(document)
    own = section if place is None else place
    rows = changed["sections"] if place is None else changed["sections"][section]["questions"]
    if 0 <= own + by < len(rows):
        rows[own], rows[own + by] = rows[own + by], rows[own]
    return changed


def names_of(document: Document) -> list[str]:
    """Names of all questions."""
    return [str(one.get("name", "")) for one in questions_of(document)]


def questions_of(document: Document) -> Iterable[Document]:
    """All questions in their order."""
    for section in document.get("sections", []):
        yield from section.get("questions", [])


def _worth(answers: Answers) -> Document:
    """Answers to choose from, ranges, bounds and weight: what belongs to the kind of question."""
    kind = answers["kind"]
    if kind == "yes_no":
        return _yes_no(answers)
    if kind in ("choice", "choices"):
        rows = [_choice(row) for row in _coded(answers["choices"], "answer")]
        return {"choices": rows or answers_of(answers["bound"])}
    if kind not in ("number", "amount", "total"):
        return {}
    ranges = [_whole(row, "below", "points") for row in answers["ranges"]]
    if kind == "total":
        return {"ranges": ranges, "adds": answers["adds"]}
    bounds = _whole(answers, "weight", "most") if kind == "number" else {}
    return bounds | {"ranges": ranges}


def _yes_no(answers: Answers) -> Document:
    found: Document = {}
    for code in ("yes", "no"):
        if answers[f"{code}_points"] is not None:
            found[f"points_if_{code}"] = int(answers[f"{code}_points"])
        if answers[f"{code}_sign"]:
            found[f"sign_if_{code}"] = answers[f"{code}_sign"]
    return found


def _coded(rows: Sequence[Answers], word: str) -> list[Document]:
    """Rows with a code each; who has none gets the first that is free. Emptied rows are gone."""
    rows = [row for row in rows if row["km"] or row["en"]]
    taken = {row["code"] for row in rows}
    free = (f"{word}_{number}" for number in count(1) if f"{word}_{number}" not in taken)
    return [{**row, "code": row["code"] or next(free)} for row in rows]


def _choice(row: Answers) -> Document:
    choice = {"code": row["code"], "km": row["km"], "en": row["en"]}
    sign = {"sign": row["sign"]} if row["sign"] else {}
    return choice | _whole(row, "points") | sign


def _bands(rows: Sequence[Answers]) -> list[Document]:
    return [
        {"code": row["code"], "name": {"km": row["km"], "en": row["en"]}, "tone": row["tone"]}
        | _whole(row, "first", "last")
        for row in _coded(rows, "band")
    ]


def _whole(answers: Answers, *names: str) -> Document:
    return {name: int(answers[name]) for name in names if answers.get(name) is not None}


def _put_words(part: Document, answers: Answers, *names: str) -> None:
    for name in names:
        words = {"km": answers.get(f"{name}_km", ""), "en": answers.get(f"{name}_en", "")}
        part.pop(name, None)
        if any(words.values()):
            part[name] = words


def _without_nothing(question: Document) -> Document:
    return {name: value for name, value in question.items() if value not in ("", [], None)}


def _free_name(document: Document) -> str:
    taken = set(names_of(document))
    numbers = range(1, len(taken) + 2)
    return next(f"question_{number}" for number in numbers if f"question_{number}" not in taken)


def words_here(words: Mapping[str, Any]) -> str:
    """A text of a document in the reader's language; the other one where it is missing."""
    here, other = ("en", "km") if get_language() == "en" else ("km", "en")
    return str(words.get(here) or words.get(other) or "")
