"""Tables of how a fund is kept and its store run, from a day on, and of who approved it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Member, Step
from sahakum.groups.models.funds import Fund
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Account


class Keeping(Record):
    """How a fund is kept from a day on: beside the by-laws, which say how it saves and lends.

    ``bank`` is its account beside the box, ``set_aside`` the one of money for administration; none
    where it has none. With a ``share_price`` members save in whole shares, ``least_shares`` to
    ``most_shares`` at a meeting. Of what was earned, ``administration_percent`` is set aside and
    ``social_percent`` goes to the social fund before members share. Who leaves within a cycle gets
    ``leaver_percent`` of her part of it. More than ``withdrawal_limit`` is taken out of savings
    only with minutes. ``approval``: officers approve rules, share-outs and loans given up.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="keepings")
    from_on = models.DateField()
    bank = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="bank_of_keepings", null=True
    )
    bank_name = models.CharField(max_length=120, blank=True)
    share_price = AmountField(null=True)
    least_shares = models.PositiveSmallIntegerField(default=0)
    most_shares = models.PositiveSmallIntegerField(default=0)
    administration_percent = models.PositiveSmallIntegerField(default=0)
    social_percent = models.PositiveSmallIntegerField(default=0)
    set_aside = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="set_aside_of_keepings", null=True
    )
    leaver_percent = models.PositiveSmallIntegerField(default=0)
    withdrawal_limit = AmountField(null=True)
    approval = models.BooleanField(default=False)
    minutes = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="groups_keeping_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} from {self.from_on}"


class StoreRules(Record):
    """How a store of rice is run from a day on.

    ``counts`` says what of rice that is brought counts for debt and savings: as it is weighed, or
    as heavy as it would be at ``base_moisture`` percent. At most ``most_out`` percent of all rice
    may be out on loan, and at most ``most_at_once`` percent of the store be lent at one meeting.
    ``thang``, ``tau`` and ``sack`` are the group's own measures, in grams. What is not set is none.
    """

    class Counts(models.TextChoices):
        """What of the rice counts."""

        GROSS = "gross", _("What is weighed, without the bags")
        DRY = "dry", _("What it would weigh when dry")

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="store_rules")
    from_on = models.DateField()
    counts = models.CharField(max_length=5, choices=Counts)
    base_moisture = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    most_out = models.PositiveSmallIntegerField(null=True)
    most_at_once = models.PositiveSmallIntegerField(null=True)
    thang = AmountField(null=True)
    tau = AmountField(null=True)
    sack = AmountField(null=True)
    minutes = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="groups_store_rules_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(counts="gross") | Q(base_moisture__isnull=False),
                name="groups_dry_needs_base",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} from {self.from_on}"


class Approval(Record):
    """A member who approved, as what she then was, all that the same operation recorded."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="approvals")
    standing = models.CharField(max_length=10, choices=Step.Standing)

    def __str__(self) -> str:
        return f"{self.member_id} as {self.standing}"
