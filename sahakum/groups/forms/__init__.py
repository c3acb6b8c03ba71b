"""What may be said of groups."""

from sahakum.groups.forms.lists import FundForm, GroupForm, MemberForm, StepForm
from sahakum.groups.forms.loans import PostponementForm, WriteOffForm
from sahakum.groups.forms.meetings import LineForm, MeetingForm, OpeningForm
from sahakum.groups.forms.rules import BylawsForm
from sahakum.groups.forms.sharing import ShareOutForm

__all__ = [
    "BylawsForm",
    "FundForm",
    "GroupForm",
    "LineForm",
    "MeetingForm",
    "MemberForm",
    "OpeningForm",
    "PostponementForm",
    "ShareOutForm",
    "StepForm",
    "WriteOffForm",
]
