"""Tables of the settings behind herds: rules of banks, figures of breeding, who waits."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Member
from sahakum.groups.models import Fund
from sahakum.journal.models import Record


class HerdRules(Record):
    """By which rules a bank gives its animals from a day on; each contract freezes them.

    A family gets ``heads`` animals. It pays back ``repay_number`` times what ``repay`` says, from
    the ``repay_nth`` young of ``repay_sex`` on, when that is ``age_from`` to ``age_until`` months
    old (of ``mother``: so long after the birth), ``latest_months`` after it received the animal at
    the latest. Of young of ``cash_sex`` that are sold, ``cash_percent`` of the price is the bank's.
    ``offspring`` lists who owns which young: the first row that fits decides, else the family. A
    dead animal is replaced within ``replace_months``, where it is to be replaced.
    """

    class Repay(models.TextChoices):
        """What counts as repayment."""

        OFFSPRING = "offspring", _("Young animals")
        MOTHER = "mother", _("The mother herself, after weaning")
        CASH = "cash", _("A share of the price when young are sold")
        NONE = "none", _("Nothing is paid back")

    class Sexes(models.TextChoices):
        """Of which sex."""

        ANY = "any", _("Female or male")
        FEMALE = "female", _("Only female")
        MALE = "male", _("Only male")

    class To(models.TextChoices):
        """To whom it goes."""

        BANK = "bank", _("Back to the bank")
        NEXT = "next", _("To the next family")

    class Title(models.TextChoices):
        """When the animal that was received becomes the family's own."""

        START = "start", _("On the day it is received")
        REPAID = "repaid", _("When everything was paid back")
        NEVER = "never", _("Never")

    class Vet(models.TextChoices):
        """Who pays for medicine and the vet."""

        BANK = "bank", _("The bank")
        FAMILY = "family", _("The family")
        SHARED = "shared", _("Bank and family by half")
        ORGANISATION = "organisation", _("The organisation")

    class AtDeath(models.TextChoices):
        """What follows when the animal is gone before it was paid back."""

        FALLS_AWAY = "falls_away", _("What is owed falls away")
        REPLACE = "replace", _("The family replaces it")

    class Lottery(models.TextChoices):
        """How families are chosen."""

        NO = "no", _("The committee decides")
        YES = "yes", _("A public lottery decides")

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="herd_rules")
    from_on = models.DateField()
    heads = models.PositiveSmallIntegerField(default=1)
    repay = models.CharField(max_length=10, choices=Repay)
    repay_number = models.PositiveSmallIntegerField(default=1)
    repay_sex = models.CharField(max_length=6, choices=Sexes, default=Sexes.ANY)
    repay_nth = models.PositiveSmallIntegerField(default=1)
    age_from = models.PositiveSmallIntegerField(null=True)
    age_until = models.PositiveSmallIntegerField(null=True)
    latest_months = models.PositiveSmallIntegerField(null=True)
    repay_to = models.CharField(max_length=4, choices=To, default=To.BANK)
    cash_percent = models.PositiveSmallIntegerField(default=0)
    cash_sex = models.CharField(max_length=6, choices=Sexes, default=Sexes.ANY)
    offspring = models.JSONField(default=list)
    title = models.CharField(max_length=6, choices=Title)
    vet = models.CharField(max_length=12, choices=Vet)
    death_no_fault = models.CharField(max_length=10, choices=AtDeath)
    death_fault = models.CharField(max_length=10, choices=AtDeath)
    replace_months = models.PositiveSmallIntegerField(default=12)
    next_named = models.PositiveSmallIntegerField(default=0)
    lottery = models.CharField(max_length=3, choices=Lottery)
    conditions = models.CharField(max_length=300, blank=True)
    minutes = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="animals_rules_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} from {self.from_on}"


class Breeding(models.Model):
    """Figures of a kind of animal from a day on, with their source.

    ``gestation_days`` from service to birth (of birds: of brooding); a mother is at least
    ``least_mother_months`` old at a birth; two births of one mother are at least
    ``least_between_days`` apart.
    """

    class Kind(models.TextChoices):
        """Kinds of animals whose figures are kept, by the code of their commodity."""

        COW = "COW", _("Cattle")
        BUFFALO = "BUFFALO", _("Buffalo")
        PIG = "PIG", _("Pigs")
        GOAT = "GOAT", _("Goats")
        CHICKEN = "CHICKEN", _("Chickens")
        DUCK = "DUCK", _("Ducks")

    kind = models.CharField(max_length=24, choices=Kind)
    from_on = models.DateField()
    gestation_days = models.PositiveSmallIntegerField()
    least_mother_months = models.PositiveSmallIntegerField()
    least_between_days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "from_on"], name="animals_breeding_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.from_on}"


class Waiting(Record):
    """A member waits for an animal of a herd since a day, at a place in the order."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="waiting")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="waits")
    place = models.PositiveSmallIntegerField()
    since_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "place"],
                condition=Q(voided_by__isnull=True),
                name="animals_place_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.member_id}"
