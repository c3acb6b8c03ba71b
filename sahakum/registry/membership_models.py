"""Tables of who belongs to which family between two days."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sahakum.journal.models import Record
from sahakum.registry.choices import Relation


class Membership(Record):
    """A person belongs to a household between two days, as something to its head; to one at a time.

    Who becomes something else to the head goes on under a membership of its own.
    """

    household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="memberships"
    )
    person = models.ForeignKey(
        "registry.Person", on_delete=models.PROTECT, related_name="memberships", db_index=False
    )
    relation = models.CharField(max_length=15, choices=Relation)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    mutable_fields = frozenset({"voided_by_id", "to_on"})

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person"], name="registry_membership_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(voided_by__isnull=True, to_on__isnull=True),
                name="registry_one_household_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="registry_membership_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.household_id}"


class Departure(Record):
    """The end of a membership: a person left or died. ``Membership.to_on`` follows from it.

    A death is a departure with the reason "died"; there is no second record of it.
    """

    class Reason(models.TextChoices):
        """Why somebody is no longer a member."""

        MOVED = "moved", _("Moved to another home")
        MARRIED = "married", _("Married and moved out")
        DIED = "died", _("Died")
        OTHER = "other", _("Another reason")
        # Lives here as before, but is something else to the head: written by `head_change` only.
        GOES_ON = "goes_on", _("Goes on as another member")

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="departures")
    left_on = models.DateField()
    reason = models.CharField(max_length=10, choices=Reason)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(voided_by__isnull=True),
                name="registry_one_departure",
            )
        ]

    def __str__(self) -> str:
        return f"left on {self.left_on}"
