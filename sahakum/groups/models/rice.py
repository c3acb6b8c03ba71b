"""Tables of rice: weighed when it is brought, its price in money, paid for, sold and bought."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Member
from sahakum.groups.models.funds import Fund
from sahakum.groups.models.meetings import Meeting
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Exchange


class WeighIn(Record):
    """Rice that a member brought to a meeting, in grams; ``moisture`` in percent, where measured.

    ``gross`` is with its ``bags``, ``tare`` what those weigh together. ``dry`` is what it would
    weigh at the base moisture of the store's rules; none where there is none or it was not
    measured. ``counted`` is what the line of the meeting counts, for what it was brought.
    """

    class For(models.TextChoices):
        """What it was brought for; the name of the amount in the line."""

        REPAID = "repaid", _("To pay back")
        SAVINGS = "savings", _("To save")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="weigh_ins")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="weigh_ins")
    brought_for = models.CharField(max_length=7, choices=For)
    gross = AmountField()
    bags = models.PositiveSmallIntegerField(default=0)
    tare = AmountField(default=0)
    moisture = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    dry = AmountField(null=True)
    counted = AmountField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "member"], name="groups_weighed_once"),
            models.CheckConstraint(condition=Q(counted__gte=1), name="groups_weighed_something"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.gross}"


class RicePrice(Record):
    """What a kilo of a fund's rice costs from a day on, in the money of another fund of the group.

    ``price`` is in the smallest unit of that money for one shown unit of rice, as ``minutes`` say.
    """

    class Use(models.TextChoices):
        """What the price is for."""

        PAID = "paid", _("Rice that is owed is paid for with money")
        SOLD = "sold", _("The group sells rice")
        BOUGHT = "bought", _("The group buys rice")

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="prices")
    money = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+")
    use = models.CharField(max_length=6, choices=Use)
    from_on = models.DateField()
    price = AmountField()
    minutes = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "money", "use", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="groups_price_once_a_day",
            ),
            models.CheckConstraint(condition=Q(price__gte=1), name="groups_price_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.use} {self.price}"


class RiceTrade(Record):
    """Rice for money between two funds of a group, at the price of the day.

    A member pays for rice that she owes, or the group sells to or buys from ``with_whom``.
    ``exchange`` keeps both amounts in the book.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="trades")
    price = models.ForeignKey(RicePrice, on_delete=models.PROTECT, related_name="trades")
    exchange = models.OneToOneField(Exchange, on_delete=models.PROTECT, related_name="trade")
    day = models.DateField()
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="rice_trades", null=True
    )
    with_whom = models.CharField(max_length=200, blank=True)
    rice = AmountField()
    money = AmountField()
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["fund", "day"], name="groups_traded")]

    def __str__(self) -> str:
        return f"{self.rice} for {self.money}"
