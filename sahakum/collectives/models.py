"""Tables of collectives, their members and the steps of each member's path."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.models import Person, Sex


class CollectiveQuerySet(models.QuerySet):
    """Collectives that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living collectives in the user's areas that the user's organisation stewards."""
        condition = user.sight.filter(village="village_id", steward="steward_id", record="pk")
        return self.filter(condition, voided_by__isnull=True)


class Collective(Record):
    """People of a village who do something together since a day."""

    class Sort(models.TextChoices):
        """What they do together."""

        SELF_HELP = "self_help", _("Self-help group")
        RICE_BANK = "rice_bank", _("Rice bank")
        COW_BANK = "cow_bank", _("Cow bank")
        LENDING = "lending", _("Lending programme")

    sort = models.CharField(max_length=12, choices=Sort)
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    formed_on = models.DateField()

    objects: ClassVar = CollectiveQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["village"], name="collectives_village")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its name in the reader's language; in Khmer where it has no other."""
        return (self.name_en if get_language() == "en" else "") or self.name_km


class Member(Record):
    """Somebody on the list of a collective, under a number that is not given twice."""

    collective = models.ForeignKey(Collective, on_delete=models.PROTECT, related_name="members")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    sex = models.CharField(max_length=10, choices=Sex)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="collective_members", null=True
    )
    joined_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collective", "number"],
                condition=models.Q(voided_by__isnull=True),
                name="collectives_number_once",
            ),
            models.UniqueConstraint(
                fields=["collective", "person"],
                condition=models.Q(voided_by__isnull=True, person__isnull=False),
                name="collectives_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Step(Record):
    """From a day on, what a member is in the collective."""

    class Standing(models.TextChoices):
        """What a member is; the last one says that she is no longer on the list."""

        TRAINEE = "trainee", _("Trainee")
        MEMBER = "member", _("Member")
        COMMITTEE = "committee", _("Committee member")
        SECRETARY = "secretary", _("Secretary")
        TREASURER = "treasurer", _("Treasurer")
        LEADER = "leader", _("Leader")
        LEFT = "left", _("Left")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="steps")
    from_on = models.DateField()
    standing = models.CharField(max_length=10, choices=Standing)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "from_on"],
                condition=models.Q(voided_by__isnull=True),
                name="collectives_step_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.standing} from {self.from_on}"


class Workshop(Record):
    """A workshop that a collective held or took part in."""

    class Topic(models.TextChoices):
        """What it was about."""

        BUSINESS = "business", _("Running a small business")
        MARKETING = "marketing", _("Marketing")
        PROFIT = "profit", _("Reckoning profit")
        REPAYMENT = "repayment", _("Paying loans back")
        RICE = "rice", _("Growing rice")
        AGRICULTURE = "agriculture", _("Agriculture")
        ANIMALS = "animals", _("Raising animals")
        FINANCE = "finance", _("Handling money")
        CHILD_RIGHTS = "child_rights", _("Children's rights")

    collective = models.ForeignKey(Collective, on_delete=models.PROTECT, related_name="workshops")
    topic = models.CharField(max_length=12, choices=Topic)
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    led_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collective", "topic", "held_on"],
                condition=models.Q(voided_by__isnull=True),
                name="collectives_workshop_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.collective_id} {self.topic} {self.held_on}"


class Participation(Record):
    """A member took part in a workshop."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="participations")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="participations")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workshop", "member"], name="collectives_participated_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.workshop_id}"
