"""Tables of animals and of the money they came from."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.collectives.models import Collective, Member
from sahakum.grants.models import BusinessGrant
from sahakum.groups.models import Fund
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Commodity
from sahakum.lending.models import Loan
from sahakum.lib.dates import Day
from sahakum.places.models import Place
from sahakum.registry.models import Household


class Owner(models.TextChoices):
    """Whose an animal is."""

    BANK = "bank", _("The bank")
    ORGANISATION = "organisation", _("The organisation")
    FAMILY = "family", _("The family")


class AnimalQuerySet(models.QuerySet):
    """Animals that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living records of animals of visible groups and of visible families."""
        groups = Collective.objects.visible_to(user)
        families = Household.objects.visible_to(user)
        within = Q(fund__collective__in=groups) | Q(household__in=families)
        # A family that was merged is shown as another one, and so are its animals.
        within |= Q(household__same_as__in=families.values("pk"))
        return self.filter(within, voided_by__isnull=True)


class Animal(Record):
    """One head, in the register of a herd (``fund``) or of one family (``household``).

    ``owner`` and ``member`` say whose it was and with whom it stood on the day it came
    (``came_on``); what became of it since is its life line. ``under`` is the contract under which
    it came: that of the mother's holder at a birth, or of who replaced a dead animal. Of a birth
    known to the month or year ``born_on`` is the first day.
    """

    class Sex(models.TextChoices):
        """Female or male; of chicks and ducklings nobody knows at first."""

        FEMALE = "female", _("a female")
        MALE = "male", _("a male")
        UNKNOWN = "unknown", _("not known yet")

    class How(models.TextChoices):
        """How it came into the register."""

        BOUGHT = "bought", _("Bought")
        GIVEN = "given", _("Given by an organisation or donor")
        BORN = "born", _("Born here")
        REPLACED = "replaced", _("In place of one that was lost")
        OPENING = "opening", _("Was there when the register began")

    class Precision(models.TextChoices):
        """How exactly the birth is known."""

        DAY = "day", _("Day known")
        MONTH = "month", _("Month known")
        YEAR = "year", _("Year known")

    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    commodity = models.ForeignKey(
        Commodity, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="animals", null=True)
    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, related_name="animals", null=True
    )
    tag = models.CharField(max_length=40)
    sex = models.CharField(max_length=10, choices=Sex)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=6, choices=Precision, blank=True)
    mother = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="offspring", null=True
    )
    born_in = models.ForeignKey(
        "LifeEvent", on_delete=models.PROTECT, related_name="born", null=True
    )
    under = models.ForeignKey(
        "Contract", on_delete=models.PROTECT, related_name="animals", null=True
    )
    how = models.CharField(max_length=10, choices=How)
    came_on = models.DateField()
    owner = models.CharField(max_length=12, choices=Owner)
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="animals_at_first", null=True
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="replaced_by", null=True
    )
    note = models.CharField(max_length=300, blank=True)

    objects: ClassVar = AnimalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["steward", "village", "tag"],
                condition=Q(voided_by__isnull=True),
                name="animals_tag_once",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(voided_by__isnull=True, replaces__isnull=False),
                name="animals_replaced_once",
            ),
            models.CheckConstraint(
                condition=Q(fund__isnull=True, household__isnull=False)
                | Q(fund__isnull=False, household__isnull=True),
                name="animals_one_register",
            ),
            models.CheckConstraint(
                condition=Q(fund__isnull=False) | ~Q(owner="bank"), name="animals_bank_has_a_herd"
            ),
            models.CheckConstraint(
                condition=Q(born_on__isnull=True, born_precision="")
                | (Q(born_on__isnull=False) & ~Q(born_precision="")),
                name="animals_birth_with_precision",
            ),
        ]

    def __str__(self) -> str:
        return self.tag

    @property
    def keeper_id(self) -> UUID:
        """The group or the family in whose register it stands."""
        keeper = self.fund.collective_id if self.fund is not None else self.household_id
        assert keeper is not None
        return keeper

    @property
    def birth(self) -> Day | None:
        """The birth with how exactly it is known."""
        if self.born_on is None:
            return None
        return Day(self.born_on, self.born_precision)  # type: ignore[arg-type]


class AnimalSource(Record):
    """What an animal was paid with: one row a source, several for one venture.

    ``amount`` in the smallest unit of ``commodity``, 0 where nobody knows it. ``told`` names in
    words who gave it, also a grant of somebody whose records are not kept here.
    """

    class Sort(models.TextChoices):
        """Where the money came from."""

        LOAN = "loan", _("Loan")
        GRANT = "grant", _("Grant of an organisation")
        OWN = "own", _("Own money")
        GIVEN = "given", _("Gift of the animal itself")

    animal = models.ForeignKey(Animal, on_delete=models.PROTECT, related_name="sources")
    sort = models.CharField(max_length=6, choices=Sort)
    amount = AmountField(default=0)
    commodity = models.ForeignKey(
        Commodity, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="animals", null=True)
    grant = models.ForeignKey(
        BusinessGrant, on_delete=models.PROTECT, related_name="animals", null=True
    )
    told = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount=0, commodity__isnull=True)
                | Q(amount__gte=1, commodity__isnull=False),
                name="animals_amount_with_commodity",
            ),
            models.CheckConstraint(
                condition=Q(loan__isnull=True) | Q(sort="loan"), name="animals_loan_of_a_loan"
            ),
            models.CheckConstraint(
                condition=Q(grant__isnull=True) | Q(sort="grant"), name="animals_grant_of_a_grant"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.amount} of {self.animal_id}"
