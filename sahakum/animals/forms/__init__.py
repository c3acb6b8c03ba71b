"""What may be said of animals."""

from sahakum.animals.forms.entry import AnimalForm, SourceForm
from sahakum.animals.forms.events import EventForm, NamedForm, YoungForm
from sahakum.animals.forms.photographs import PhotographForm
from sahakum.animals.forms.rules import HerdRulesForm, OffspringForm
from sahakum.animals.forms.waiting import WaitingForm

__all__ = [
    "AnimalForm",
    "EventForm",
    "HerdRulesForm",
    "NamedForm",
    "OffspringForm",
    "PhotographForm",
    "SourceForm",
    "WaitingForm",
    "YoungForm",
]
