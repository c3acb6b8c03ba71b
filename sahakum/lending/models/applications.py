"""Tables of who asked for a loan, and what was decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Member
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Account


class LoanApplication(Record):
    """A member asks for a loan: how much, for what, and by when.

    ``account`` holds her loans, and says in which fund and commodity she asks.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="applications")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="applications")
    amount = AmountField()
    purpose = models.CharField(max_length=200)
    asked_on = models.DateField()
    wished_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="lending_asked_amount")
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.asked_on}"


class LoanDecision(Record):
    """What was decided of an application, by whom, as minutes say.

    ``amount`` is the most that may be lent; ``until_on`` the last day on which, as the rules of the
    day of the decision say.
    """

    class Outcome(models.TextChoices):
        """Whether the loan is given."""

        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Not approved")

    class Body(models.TextChoices):
        """Who decided."""

        MEETING = "meeting", _("The meeting of members")
        COMMITTEE = "committee", _("The committee")
        ORGANISATION = "organisation", _("The organisation")

    application = models.ForeignKey(
        LoanApplication, on_delete=models.PROTECT, related_name="decisions"
    )
    decided_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    amount = AmountField(default=0)
    until_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=12, choices=Body)
    minutes = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(voided_by__isnull=True),
                name="lending_decided_once",
            ),
            models.CheckConstraint(
                condition=Q(outcome="approved", amount__gte=1, until_on__isnull=False)
                | Q(outcome="declined", amount=0, until_on__isnull=True),
                name="lending_decision_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.amount} {self.decided_on}"
