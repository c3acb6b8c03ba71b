"""Answers, results and subjects of assessments in the reader's words."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.assessments import texts
from sahakum.assessments.definition import Band, Definition, Question, QuestionKind, Sign
from sahakum.assessments.models import Response
from sahakum.assessments.scoring import Item
from sahakum.web import areas, rows_of, wording
from sahakum.web.rows import State

ICONS = {"ok": "check", "due": "clock", "late": "alert"}


def answer(question: Question, value: Any) -> str:
    """An answer as one reads it; empty for none."""
    if value in (None, "", []):
        return ""
    if question.choices:
        codes = value if isinstance(value, list) else [value]
        return ", ".join(str(one.label) for one in question.choices if one.code in codes)
    if question.kind is QuestionKind.AMOUNT:
        return _amount(value)
    if question.kind is QuestionKind.DAY:
        return wording.day_in_words(datetime.date.fromisoformat(value))
    if question.kind is QuestionKind.NUMBER:
        return " ".join([wording.number(Decimal(value)), str(question.unit)]).strip()
    return str(value)


def known(question: Question, stored: tuple[Any, datetime.date] | None) -> str:
    """What is stored already, and since when; empty for nothing."""
    if stored is None:
        return ""
    details = {"answer": answer(question, stored[0]), "day": wording.day_in_words(stored[1])}
    return _("Known since %(day)s: %(answer)s") % details


def _amount(value: Mapping[str, str]) -> str:
    money = str(dict(texts.CURRENCIES)[value["currency"]])
    period = str(dict(texts.PERIODS)[value["period"]]) if "period" in value else ""
    return " ".join([wording.number(Decimal(value["amount"])), money, period]).strip()


def judged(item: Item) -> str:
    """The number behind the points of an amount: riel, a month, for each person; else nothing."""
    money = (QuestionKind.AMOUNT, QuestionKind.TOTAL)
    if item.question.kind not in money or item.value is None:
        return ""
    riel = wording.number(_whole(item.value))
    if item.question.per:
        return _("%(riel)s riel a month for each person") % {"riel": riel}
    if item.question.timed:
        return _("%(riel)s riel a month") % {"riel": riel}
    return _("%(riel)s riel") % {"riel": riel}


def _whole(value: Fraction) -> int:
    return value.numerator // value.denominator


def brought(item: Item) -> str:
    """ "៣ ពិន្ទុ", "a strong sign", or nothing for an answer that is left out of the score."""
    if item.sign is Sign.STRONG:
        return _("a strong sign")
    if item.sign is Sign.MEDIUM:
        return _("a medium sign")
    return "" if item.points is None else points(item.points)


def points(count: int) -> str:
    """ "៣ ពិន្ទុ" or "3 points"."""
    counted = ngettext("%(count)s point", "%(count)s points", count)
    return counted % {"count": wording.number(count)}


def state_of(response: Response) -> State | None:
    """The band of a response as a badge; nothing without a band."""
    return band_state(response.version.parsed.scoring.band_named(response.band))


def band_state(band: Band | None) -> State | None:
    """A band as a badge; nothing for none."""
    if band is None:
        return None
    return State(word=str(band.name), icon=ICONS.get(band.tone, ""), tone=band.tone)


def result(response: Response) -> str:
    """The score in words, or how many strong and how many medium signs; nothing without either."""
    if response.signs:
        return signs(response.signs)
    return "" if response.score is None else points(response.score)


def signs(counted: Mapping[str, int]) -> str:
    """How many strong and how many medium signs; nothing where none are counted."""
    if not counted:
        return ""
    return rows_of.joined(_strong(counted["strong"]), _medium(counted["medium"]))


def _strong(count: int) -> str:
    counted = ngettext("%(count)s strong sign", "%(count)s strong signs", count)
    return counted % {"count": wording.number(count)}


def _medium(count: int) -> str:
    counted = ngettext("%(count)s medium sign", "%(count)s medium signs", count)
    return counted % {"count": wording.number(count)}


def about(response: Response) -> str:
    """Whom a response is about: a person, a family, a village."""
    if response.person is not None:
        return str(response.person.name)
    if response.household is not None:
        return rows_of.family_name(response.household)
    return areas.full_name(response.village_id)


def caution(definition: Definition) -> str:
    """That a questionnaire, or its Khmer wording, was never tested; nothing for one that was."""
    if set(definition.not_validated) == {"km", "en"}:
        return _("Not validated: a help for thinking, not a measurement.")
    if "km" in definition.not_validated:
        return _("The Khmer wording is not validated.")
    return ""
