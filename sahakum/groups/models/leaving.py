"""Table of what members who left were paid."""

from typing import ClassVar

from django.db import models

from sahakum.collectives.models import Member
from sahakum.groups.models.funds import Fund
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField


class Leaving(Record):
    """What a member who left within a cycle got out of a fund, in its smallest unit.

    Her ``savings`` and, by the fund's rules, a part of what was earned (``surplus``). ``rest`` is
    what could not be paid for want of small notes; the group keeps it.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="leavings")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="leavings")
    day = models.DateField()
    savings = AmountField()
    surplus = AmountField(default=0)
    paid = AmountField()
    rest = AmountField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "member"],
                condition=models.Q(voided_by__isnull=True),
                name="groups_left_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.paid}"
