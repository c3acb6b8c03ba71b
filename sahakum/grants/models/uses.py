"""Tables of what was paid out, how its use was proven, what came back, and how it went on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.grants.models.applications import BusinessGrant, GrantDecision
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.registry.models import Person
from sahakum.support.models import HomeVisit


class GrantPayout(Record):
    """A part of what was granted, paid out to somebody of the family."""

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="payouts")
    decision = models.ForeignKey(GrantDecision, on_delete=models.PROTECT, related_name="payouts")
    paid_on = models.DateField()
    amount = AmountField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="grants_payout_positive")
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.paid_on}"


class GrantProof(Record):
    """Receipts and what was bought were seen on a day; at a home visit, or by itself."""

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="proofs")
    visit = models.ForeignKey(HomeVisit, on_delete=models.PROTECT, related_name="+", null=True)
    seen_on = models.DateField()
    amount = AmountField()
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="grants_proof_positive")
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.seen_on}"


class GrantReceipt(Record):
    """One receipt: what was bought, and how much of it was paid with the grant."""

    proof = models.ForeignKey(GrantProof, on_delete=models.PROTECT, related_name="receipts")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=120)
    amount = AmountField()
    number = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proof", "place"], name="grants_receipt_once"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="grants_receipt_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.what}"


class GrantReturn(Record):
    """What the family did not use came back into the fund."""

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="returns")
    returned_on = models.DateField()
    amount = AmountField()
    number = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="grants_return_positive")
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.returned_on}"


class GrantFollowUp(Record):
    """How the venture fares; what the family earns stands with its circumstances."""

    class Fares(models.TextChoices):
        """How the venture fares."""

        WELL = "well", _("It goes on and earns")
        SLOWLY = "slowly", _("It goes on, with difficulty")
        STOPPED = "stopped", _("It has stopped")

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="follow_ups")
    asked_on = models.DateField()
    fares = models.CharField(max_length=8, choices=Fares)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.fares} {self.asked_on}"


class GrantClosing(Record):
    """A grant ends. ``given_up`` of it will not be proven any more, for the reason that is said."""

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="closings")
    closed_on = models.DateField()
    given_up = AmountField(default=0)
    why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["grant"], condition=Q(voided_by__isnull=True), name="grants_closed_once"
            ),
            models.CheckConstraint(
                condition=Q(given_up=0) | ~Q(why=""), name="grants_given_up_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grant_id} on {self.closed_on}"
