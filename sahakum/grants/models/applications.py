"""Tables of what families ask for, who looked at it, and what was decided."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.grants.models.funds import GrantFund
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.lending.models import Loan
from sahakum.places.models import Place
from sahakum.registry.models import Household, Person
from sahakum.support.models import HomeVisit


class BusinessGrantQuerySet(models.QuerySet):
    """Grants that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living grants of the user's organisation, or to families that were opened to it."""
        condition = user.sight.filter(
            village="village_id", steward="steward_id", record="household_id"
        )
        return self.filter(condition, voided_by__isnull=True)


class BusinessGrant(Record):
    """A family's way to money for a small business; what became of it stands in the tables below.

    ``village`` is where the family lived when it asked; ``steward`` whose fund it asks.
    """

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, related_name="business_grants"
    )
    fund = models.ForeignKey(GrantFund, on_delete=models.PROTECT, related_name="business_grants")
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects: ClassVar = BusinessGrantQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village", "steward"], name="grants_village"),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} of {self.fund_id}"


class GrantApplication(Record):
    """What a family wants to do and asks for, as it stands in one application.

    ``asked`` and ``own`` (what it adds itself) in the smallest unit of the fund; ``loan`` joins
    the same venture. An application that was sent back is written anew: the last one counts.
    """

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    applied_on = models.DateField()
    venture = models.CharField(max_length=120)
    how = models.TextField(blank=True)
    asked = AmountField()
    own = AmountField(default=0)
    loan = models.ForeignKey(
        Loan, on_delete=models.PROTECT, related_name="business_grants", null=True
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(asked__gte=1, own__gte=0), name="grants_asked")
        ]

    def __str__(self) -> str:
        return f"{self.venture} {self.applied_on}"


class GrantItem(Record):
    """One row of a budget; ``total`` is exactly quantity times price."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="items"
    )
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=120)
    quantity = models.DecimalField(max_digits=10, decimal_places=2)
    price = AmountField()
    total = AmountField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "place"], name="grants_item_once"),
            models.CheckConstraint(condition=Q(total__gte=1), name="grants_item_total"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} {self.what}"


class GrantAppraisal(Record):
    """Somebody looked on the spot whether the venture can work; at a home visit, or by itself."""

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="appraisals")
    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="appraisals"
    )
    visit = models.ForeignKey(HomeVisit, on_delete=models.PROTECT, related_name="+", null=True)
    appraised_on = models.DateField()
    appraised_by = models.CharField(max_length=120, blank=True)
    findings = models.TextField()

    def __str__(self) -> str:
        return f"{self.grant_id} on {self.appraised_on}"


class GrantDecision(Record):
    """What was decided about an application, by whom; ``amount`` only where it is granted."""

    class Outcome(models.TextChoices):
        """What was decided."""

        GRANTED = "granted", _("Granted")
        DECLINED = "declined", _("Declined")
        SENT_BACK = "sent_back", _("Sent back, to be written anew")

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="decisions")
    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="decisions"
    )
    appraisal = models.ForeignKey(
        GrantAppraisal, on_delete=models.PROTECT, related_name="decisions", null=True
    )
    decided_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    amount = AmountField(default=0)
    decided_by = models.CharField(max_length=200)
    minutes = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(voided_by__isnull=True),
                name="grants_decided_once",
            ),
            models.CheckConstraint(
                condition=(Q(outcome="granted") & Q(amount__gte=1, appraisal__isnull=False))
                | (~Q(outcome="granted") & Q(amount=0)),
                name="grants_granted_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.decided_on}"
