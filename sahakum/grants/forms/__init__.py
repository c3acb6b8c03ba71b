"""What may be said of grants."""

from sahakum.grants.forms.applications import (
    AppraisalForm,
    DecisionForm,
    NewApplicationForm,
    RewrittenForm,
)
from sahakum.grants.forms.funds import FundForm, MoneyForm
from sahakum.grants.forms.photographs import PhotographForm
from sahakum.grants.forms.uses import (
    ClosingForm,
    FollowUpForm,
    PayoutForm,
    ProofForm,
    ReturnForm,
)

__all__ = [
    "AppraisalForm",
    "ClosingForm",
    "DecisionForm",
    "FollowUpForm",
    "FundForm",
    "MoneyForm",
    "NewApplicationForm",
    "PayoutForm",
    "PhotographForm",
    "ProofForm",
    "ReturnForm",
    "RewrittenForm",
]
