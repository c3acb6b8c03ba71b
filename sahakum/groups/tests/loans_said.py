"""The demonstration's part of loans outside meetings, and of workshops: what is said of them."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

Content = dict[str, Any]
Day = datetime.date
# Micro loans of an organisation: 120 dollars without interest, back in twelve parts, decided by the
# organisation beforehand, to who has heard what a business needs.
MICRO_LOAN = {
    "method": "none",
    "amortisation": "equal_principal",
    "unit": "month",
    "every": "1",
    "instalments": "12",
    "surplus": "equal",
    "approval": "beforehand",
    "approval_days": "90",
}
BEFORE_A_FIRST_LOAN = ("business", "marketing", "profit", "repayment")


def workshop(
    *, group: UUID, topic: str, held_on: Day, members: Sequence[UUID], hours: str, led_by: str = ""
) -> Content:
    """The content of the kind ``workshop``."""
    rows = [{"member": str(key)} for key in members]
    said = {"group": str(group), "topic": topic, "held_on": held_on.isoformat()}
    return said | {"hours": hours, "led_by": led_by, "participants": rows}


def application(*, fund: UUID, member: UUID, amount: str, purpose: str, asked_on: Day) -> Content:
    """The content of the kind ``loan_application``; the amount as people say it."""
    said = {"fund": str(fund), "member": str(member), "amount": amount, "purpose": purpose}
    return said | {"asked_on": asked_on.isoformat()}


def decision(
    *, application: UUID, decided_on: Day, amount: str, decided_by: str, minutes: str
) -> Content:
    """The content of the kind ``loan_decision``; an amount of nothing is not approved."""
    outcome = "approved" if amount else "declined"
    said = {"application": str(application), "decided_on": decided_on.isoformat()}
    said |= {"outcome": outcome, "amount": amount, "decided_by": decided_by}
    return said | {"minutes": minutes}


def reschedule(
    *, loan: UUID, decided_on: Day, instalments: int, first_due_on: Day, interest: str, minutes: str
) -> Content:
    """The content of the kind ``loan_reschedule``: so many months, at the rate as agreed."""
    said = {"loan": str(loan), "decided_on": decided_on.isoformat(), "unit": "month"}
    said |= {"instalments": str(instalments), "first_due_on": first_due_on.isoformat()}
    return said | {"interest": interest, "minutes": minutes}


def write_off(*, loan: UUID, day: Day, minutes: str) -> Content:
    """The content of the kind ``loan_write_off``."""
    return {"loan": str(loan), "day": day.isoformat(), "minutes": minutes}


def recovery(*, loan: UUID, day: Day, amount: str, paid_by: str) -> Content:
    """The content of the kind ``loan_recovery``; the amount as people say it."""
    return {"loan": str(loan), "day": day.isoformat(), "amount": amount, "paid_by": paid_by}
