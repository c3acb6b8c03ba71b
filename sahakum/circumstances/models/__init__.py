"""Tables of circumstances, a file for each part of a family's life."""

from sahakum.circumstances.models.away import (
    Absence,
    AbsenceEnd,
    Carer,
    Remittance,
    Traveller,
    Trip,
    TripReturn,
)
from sahakum.circumstances.models.base import (
    Circumstance,
    Contact,
    Country,
    Currency,
    MemberCircumstance,
    Period,
    TimedAmount,
    Work,
)
from sahakum.circumstances.models.living import (
    Debt,
    DebtState,
    FamilySaving,
    Income,
    Livelihood,
    Spending,
)
from sahakum.circumstances.models.papers import (
    Disaster,
    HeardOfUs,
    IdentityPaper,
    PovertyCard,
    SafeContact,
)
from sahakum.circumstances.models.rules import MonthlyMethod, StoppedRule
from sahakum.circumstances.models.school import Attending, ChildWork, Grade, Schooling

__all__ = [
    "Absence",
    "AbsenceEnd",
    "Attending",
    "Carer",
    "ChildWork",
    "Circumstance",
    "Contact",
    "Country",
    "Currency",
    "Debt",
    "DebtState",
    "Disaster",
    "FamilySaving",
    "Grade",
    "HeardOfUs",
    "IdentityPaper",
    "Income",
    "Livelihood",
    "MemberCircumstance",
    "MonthlyMethod",
    "Period",
    "PovertyCard",
    "Remittance",
    "SafeContact",
    "Schooling",
    "Spending",
    "StoppedRule",
    "TimedAmount",
    "Traveller",
    "Trip",
    "TripReturn",
    "Work",
]
