"""Tables of share-outs as they were booked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Member
from sahakum.groups.models.funds import Fund
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField


class ShareOutRecord(Record):
    """The share-out that ended a cycle of a fund; ``rules`` as they held that day."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="share_outs")
    day = models.DateField()
    rules = models.JSONField()
    surplus = models.BigIntegerField()
    minutes = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "day"],
                condition=models.Q(voided_by__isnull=True),
                name="groups_shared_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.day}"


class ShareOutLine(Record):
    """What one member got: her savings and her part of the surplus, less what she owed."""

    share_out = models.ForeignKey(ShareOutRecord, on_delete=models.PROTECT, related_name="lines")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    savings = AmountField()
    surplus = models.BigIntegerField()
    social = AmountField()
    netted = AmountField()
    paid = AmountField()
    stays = AmountField()

    def __str__(self) -> str:
        return f"{self.member_id} {self.paid}"


class ShareOutRest(Record):
    """Who got what no note could pay to the others, and how that was decided."""

    class How(models.TextChoices):
        """How one member was found to get it."""

        NAMED = "named", _("Named by the group")
        DRAWN = "drawn", _("Drawn by lot")

    share_out = models.ForeignKey(ShareOutRecord, on_delete=models.PROTECT, related_name="rests")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=5, choices=How)
    amount = AmountField()

    def __str__(self) -> str:
        return f"{self.member_id} {self.amount}"
