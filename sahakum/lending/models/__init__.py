"""Tables of lending."""

from sahakum.lending.models.applications import LoanApplication, LoanDecision
from sahakum.lending.models.loans import (
    Loan,
    LoanPayment,
    Postponement,
    Recovery,
    Reschedule,
    WriteOff,
)
from sahakum.lending.models.rules import RateWarning

__all__ = [
    "Loan",
    "LoanApplication",
    "LoanDecision",
    "LoanPayment",
    "Postponement",
    "RateWarning",
    "Recovery",
    "Reschedule",
    "WriteOff",
]
