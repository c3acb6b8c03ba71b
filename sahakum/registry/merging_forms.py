"""What may be said of two records: that they are one, that this was wrong, that they are two."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.fields import ChoiceField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm, References
from sahakum.capture.kinds import Content, Kind
from sahakum.registry import merging, references
from sahakum.registry.merging_models import Merge, Sort
from sahakum.registry.models import Household, Person


class PairForm(RecordForm):
    """Two people or two families: the one that is kept, and the other."""

    sort = ChoiceField(label=_("Compared"), choices=Sort.choices)
    into = ReferenceField(to="record", label=_("Shown from now on"))
    merged = ReferenceField(to="record", label=_("The other"))

    def clean(self) -> dict[str, Any]:
        """Both are of the sort that was said, and two.

        Raises:
            ValidationError: they are not.
        """
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        pair = [answers.get("into"), answers.get("merged")]
        if None in pair or not answers.get("sort"):
            return answers
        model = Person if answers["sort"] == Sort.PERSON else Household
        if not all(isinstance(one, model) for one in pair):
            raise ValidationError(_("Please choose two people or two families."))
        if pair[0] == pair[1]:
            raise ValidationError(_("These are one already."))
        return answers


class UndoForm(RecordForm):
    """Which merge was wrong, why, and that what was recorded since stays where it is."""

    merge = ReferenceField(to="merge", label=_("Merge"))
    reason = TextField(label=_("Why was it wrong?"), most=300)
    later_stay = ChoiceField(
        label=_("What was recorded since the merge"),
        choices=[("yes", _("It stays with the family or person under whom it was recorded"))],
        required=False,
    )


def fetch_pair(contents: Sequence[Content], by: User) -> References:
    """Visible people and families by id."""
    keys = references.named(contents, "into") | references.named(contents, "merged")
    people = references.persons(keys, by)
    left = [key for key in keys if key not in people]
    return {"record": {**people, **(references.households(left, by) if left else {})}}


def fetch_merges(contents: Sequence[Content], by: User) -> References:
    """Living merges into what the actor may see, by the id of their operation."""
    keys = references.ids(references.named(contents, "merge"))
    people = Q(into_person__in=Person.objects.visible_to(by).values("pk"))
    people |= Q(into_person__same_as__in=Person.objects.visible_to(by).values("pk"))
    families = Q(into_household__in=Household.objects.visible_to(by).values("pk"))
    families |= Q(into_household__same_as__in=Household.objects.visible_to(by).values("pk"))
    found = Merge.objects.filter(people | families, operation__in=keys, voided_by__isnull=True)
    rows = found.select_related("operation", "person", "into_person", "household", "into_household")
    return {"merge": {str(merge.operation_id): merge for merge in rows}}


def kinds() -> list[Kind]:
    """Merging, undoing it, and saying that two are two."""
    return [
        Kind(
            name="merge",
            title=_("Merge of two records"),
            permission=permissions.MERGE_RECORDS,
            form=PairForm,
            fetch=fetch_pair,
            record=merging.record_merges,
            after_void=merging.after_void,
        ),
        Kind(
            name="merge_undo",
            title=_("Undo of a merge"),
            permission=permissions.MERGE_RECORDS,
            form=UndoForm,
            fetch=fetch_merges,
            record=merging.undo_merges,
            after_void=merging.after_void,
        ),
        Kind(
            name="difference",
            title=_("Different people"),
            permission=permissions.MERGE_RECORDS,
            form=PairForm,
            fetch=fetch_pair,
            record=merging.record_differences,
        ),
    ]
