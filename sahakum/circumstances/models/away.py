"""Tables of those who are away: migration trips, absences, remittances, carers."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.circumstances.models.base import (
    Circumstance,
    CircumstanceQuerySet,
    Contact,
    Country,
    MemberCircumstance,
    TimedAmount,
    Work,
)
from sahakum.journal.models import Record
from sahakum.registry.models import Person

ENDED_AFTER_BEGIN = Q(to_on__isnull=True) | Q(to_on__gte=F("from_on"))


class TripQuerySet(CircumstanceQuerySet):
    """Trips that a user needs to know of."""

    def visible_to(self, user: User) -> Self:
        """Within sight, recorded by the user or in the organisation by somebody the user leads."""
        own = Q(operation__actor_id=user.pk)
        if user.may(permissions.SEE_SENSITIVE_ANSWERS):
            own |= Q(operation__organisation_id=user.organisation_id)
        return super().visible_to(user).filter(own)


class Trip(Circumstance):
    """A migration trip, kept apart as a whole: which children went along and detention are class 3.

    ``to_on`` follows from its living return; none: still away.
    """

    country = models.CharField(max_length=5, choices=Country)
    place = models.CharField(max_length=120, blank=True)
    work = models.CharField(max_length=12, choices=Work)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    contact = models.CharField(max_length=10, choices=Contact)

    objects: ClassVar = TripQuerySet.as_manager()
    mutable_fields = frozenset({"voided_by_id", "to_on"})

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["household", "to_on"], name="circumstances_trip_of_family")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=ENDED_AFTER_BEGIN, name="circumstances_trip_days_in_order"
            )
        ]


class Traveller(Record):
    """Somebody who went on a trip; ``taken_along`` for a child that was taken."""

    trip = models.ForeignKey(Trip, on_delete=models.PROTECT, related_name="travellers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_along = models.BooleanField()

    def __str__(self) -> str:
        return f"traveller of {self.trip_id}"


class TripReturn(Record):
    """The end of a trip: the day, how they came back, and months held in detention."""

    class How(models.TextChoices):
        """How they came back."""

        FREELY = "freely", _("By themselves")
        WORK_ENDED = "work_ended", _("The work had ended")
        DEPORTED = "deported", _("Sent back by the authorities")
        HELPED = "helped", _("With the help of an organisation or embassy")
        OTHER = "other", _("Another way")

    trip = models.ForeignKey(Trip, on_delete=models.PROTECT, related_name="returns")
    returned_on = models.DateField()
    how = models.CharField(max_length=12, choices=How)
    detention_months = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trip"],
                condition=Q(voided_by__isnull=True),
                name="circumstances_one_return",
            )
        ]

    def __str__(self) -> str:
        return f"return of {self.trip_id}"


class Absence(MemberCircumstance):
    """A member lives elsewhere and stays a member; one residence at a time.

    ``to_on`` follows from its living end; none: still away.
    """

    class Rhythm(models.TextChoices):
        """How often the member comes home."""

        WEEKLY = "weekly", _("Every week")
        MONTHLY = "monthly", _("Every month")
        TWO_MONTHS = "two_months", _("Every two months")
        FEASTS = "feasts", _("At the great feasts")
        YEARLY = "yearly", _("Once a year or less")
        NEVER = "never", _("Has not come home")

    country = models.CharField(max_length=5, choices=Country)
    place = models.CharField(max_length=120, blank=True)
    work = models.CharField(max_length=12, choices=Work)
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    contact = models.CharField(max_length=10, choices=Contact)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    mutable_fields = frozenset({"voided_by_id", "to_on"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(voided_by__isnull=True, to_on__isnull=True),
                name="circumstances_one_residence",
            ),
            models.CheckConstraint(
                condition=ENDED_AFTER_BEGIN, name="circumstances_absence_days_in_order"
            ),
        ]


class AbsenceEnd(Record):
    """The day on which an absent member came home to stay."""

    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="ends")
    returned_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["absence"],
                condition=Q(voided_by__isnull=True),
                name="circumstances_one_end_of_absence",
            )
        ]

    def __str__(self) -> str:
        return f"end of {self.absence_id}"


class Remittance(TimedAmount):
    """What somebody who is away sends home: a member, or somebody named."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sender = models.CharField(max_length=120, blank=True)


class Carer(MemberCircumstance):
    """Who looks after a child left behind, from a day on: a member or a named neighbour."""

    carer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    neighbour = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(carer__isnull=False) ^ ~Q(neighbour=""), name="circumstances_one_carer"
            )
        ]
