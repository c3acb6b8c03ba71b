"""New terms for what is owed, out of JSON: what is not said anew stays as it was agreed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sahakum.lending.reading import IN_USE, KEYS
from sahakum.lending.terms import Terms
from sahakum.lib.checked import TermsError, a_choice, a_day, an_object

Day = datetime.date
# What follows from the day and from what is owed, and is never said.
WORKED_OUT = frozenset({"principal", "commodity", "disbursed_on", "fees"})
DAYS = frozenset({"number", "first_due_on", "due_on"})
STEPS = frozenset({"every", "unit"})
SAID = (KEYS - IN_USE - WORKED_OUT) | {"on", "interest"}
INTEREST = ("kept", "added")
MOST = 100


@dataclass(frozen=True, kw_only=True)
class Reschedule:
    """What is said of new terms: from which day on, what becomes of interest, what changes."""

    on: Day
    interest: str
    changes: Mapping[str, Any]


def read_reschedules(said: Any, terms: Terms) -> list[Reschedule]:
    """New terms in order of their days.

    Raises:
        TermsError: one is of the wrong type, from before the loan, or of a day of another.
    """
    if not isinstance(said, list) or len(said) > MOST:
        raise TermsError(f"reschedules: a list of at most {MOST} is wanted.")
    found = sorted((_read(one) for one in said), key=lambda one: one.on)
    days = [one.on for one in found]
    if days and days[0] < terms.disbursed_on:
        raise TermsError(f"reschedules: {days[0]} lies before the loan, {terms.disbursed_on}.")
    if len(set(days)) < len(days):
        raise TermsError("reschedules: there is one for a day.")
    return found


def _read(said: Any) -> Reschedule:
    known = an_object(said, "reschedules", SAID)
    return Reschedule(
        on=a_day(known, "on"),
        interest=a_choice(known, "interest", INTEREST, default="kept"),
        changes={name: value for name, value in known.items() if name not in ("on", "interest")},
    )


def renewed(
    said: Mapping[str, Any], changes: Mapping[str, Any], *, principal: int, on: Day
) -> dict[str, Any]:
    """The terms, as they are said, for what is owed on a day.

    Grace and fees were for the beginning of the loan, and an instalment for its days: they end
    unless they are said anew.

    Raises:
        TermsError: nothing is owed.
    """
    if not principal:
        raise TermsError(f"reschedules: nothing is owed on {on}.")
    dropped = IN_USE | WORKED_OUT | DAYS | {"grace", "instalment"}
    if "due_on" in changes:
        dropped |= STEPS
    kept = {name: value for name, value in said.items() if name not in dropped}
    own = {"commodity": said["commodity"]} if "commodity" in said else {}
    return kept | own | dict(changes) | {"principal": principal, "disbursed_on": on.isoformat()}
