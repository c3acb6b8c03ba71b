"""What may be said of family ties: a tie, its end, and a relative who lives elsewhere."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import BirthField, ChoiceField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.registry.choices import Country, Sex
from sahakum.registry.tie_choices import Kin, WhyEnded

WHY_NEEDED = _("Please say why it ended.")
REACHED = _("Shown only to who may see the circumstances of the family.")
HOW_EXACT = _("Day, or only month or year, if known")


class TieForm(RecordForm):
    """A family tie of a member; one that has ended already is said with its end."""

    household = ReferenceField(to="household", label=_("Family"))
    member = ReferenceField(to="person", label=_("Member"))
    other = ReferenceField(to="person", label=_("Tied to whom?"))
    kin = ChoiceField(label=_("What is that person to the member?"), choices=Kin.choices)
    began = BirthField(label=_("Since"), required=False, help_text=HOW_EXACT)
    ended = BirthField(label=_("Until"), required=False, help_text=_("Left empty: it is still so."))
    why = ChoiceField(label=_("Why did it end?"), choices=WhyEnded.choices, required=False)

    show_if: ClassVar = {"why": "ended != none"}

    def clean(self) -> dict[str, Any]:
        """Who says that it ended says why."""
        answers = dict(self.cleaned_data)
        if answers.get("ended") and not answers.get("why") and "why" not in self.errors:
            self.add_error("why", WHY_NEEDED)
        return answers


class TieEndForm(RecordForm):
    """A family tie has ended: a marriage, a guardianship."""

    household = ReferenceField(to="household", label=_("Family"))
    tie = ReferenceField(to="tie", label=_("Which tie?"))
    ended = BirthField(label=_("Ended"), help_text=HOW_EXACT)
    why = ChoiceField(label=_("Why did it end?"), choices=WhyEnded.choices)


class WhereaboutsForm(RecordForm):
    """Where somebody lives who is known already, and how to reach that person now."""

    household = ReferenceField(to="household", label=_("Family"))
    relative = ReferenceField(to="person", label=_("Relative who lives elsewhere"))
    country = ChoiceField(label=_("In which country?"), choices=Country.choices)
    place = TextField(label=_("Province, town or place of work"), most=120, required=False)
    contact = TextField(
        label=_("How to reach that person"), most=120, required=False, help_text=REACHED
    )


class RelativeForm(RecordForm):
    """A relative who does not live in a family here: a father in Thailand, an aunt in the city."""

    household = ReferenceField(to="household", label=_("Family"))
    member = ReferenceField(to="person", label=_("Relative of whom?"))
    kin = ChoiceField(label=_("What is that person to the member?"), choices=Kin.choices)
    family_name = TextField(label=_("Family name"), most=60)
    given_name = TextField(label=_("Given name"), most=60)
    latin_name = TextField(label=_("Name in Latin letters"), most=120, required=False)
    sex = ChoiceField(label=_("Sex"), choices=Sex.choices)
    born = BirthField(label=_("Born"), required=False, help_text=HOW_EXACT)
    country = ChoiceField(label=_("In which country?"), choices=Country.choices)
    place = TextField(label=_("Province, town or place of work"), most=120, required=False)
    contact = TextField(
        label=_("How to reach that person"),
        most=120,
        required=False,
        help_text=REACHED,
    )
    began = BirthField(
        label=_("Relatives since"),
        required=False,
        help_text=_("Only of a marriage or guardianship."),
    )
