"""What may be said of groups."""

from sahakum.groups.forms.keeping import KeepingForm, RicePriceForm, StoreRulesForm
from sahakum.groups.forms.lists import FundForm, GroupForm, MemberForm, StepForm
from sahakum.groups.forms.loans import (
    ApplicationForm,
    DecisionForm,
    PostponementForm,
    RecoveryForm,
    RescheduleForm,
    WriteOffForm,
)
from sahakum.groups.forms.meetings import LineForm, MeetingForm, OpeningForm
from sahakum.groups.forms.rules import BylawsForm
from sahakum.groups.forms.sharing import ShareOutForm
from sahakum.groups.forms.trading import LeavingForm, RicePaidForm, RiceTradeForm
from sahakum.groups.forms.workshops import WorkshopForm

__all__ = [
    "ApplicationForm",
    "BylawsForm",
    "DecisionForm",
    "FundForm",
    "GroupForm",
    "KeepingForm",
    "LeavingForm",
    "LineForm",
    "MeetingForm",
    "MemberForm",
    "OpeningForm",
    "PostponementForm",
    "RecoveryForm",
    "RescheduleForm",
    "RicePaidForm",
    "RicePriceForm",
    "RiceTradeForm",
    "ShareOutForm",
    "StepForm",
    "StoreRulesForm",
    "WorkshopForm",
    "WriteOffForm",
]
