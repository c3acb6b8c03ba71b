"""Tables of what a group keeps together, by which rules, and each member's accounts in it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Collective, Member
from sahakum.groups.models.loan_rules import LoanRules
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Account, Book, Commodity


class Fund(Record):
    """What a group keeps in one commodity: its riel, its dollars, its food rice.

    ``place`` is its place in the book, from 1: numbers of its accounts begin with it.
    """

    collective = models.ForeignKey(Collective, on_delete=models.PROTECT, related_name="funds")
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="funds")
    commodity = models.ForeignKey(
        Commodity, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    place = models.PositiveSmallIntegerField()
    opened_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collective", "commodity"],
                condition=models.Q(voided_by__isnull=True),
                name="groups_one_fund_of_a_commodity",
            )
        ]

    def __str__(self) -> str:
        return str(self.commodity)

    @property
    def is_saved(self) -> bool:
        """Whether members save and borrow it; nobody saves heads of a herd."""
        return self.commodity.sort != Commodity.Sort.ANIMAL


class MemberAccounts(Record):
    """What a member saved in a fund, and what she owes it."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="member_accounts")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="accounts")
    savings = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    loans = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "member"],
                condition=models.Q(voided_by__isnull=True),
                name="groups_accounts_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.fund_id}"


class Bylaws(LoanRules, Record):
    """The rules of a fund from a day on, as its members decided them.

    Amounts in the smallest unit; ``rate`` in percent for one ``rate_period``. A loan of the fund
    freezes the rules of its day. ``most_times`` is how many times her savings a member may owe, 0
    where it is not limited; ``quorum`` the share of members, in percent, without whom no loan is
    decided; the finer rules of loans are ``LoanRules``. Surplus: ``group_percent`` stays with the
    group, the rest goes to members by ``surplus``. ``payout_unit`` is the least amount that can be
    paid out.
    """

    class RatePeriod(models.TextChoices):
        """For how long the rate is meant."""

        MONTH = "month", _("A month")
        YEAR = "year", _("A year")
        PERIOD = "period", _("A season or any other time between two due days")

    class Method(models.TextChoices):
        """On what interest is taken."""

        NONE = "none", _("No interest")
        FLAT = "flat", _("On all that was lent, until the end")
        DECLINING = "declining", _("On what is still owed")

    class Amortisation(models.TextChoices):
        """How principal comes back."""

        EQUAL_PRINCIPAL = "equal_principal", _("Equal parts of what was lent")
        EQUAL_INSTALMENTS = "equal_instalments", _("The same sum each time")
        BULLET = "bullet", _("All of it at the end")

    class Unit(models.TextChoices):
        """The time between two due days."""

        DAY = "day", _("Days")
        WEEK = "week", _("Weeks")
        MONTH = "month", _("Months")
        HARVEST = "harvest", _("Until the harvest")

    class Surplus(models.TextChoices):
        """How members share what was earned."""

        SAVINGS = "savings", _("By what each saved")
        EQUAL = "equal", _("The same for each")
        INTEREST_BACK = "interest_back", _("Interest back to who paid it, the rest by savings")

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="bylaws")
    from_on = models.DateField()
    saving = AmountField(default=0)
    social = AmountField(default=0)
    fine_late = AmountField(default=0)
    fine_absent = AmountField(default=0)
    rate = models.DecimalField(max_digits=6, decimal_places=3)
    rate_period = models.CharField(max_length=6, choices=RatePeriod)
    method = models.CharField(max_length=10, choices=Method)
    amortisation = models.CharField(max_length=20, choices=Amortisation)
    instalments = models.PositiveSmallIntegerField()
    every = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=Unit)
    harvest_month = models.PositiveSmallIntegerField(null=True)
    multiple = AmountField(default=1)
    most_loan = AmountField(null=True)
    most_times = models.PositiveSmallIntegerField(default=0)
    quorum = models.PositiveSmallIntegerField(default=0)
    surplus = models.CharField(max_length=14, choices=Surplus)
    group_percent = models.PositiveSmallIntegerField(default=0)
    payout_unit = AmountField(default=1)
    minutes = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "from_on"],
                condition=models.Q(voided_by__isnull=True),
                name="groups_bylaws_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} from {self.from_on}"
