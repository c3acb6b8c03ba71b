"""Tables of loans, what was paid, what was put off or agreed anew, given up and recovered."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Member
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Account
from sahakum.lending.models.applications import LoanDecision


class Loan(Record):
    """What a member borrowed on a day, with its own frozen copy of what was agreed.

    ``terms`` and ``practice`` are as ``docs/lending.md`` describes them; ``account`` holds the
    principal of all loans of the member in one commodity. A loan taken over from a paper book has
    as principal what was owed on that day. ``decision`` is the approval that it used up, where the
    rules want one beforehand.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="loans")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="loans")
    principal = AmountField()
    disbursed_on = models.DateField()
    terms = models.JSONField()
    practice = models.JSONField()
    purpose = models.CharField(max_length=200, blank=True)
    taken_over = models.BooleanField(default=False)
    decision = models.ForeignKey(
        LoanDecision, on_delete=models.PROTECT, related_name="loans", null=True
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(principal__gte=1), name="lending_principal"),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(voided_by__isnull=True, decision__isnull=False),
                name="lending_approval_used_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.principal} {self.disbursed_on}"


class LoanPayment(Record):
    """What was paid on a day, and for what it was taken."""

    class How(models.TextChoices):
        """How it was paid."""

        PAID = "paid", _("Paid")
        NETTED = "netted", _("Taken from savings at the share-out")

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="payments")
    paid_on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    amount = AmountField()
    late_fee = AmountField(default=0)
    fee = AmountField(default=0)
    interest = AmountField(default=0)
    principal = AmountField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount__gte=1)
                & Q(amount=F("late_fee") + F("fee") + F("interest") + F("principal")),
                name="lending_parts_of_payment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.paid_on}"


class Postponement(Record):
    """What is unpaid of a loan falls due so many months later, as minutes say, as after a flood."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="postponements")
    decided_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    minutes = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.loan_id} {self.months} months"


class Reschedule(Record):
    """New terms for what is owed of a loan from a day on, as minutes say.

    ``terms`` are whole, as those of the loan. Interest and fees until the day stay due, or are
    added to the first new row.
    """

    class Interest(models.TextChoices):
        """What becomes of interest and fees that are owed on the day."""

        KEPT = "kept", _("Stays due as it is")
        ADDED = "added", _("Is paid with the first new instalment")

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="reschedules")
    decided_on = models.DateField()
    terms = models.JSONField()
    interest = models.CharField(max_length=5, choices=Interest)
    minutes = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.loan_id} from {self.decided_on}"


class WriteOff(Record):
    """The principal that a meeting no longer expects back, as minutes say."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="write_offs")
    day = models.DateField()
    principal = AmountField()
    minutes = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["loan"],
                condition=Q(voided_by__isnull=True),
                name="lending_written_off_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.loan_id} {self.day}"


class Recovery(Record):
    """Something paid of what was written off: the loan stays closed, the money is income."""

    write_off = models.ForeignKey(WriteOff, on_delete=models.PROTECT, related_name="recoveries")
    day = models.DateField()
    amount = AmountField()
    paid_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="lending_recovered_amount")
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.day}"
