"""What the bench ``pages`` says through the door of the family and village that it looks at.

Families that stay long are those whose pages hold most: a plan with its tasks, an assessment, what
they live from and owe, and what was built in their village.
"""

from typing import Any
from uuid import UUID

TASKS = 6
MONEY = {"amount": "20000", "currency": "KHR", "period": "day"}
HUNGER = {"no_food": "rarely", "slept_hungry": "often", "whole_day": "never"}


def fill(household: UUID, village: int, *, on: str, by: Any) -> None:
    """Records about one family and its village, on a day.

    Raises:
        RuntimeError: something was not saved.
    """
    from sahakum.capture.intake import Submission, take_in
    from sahakum.lib.ids import uuid7

    said = [*_of_family(str(household), on), *_of_village(str(village), on)]
    sent = [Submission(id=uuid7(), kind=kind, content=content) for kind, content in said]
    unsaved = [answer for answer in take_in(sent, by=by) if answer.word.value != "SAVED"]
    if unsaved:
        raise RuntimeError(unsaved)


def _of_family(household: str, on: str) -> list[tuple[str, dict[str, Any]]]:
    about = {"household": household}
    told = about | {"told_on": on}
    incomes = [{"source": source, "own_produce": "no"} for source in ("rice", "animals", "wages")]
    return [
        ("plan", about | {"drawn_on": on, "tasks": [_task(number, on) for number in range(TASKS)]}),
        ("assessment", about | _hunger(on)),
        *(("income", told | MONEY | income) for income in incomes),
        ("spending", told | MONEY | {"purpose": "food"}),
        ("debt", told | {"lender": "shop", "security": "none", "since_on": on, "amount": "5 USD"}),
    ]


def _task(number: int, on: str) -> dict[str, str]:
    return {"goal": "ទឹកស្អាត", "what": f"ជួសជុល {number}", "responsible": "family", "due_on": on}


def _hunger(on: str) -> dict[str, Any]:
    return {"version": "household_hunger", "assessed_on": on, "answers": HUNGER}


def _of_village(village: str, on: str) -> list[tuple[str, dict[str, Any]]]:
    built = {"good": "latrine", "how": "built", "done_on": on, "done_by": "Sok"}
    return [("asset", built | {"village": village}) for _ in range(5)]
