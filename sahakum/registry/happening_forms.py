"""What may be said of what happens in a family: a birth, somebody joins, another head."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import (
    BirthField,
    ChoiceField,
    DayField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.registry.choices import BirthRegistered, Disability, Relation, Sex
from sahakum.registry.forms import NAMED_TWICE, MemberForm

NEW_PERSON = "person = none"
NOTHING_SAID = _("Please write what changed; everything is empty.")
SAME_AS_BEFORE = _("All of this is known already; nothing has changed.")
RELATIONS_OF_A_CHILD = [
    (one.value, one.label)
    for one in (
        Relation.CHILD,
        Relation.GRANDCHILD,
        Relation.SIBLING,
        Relation.OTHER_KIN,
        Relation.NO_KIN,
    )
]
NOT_HEAD = [(one.value, one.label) for one in Relation if one is not Relation.HEAD]


class BirthForm(RecordForm):
    """A child was born into the family."""

    household = ReferenceField(to="household", label=_("Family"))
    family_name = TextField(label=_("Family name"), most=60)
    given_name = TextField(label=_("Given name"), most=60)
    latin_name = TextField(label=_("Name in Latin letters"), most=120, required=False)
    sex = ChoiceField(label=_("Sex"), choices=Sex.choices)
    born = BirthField(label=_("Born"), help_text=_("Day, or only month or year, if known"))
    relation = ChoiceField(label=_("What to the head of the family"), choices=RELATIONS_OF_A_CHILD)
    mother = ReferenceField(to="person", label=_("Mother"), required=False)
    registered = ChoiceField(
        label=_("Is the birth registered with the commune?"), choices=BirthRegistered.choices
    )


class JoiningForm(MemberForm):
    """Somebody joins a family that is registered: by marriage, coming back, taken in."""

    household = ReferenceField(to="household", label=_("Family"))
    from_on = DayField(label=_("Lives here since"))

    field_order = ("household", "from_on")
    # Of somebody who is known all this is known too.
    show_if: ClassVar = dict.fromkeys(
        ("family_name", "given_name", "latin_name", "sex", "born", "disability"), NEW_PERSON
    )


class HeadChangeForm(RecordForm):
    """Who is head of the family from a day on."""

    household = ReferenceField(to="household", label=_("Family"))
    from_on = DayField(label=_("Since"))
    membership = ReferenceField(to="membership", label=_("Head of the family now"))
    former = ChoiceField(
        label=_("What is the head until then to the new head?"),
        choices=NOT_HEAD,
        required=False,
        help_text=_("Only if that person still lives in the family."),
    )


class RelationForm(RecordForm):
    """What one member is to the head."""

    membership = ReferenceField(to="membership", label=_("Member"))
    relation = ChoiceField(label=_("What to the head of the family"), choices=NOT_HEAD)


class RelationsForm(RecordForm):
    """What members are to the head from a day on: asked anew after another became head."""

    household = ReferenceField(to="household", label=_("Family"))
    from_on = DayField(label=_("Since"))
    members = RowsField(row=RelationForm, label=_("Members"), least=1, most=40)

    def clean(self) -> dict[str, Any]:
        """Nobody twice, and something is said anew."""
        answers = dict(self.cleaned_data)
        rows = answers.get("members") or []
        named = [row["membership"].pk for row in rows]
        if len(named) != len(set(named)):
            self.add_error("members", NAMED_TWICE)
        if rows and all(row["membership"].relation == row["relation"] for row in rows):
            self.add_error("members", SAME_AS_BEFORE)
        return answers


class PersonChangeForm(RecordForm):
    """What is corrected or has changed of a person; what is left empty stays as it is."""

    person = ReferenceField(to="person", label=_("Member"))
    from_on = DayField(label=_("Since"))
    family_name = TextField(label=_("Family name"), most=60, required=False)
    given_name = TextField(label=_("Given name"), most=60, required=False)
    latin_name = TextField(label=_("Name in Latin letters"), most=120, required=False)
    sex = ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    born = BirthField(
        label=_("Born"), required=False, help_text=_("Day, or only month or year, if known")
    )
    disability = ChoiceField(
        label=_("Much difficulty in daily life"), choices=Disability.choices, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Something must have changed."""
        answers = dict(self.cleaned_data)
        said = set(answers) - {"person", "from_on"}
        if not self.errors and not any(answers[name] for name in said):
            self.add_error(None, NOTHING_SAID)
        return answers
