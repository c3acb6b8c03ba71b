"""What may be said of those who are away."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.texts import NOT_FOUND
from sahakum.circumstances import texts
from sahakum.circumstances.fields import MemberField, MembersField, WholeField
from sahakum.circumstances.forms.base import CircumstanceForm, TimedAmountForm, note_field
from sahakum.circumstances.models import Absence, Contact, Country, TripReturn, Work
from sahakum.circumstances.models.base import OPEN_WORK

CARERS = ("carer", "kin", "neighbour")
CAME_BACK = "returned_on != none"
PLACE = _("Province, town or place of work")


class TripForm(CircumstanceForm):
    """A migration trip: who, with which children, where, what work, from when and until when."""

    members = MembersField(label=_("Who went?"))
    children = MembersField(
        label=_("Which children were taken along?"),
        required=False,
        help_text=_("Kept apart: seen by you and your supervisor only."),
    )
    country = ChoiceField(label=_("To which country?"), choices=Country.choices)
    place = TextField(label=PLACE, most=120, required=False)
    work = ChoiceField(label=_("What work?"), choices=Work.choices)
    from_on = DayField(label=_("Left on"))
    contact = ChoiceField(label=_("Contact while away"), choices=Contact.choices)
    returned_on = DayField(
        label=_("Came back on"), required=False, help_text=_("Left empty: still away.")
    )
    how = ChoiceField(
        label=_("How did they return?"), choices=TripReturn.How.choices, required=False
    )
    detention_months = WholeField(
        label=_("Months in detention"), most=600, required=False, unit=_("months")
    )
    note = note_field()

    show_if: ClassVar = {"how": CAME_BACK, "detention_months": CAME_BACK}

    def clean(self) -> dict[str, Any]:
        """Somebody went, once each; days in order and not before birth; how they returned."""
        answers = super().clean()
        self.refuse_unordered("from_on", "returned_on")
        self.refuse_after_told("from_on", "returned_on")
        self._check_travellers(answers.get("members") or [], answers.get("children") or [])
        if answers.get("returned_on") and not answers.get("how") and "how" not in self.errors:
            self.add_error("how", texts.HOW_RETURNED)
        return answers

    def _check_travellers(self, members: list[Any], children: list[Any]) -> None:
        if not members and "members" not in self.errors:
            self.add_error("members", texts.NOBODY_WENT)
        if set(members) & set(children):
            self.add_error("children", texts.WENT_TWICE)
        for one in [*members, *children]:
            self.refuse_before_birth("from_on", one)


class TripReturnForm(CircumstanceForm):
    """Those who were still away came back."""

    trip = ReferenceField(to="trip", label=_("Trip"))
    returned_on = DayField(label=_("Came back on"))
    how = ChoiceField(label=_("How did they return?"), choices=TripReturn.How.choices)
    detention_months = WholeField(
        label=_("Months in detention"), most=600, required=False, unit=_("months")
    )
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Of this family, and not before they left."""
        answers = super().clean()
        trip, returned_on = answers.get("trip"), answers.get("returned_on")
        if trip and answers.get("household") and trip.household_id != answers["household"].pk:
            self.add_error("trip", NOT_FOUND)
        if trip and returned_on and returned_on < trip.from_on:
            self.add_error("returned_on", texts.END_BEFORE_BEGIN)
        self.refuse_after_told("returned_on")
        return answers


class AbsenceForm(CircumstanceForm):
    """A member lives elsewhere and stays a member."""

    member = MemberField(label=_("Who is away?"))
    country = ChoiceField(label=_("In which country?"), choices=Country.choices)
    place = TextField(label=PLACE, most=120, required=False)
    work = ChoiceField(label=_("What work?"), choices=OPEN_WORK)
    rhythm = ChoiceField(label=_("How often home?"), choices=Absence.Rhythm.choices)
    contact = ChoiceField(label=_("Contact while away"), choices=Contact.choices)
    from_on = DayField(label=_("Away since"))
    returned_on = DayField(
        label=_("Came home to stay on"), required=False, help_text=_("Left empty: still away.")
    )
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Days in order, not before birth."""
        answers = super().clean()
        self.refuse_unordered("from_on", "returned_on")
        self.refuse_after_told("from_on", "returned_on")
        self.refuse_before_birth("from_on", answers.get("member"))
        return answers


class AbsenceEndForm(CircumstanceForm):
    """An absent member came home to stay."""

    absence = ReferenceField(to="absence", label=_("Who came home?"))
    returned_on = DayField(label=_("Came home to stay on"))

    def clean(self) -> dict[str, Any]:
        """Of this family, and not before the absence began."""
        answers = super().clean()
        absence, returned_on = answers.get("absence"), answers.get("returned_on")
        if absence and answers.get("household") and absence.household_id != answers["household"].pk:
            self.add_error("absence", NOT_FOUND)
        if absence and returned_on and returned_on < absence.from_on:
            self.add_error("returned_on", texts.END_BEFORE_BEGIN)
        self.refuse_after_told("returned_on")
        return answers


class RemittanceForm(TimedAmountForm):
    """Money sent home: by whom, how much, how often."""

    member = MemberField(label=_("Which member sends it?"), required=False)
    sender = TextField(label=_("Or who else"), most=120, required=False)
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Somebody sends it."""
        answers = super().clean()
        said = bool(answers.get("member")) + bool(answers.get("sender"))
        if said != 1 and not {"member", "sender"} & set(self.errors):
            self.add_error("member", texts.SENDER_NEEDED)
        return answers


class CarerForm(CircumstanceForm):
    """Who looks after a child left behind: a member, a relative from elsewhere, a neighbour."""

    member = MemberField(label=_("Child"))
    carer = MemberField(label=_("Which member looks after it?"), required=False)
    kin = ReferenceField(
        to="kin", label=_("Or which relative who lives elsewhere?"), required=False
    )
    neighbour = TextField(label=_("Or which neighbour"), most=120, required=False)
    from_on = DayField(label=_("Since"))
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """One carer, who is not the child; not before birth."""
        answers = super().clean()
        said = sum(bool(answers.get(name)) for name in CARERS)
        if said != 1 and not set(CARERS) & set(self.errors):
            self.add_error("carer", texts.ONE_CARER)
        if answers.get("carer") and answers.get("carer") == answers.get("member"):
            self.add_error("carer", texts.OWN_CARER)
        self.refuse_before_birth("from_on", answers.get("member"))
        self.refuse_after_told("from_on")
        return answers
