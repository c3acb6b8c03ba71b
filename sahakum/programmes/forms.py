"""What may be said of programmes, enrolments and targets."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts
from sahakum.capture.codes import CodeField
from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.programmes import patterns
from sahakum.programmes.models import Target

DAYS_IN_ORDER = _("The last day is before the first.")
MOST_PROMISED = 10_000_000


class EnrolmentForm(RecordForm):
    """A family takes part in a programme from a day on."""

    household = ReferenceField(to="household", label=_("Family"))
    programme = ReferenceField(to="programme", label=_("Programme"))
    from_on = DayField(label=_("Since"))


class TargetForm(RecordForm):
    """A promised value of an indicator in an area and period."""

    programme = ReferenceField(to="programme", label=_("Programme"))
    indicator = TextField(label=_("Indicator"), most=60)
    place = ReferenceField(to="place", label=_("Place"), required=False)
    from_on = DayField(label=_("From"), future=True)
    to_on = DayField(label=_("To"), future=True)
    value = NumberField(label=_("Target"), most=MOST_PROMISED)
    sort = ChoiceField(label=_("Meant as"), choices=Target.Sort.choices)

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("from_on"), answers.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", DAYS_IN_ORDER)
        return answers


class ProgrammeForm(RecordForm):
    """A new programme of the organisation."""

    name_km = TextField(label=_("Name in Khmer"), most=200)
    name_en = TextField(label=_("Name in Latin letters"), most=200)
    code = CodeField(
        label=_("Code"),
        most=40,
        help_text=_("By which lists and addresses of pages name it: family_support."),
    )
    from_on = DayField(label=_("Runs since"))
    pattern = ChoiceField(label=_("Its components"), choices=patterns.CHOICES)


class ComponentForm(RecordForm):
    """A new component of a programme."""

    programme = ReferenceField(to="programme", label=_("Programme"))
    name_km = TextField(label=_("Name in Khmer"), most=200)
    name_en = TextField(label=_("Name in Latin letters"), most=200)
    code = CodeField(
        label=_("Code"), most=40, help_text=_("By which lists and programs name it: wash.")
    )
    from_on = DayField(label=_("Since"))


class NamingForm(RecordForm):
    """A programme, or one of its components, is called otherwise from a day on."""

    programme = ReferenceField(to="programme", label=_("Programme"))
    component = ReferenceField(to="component", label=_("Component"), required=False)
    name_km = TextField(label=_("Name in Khmer"), most=200)
    name_en = TextField(label=_("Name in Latin letters"), most=200)
    from_on = DayField(label=_("Called so since"))

    def clean(self) -> dict[str, Any]:
        """The component is one of the programme's."""
        answers = dict(self.cleaned_data)
        programme, component = answers.get("programme"), answers.get("component")
        if programme and component and component.programme_id != programme.pk:
            self.add_error("component", texts.NOT_FOUND)
        return answers
