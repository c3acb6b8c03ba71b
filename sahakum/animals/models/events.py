"""Tables of what became of animals, and of the contracts under which families hold them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.animals.models.animals import Animal
from sahakum.collectives.models import Member
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Commodity


class LifeEvent(Record):
    """One thing that happened to an animal on a day.

    ``member`` is who received it (placed, passed on), or with whom the mother stood at a birth.
    ``heads`` is what the event brought to the bank's herd: 1, -1 or 0. ``price`` and
    ``bank_part`` of a sale are in the smallest unit of ``commodity``; the rest is the holder's.
    ``next_on`` is the day on which a birth or the next vaccination is expected.
    """

    class Sort(models.TextChoices):
        """What happened; on one day in this order."""

        RETURNED = "returned", _("Came back to the bank")
        TITLE = "title", _("Became the family's own")
        PLACED = "placed", _("Placed with a family")
        PASSED_ON = "passed_on", _("Passed on to the next family")
        SERVED = "served", _("Served by a male or inseminated")
        PREGNANT = "pregnant", _("Found pregnant")
        BORN = "born", _("Gave birth")
        VACCINATED = "vaccinated", _("Vaccinated")
        SICK = "sick", _("Fell ill")
        SOLD = "sold", _("Sold")
        LOST = "lost", _("Went astray")
        STOLEN = "stolen", _("Stolen")
        DIED = "died", _("The animal died")

    class Cause(models.TextChoices):
        """What an animal died of."""

        ILLNESS = "illness", _("Illness")
        BIRTH = "birth", _("Giving birth")
        ACCIDENT = "accident", _("Accident")
        OLD_AGE = "old_age", _("Old age")
        HUNGER = "hunger", _("Hunger or neglect")
        SLAUGHTERED = "slaughtered", _("Slaughtered")
        UNKNOWN = "unknown", _("Nobody knows")

    class Fault(models.TextChoices):
        """Whether the holder is to blame, as the committee or the vet sees it."""

        NO = "no", _("Nobody's fault")
        YES = "yes", _("The holder did not look after it")

    animal = models.ForeignKey(Animal, on_delete=models.PROTECT, related_name="events")
    sort = models.CharField(max_length=10, choices=Sort)
    happened_on = models.DateField()
    heads = models.SmallIntegerField(default=0)
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="animal_events", null=True
    )
    next_on = models.DateField(null=True)
    stillborn = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(max_length=120, blank=True)
    cause = models.CharField(max_length=12, choices=Cause, blank=True)
    fault = models.CharField(max_length=4, choices=Fault, blank=True)
    price = AmountField(null=True)
    bank_part = AmountField(null=True)
    commodity = models.ForeignKey(
        Commodity, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["animal", "sort", "happened_on"],
                condition=Q(voided_by__isnull=True),
                name="animals_event_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(price__isnull=True, bank_part__isnull=True, commodity__isnull=True)
                | Q(bank_part__gte=0, bank_part__lte=models.F("price"), commodity__isnull=False),
                name="animals_price_with_split",
            ),
            models.CheckConstraint(
                condition=Q(heads__gte=-1, heads__lte=1), name="animals_one_head"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.animal_id} {self.sort} {self.happened_on}"

    @property
    def receiver(self) -> Member:
        """Who receives the animal, where it is placed or passed on."""
        assert self.member is not None
        return self.member


class Contract(Record):
    """What was agreed with who received an animal: the bank's rules of that day, frozen.

    ``drawn`` says what the public lottery or the committee's minutes say of the choice.
    """

    event = models.OneToOneField(LifeEvent, on_delete=models.PROTECT, related_name="contract")
    terms = models.JSONField()
    drawn = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"contract of {self.event_id}"


class NamedNext(Record):
    """A family whom the receiving one names beforehand as next; ``place`` from 1."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="named_next")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contract", "member"],
                condition=Q(voided_by__isnull=True),
                name="animals_named_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} next of {self.contract_id}"
