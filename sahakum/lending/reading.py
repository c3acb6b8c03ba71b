"""Terms out of JSON: every value is checked, and what is wrong is said in one sentence."""

import datetime
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sahakum.lending.calendar import DAY_COUNTS, due_days
from sahakum.lending.fitting import refuse_what_does_not_fit
from sahakum.lending.plans import AT_ONCE
from sahakum.lending.rounding import MODES
from sahakum.lending.terms import IN_A_YEAR, Fee, Grace, Rounding, Terms
from sahakum.lib.checked import (
    TermsError,
    a_choice,
    a_day,
    a_percent,
    a_text,
    a_whole,
    an_object,
)
from sahakum.lib.quantities import MOST_AMOUNT

MOST_ROWS = 1200
RESTS = ("last", "first", "nearest", "level")
IN_USE = frozenset({"practice", "payments", "reschedules", "as_of"})
KEYS = frozenset(field.name for field in fields(Terms)) | {"number", "first_due_on"} | IN_USE


def read_terms(said: Any) -> Terms:
    """Terms as ``docs/lending.md`` describes them.

    Raises:
        TermsError: something is missing, unknown, of the wrong type or out of its bounds.
    """
    known = an_object(said, "the terms", KEYS)
    disbursed_on = a_day(known, "disbursed_on")
    every, unit = a_whole(known, "every", least=1, most=366, default=1), _unit(known)
    due_on = _due_days(known, every=every, unit=unit)
    _refuse_disorder(disbursed_on, due_on)
    terms = Terms(
        principal=a_whole(known, "principal", least=1, most=MOST_AMOUNT),
        commodity=a_text(known, "commodity", default="KHR"),
        rate=a_percent(known, "rate", default="0"),
        rate_period=a_choice(known, "rate_period", (*IN_A_YEAR, "period"), default="month"),
        method=a_choice(known, "method", ("none", "flat", "declining")),
        amortisation=a_choice(
            known, "amortisation", ("equal_instalments", "equal_principal", "bullet")
        ),
        disbursed_on=disbursed_on,
        due_on=due_on,
        every=every,
        unit=unit,
        by=a_choice(known, "by", ("period", "day"), default="period"),
        day_count=a_choice(known, "day_count", tuple(DAY_COUNTS), default="actual/365"),
        multiple=a_whole(known, "multiple", least=1, most=MOST_AMOUNT, default=1),
        instalment=a_whole(known, "instalment", least=0, most=MOST_AMOUNT, default=0),
        rounding=_rounding(known.get("rounding", {})),
        grace=_grace(known.get("grace", {}), number=len(due_on)),
        fees=_fees(known.get("fees", []), number=len(due_on)),
    )
    refuse_what_does_not_fit(terms, listed="due_on" in known)
    return terms


def _refuse_disorder(disbursed_on: datetime.date, due_on: tuple[datetime.date, ...]) -> None:
    if list(due_on) != sorted(set(due_on)) or due_on[0] <= disbursed_on:
        raise TermsError("due_on: days come one after the other, after the day of disbursement.")


def _due_days(known: Mapping[str, Any], *, every: int, unit: str) -> tuple[datetime.date, ...]:
    if "due_on" not in known:
        number = a_whole(known, "number", least=1, most=MOST_ROWS)
        return due_days(first=a_day(known, "first_due_on"), number=number, every=every, unit=unit)
    for name in ("number", "first_due_on", "every", "unit"):
        if name in known:
            raise TermsError(f"{name}: due_on already lists the days.")
    listed = known["due_on"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_ROWS:
        raise TermsError(f"due_on: a list of 1 to {MOST_ROWS} days is wanted.")
    return tuple(a_day({"due_on": day}, "due_on") for day in listed)


def _rounding(said: Any) -> Rounding:
    known = an_object(said, "rounding", frozenset({"unit", "mode", "rest", "interest", "segments"}))
    return Rounding(
        unit=a_whole(known, "unit", least=1, most=MOST_AMOUNT, default=1),
        mode=a_choice(known, "mode", MODES, default="half_up"),
        rest=a_choice(known, "rest", RESTS, default="last"),
        interest=a_choice(known, "interest", ("each", *AT_ONCE), default="each"),
        segments=a_choice(known, "segments", ("each", "sum"), default="sum"),
    )


def _grace(said: Any, *, number: int) -> Grace:
    names = ("principal", "interest_payment", "interest_free")
    known = an_object(said, "grace", frozenset(names))
    limits = {"interest_free": number}
    return Grace(
        **{
            name: a_whole(known, name, least=0, most=limits.get(name, number - 1), default=0)
            for name in names
        }
    )


def _fees(said: Any, *, number: int) -> tuple[Fee, ...]:
    if not isinstance(said, list):
        raise TermsError("fees: a list is wanted.")
    return tuple(_fee(one, number) for one in said)


def _fee(said: Any, number: int) -> Fee:
    known = an_object(said, "fees", frozenset({"amount", "percent", "at", "row"}))
    if ("amount" in known) == ("percent" in known):
        raise TermsError("fees: each has either an amount or a percent.")
    at = a_choice(known, "at", ("start", "each", "row"))
    if ("row" in known) != (at == "row"):
        raise TermsError("fees: row says which one where at is row, and only there.")
    row = {"start": 0, "each": None}.get(at)
    return Fee(
        amount=a_whole(known, "amount", least=0, most=MOST_AMOUNT, default=0),
        share=a_percent(known, "percent", default="0"),
        row=a_whole(known, "row", least=1, most=number) if at == "row" else row,
    )


def _unit(known: Mapping[str, Any]) -> str:
    return a_choice(known, "unit", ("day", "week", "month"), default="month")
