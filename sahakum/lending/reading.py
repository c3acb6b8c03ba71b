"""Terms out of JSON: every value is checked, and what is wrong is said in one sentence."""

import datetime
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sahakum.lending.calendar import DAY_COUNTS, due_days
from sahakum.lending.rounding import MODES
from sahakum.lending.terms import IN_A_YEAR, Fee, Grace, Rounding, Terms
from sahakum.lib.dates import DayError, parse_day
from sahakum.lib.quantities import NumberError, parse_number

MOST = 9_000_000_000_000_000
MOST_ROWS = 1200
MOST_PERCENT = 1000
KEYS = frozenset(field.name for field in fields(Terms)) | {"number", "first_due_on"}


class TermsError(ValueError):
    """Terms that mean nothing; the message is a sentence that names the value."""


def read_terms(said: Any) -> Terms:
    """Terms as ``docs/lending.md`` describes them.

    Raises:
        TermsError: something is missing, unknown, of the wrong type or out of its bounds.
    """
    known = _object(said, "the terms", KEYS)
    disbursed_on = _day(known, "disbursed_on")
    every, unit = _whole(known, "every", least=1, most=366, default=1), _unit(known)
    due_on = _due_days(known, every=every, unit=unit)
    _refuse_disorder(disbursed_on, due_on)
    terms = Terms(
        principal=_whole(known, "principal", least=1, most=MOST),
        commodity=_text(known, "commodity", default="KHR"),
        rate=_percent(known, "rate", default="0"),
        rate_period=_choice(known, "rate_period", (*IN_A_YEAR, "period"), default="month"),
        method=_choice(known, "method", ("none", "flat", "declining")),
        amortisation=_choice(
            known, "amortisation", ("equal_instalments", "equal_principal", "bullet")
        ),
        disbursed_on=disbursed_on,
        due_on=due_on,
        every=every,
        unit=unit,
        by=_choice(known, "by", ("period", "day"), default="period"),
        day_count=_choice(known, "day_count", tuple(DAY_COUNTS), default="actual/365"),
        multiple=_whole(known, "multiple", least=1, most=MOST, default=1),
        rounding=_rounding(known.get("rounding", {})),
        grace=_grace(known.get("grace", {}), number=len(due_on)),
        fees=_fees(known.get("fees", []), number=len(due_on)),
    )
    _refuse_unsaid(terms, listed="due_on" in known)
    return terms


def _refuse_disorder(disbursed_on: datetime.date, due_on: tuple[datetime.date, ...]) -> None:
    if list(due_on) != sorted(set(due_on)) or due_on[0] <= disbursed_on:
        raise TermsError("due_on: days come one after the other, after the day of disbursement.")


def _refuse_unsaid(terms: Terms, *, listed: bool) -> None:
    level = terms.amortisation == "equal_instalments" and terms.method == "declining"
    if level and terms.rounding.rest == "first":
        raise TermsError(
            "rounding.rest: with declining interest and equal instalments the first row cannot"
            " take the rest, as it would change the interest of all others; say last or level."
        )
    if level and terms.rounding.interest == "sum":
        raise TermsError(
            "rounding.interest: with declining interest and equal instalments interest is rounded"
            " row by row; say each."
        )
    if listed and terms.by == "period" and terms.rate_period != "period" and terms.rate:
        raise TermsError(
            "by: between listed due days periods differ; say by day, or a rate for a period."
        )


