"""What may be said of circumstances, a form for each kind."""

from sahakum.circumstances.forms.away import (
    AbsenceEndForm,
    AbsenceForm,
    CarerForm,
    RemittanceForm,
    TripForm,
    TripReturnForm,
)
from sahakum.circumstances.forms.base import CircumstanceForm, TimedAmountForm
from sahakum.circumstances.forms.living import (
    DebtForm,
    DebtStateForm,
    FamilySavingForm,
    IncomeForm,
    LivelihoodForm,
    SpendingForm,
)
from sahakum.circumstances.forms.papers import (
    DisasterForm,
    HeardOfUsForm,
    IdentityPaperForm,
    PovertyCardForm,
    SafeContactForm,
)
from sahakum.circumstances.forms.school import ChildWorkForm, SchoolingForm

__all__ = [
    "AbsenceEndForm",
    "AbsenceForm",
    "CarerForm",
    "ChildWorkForm",
    "CircumstanceForm",
    "DebtForm",
    "DebtStateForm",
    "DisasterForm",
    "FamilySavingForm",
    "HeardOfUsForm",
    "IdentityPaperForm",
    "IncomeForm",
    "LivelihoodForm",
    "PovertyCardForm",
    "RemittanceForm",
    "SafeContactForm",
    "SchoolingForm",
    "SpendingForm",
    "TimedAmountForm",
    "TripForm",
    "TripReturnForm",
]