def _due_days(known: Mapping[str, Any], *, every: int, unit: str) -> tuple[datetime.date, ...]:
    if "due_on" not in known:
        number = _whole(known, "number", least=1, most=MOST_ROWS)
        return due_days(first=_day(known, "first_due_on"), number=number, every=every, unit=unit)
    for name in ("number", "first_due_on", "every", "unit"):
        if name in known:
            raise TermsError(f"{name}: due_on already lists the days.")
    listed = known["due_on"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_ROWS:
        raise TermsError(f"due_on: a list of 1 to {MOST_ROWS} days is wanted.")
    return tuple(_day({"due_on": day}, "due_on") for day in listed)


def _rounding(said: Any) -> Rounding:
    known = _object(said, "rounding", frozenset({"unit", "mode", "rest", "interest"}))
    return Rounding(
        unit=_whole(known, "unit", least=1, most=MOST, default=1),
        mode=_choice(known, "mode", MODES, default="half_up"),
        rest=_choice(known, "rest", ("last", "first", "level"), default="last"),
        interest=_choice(known, "interest", ("each", "sum"), default="each"),
    )


def _grace(said: Any, *, number: int) -> Grace:
    names = ("principal", "interest_payment", "interest_free")
    known = _object(said, "grace", frozenset(names))
    limits = {"interest_free": number}
    return Grace(
        **{
            name: _whole(known, name, least=0, most=limits.get(name, number - 1), default=0)
            for name in names
        }
    )


def _fees(said: Any, *, number: int) -> tuple[Fee, ...]:
    if not isinstance(said, list):
        raise TermsError("fees: a list is wanted.")
    return tuple(_fee(one, number) for one in said)


def _fee(said: Any, number: int) -> Fee:
    known = _object(said, "fees", frozenset({"amount", "percent", "at", "row"}))
    if ("amount" in known) == ("percent" in known):
        raise TermsError("fees: each has either an amount or a percent.")
    at = _choice(known, "at", ("start", "each", "row"))
    if ("row" in known) != (at == "row"):
        raise TermsError("fees: row says which one where at is row, and only there.")
    row = {"start": 0, "each": None}.get(at)
    return Fee(
        amount=_whole(known, "amount", least=0, most=MOST, default=0),
        share=_percent(known, "percent", default="0"),
        row=_whole(known, "row", least=1, most=number) if at == "row" else row,
    )


def _unit(known: Mapping[str, Any]) -> str:
    return _choice(known, "unit", ("day", "week", "month"), default="month")


def _object(said: Any, name: str, keys: frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise TermsError(f"{name}: an object with named values is wanted.")
    unknown = sorted(set(said) - keys)
    if unknown:
        raise TermsError(f"{name}: there is no value called {str(unknown[0])[:40]!r}.")
    return said


def _given(known: Mapping[str, Any], name: str, default: Any) -> Any:
    value = known.get(name, default)
    if value is None:
        raise TermsError(f"{name}: this is missing.")
    return value


def _whole(
    known: Mapping[str, Any], name: str, *, least: int, most: int, default: int | None = None
) -> int:
    number = _number(known, name, default)
    if number != int(number) or not least <= number <= most:
        raise TermsError(f"{name}: a whole number from {least} to {most} is wanted.")
    return int(number)


def _number(known: Mapping[str, Any], name: str, default: Any) -> Decimal:
    value = _given(known, name, default)
    if isinstance(value, bool | float) or not isinstance(value, int | str):
        raise TermsError(f"{name}: a whole number, or a number written as text, is wanted.")
    try:
        return Decimal(parse_number(str(value), "en"))
    except NumberError as error:
        raise TermsError(f"{name}: {str(value)[:40]!r} is no number.") from error


def _percent(known: Mapping[str, Any], name: str, *, default: str) -> Fraction:
    number = _number(known, name, default)
    if not 0 <= number <= MOST_PERCENT:
        raise TermsError(f"{name}: a percentage from 0 to {MOST_PERCENT} is wanted.")
    return Fraction(number) / 100


def _text(known: Mapping[str, Any], name: str, *, default: str) -> str:
    value = _given(known, name, default)
    if not isinstance(value, str) or not 1 <= len(value) <= 24:
        raise TermsError(f"{name}: a short text is wanted.")
    return value


def _choice(
    known: Mapping[str, Any], name: str, choices: tuple[str, ...], *, default: str | None = None
) -> str:
    value = _given(known, name, default)
    if not isinstance(value, str) or value not in choices:
        raise TermsError(f"{name}: one of {', '.join(choices)} is wanted.")
    return value


def _day(known: Mapping[str, Any], name: str) -> datetime.date:
    value = _given(known, name, None)
    try:
        found = parse_day(value) if isinstance(value, str) else None
    except DayError:
        found = None
    if found is None or found.precision != "day":
        raise TermsError(f"{name}: a day such as 2026-11-24 is wanted.")
    return found.date
