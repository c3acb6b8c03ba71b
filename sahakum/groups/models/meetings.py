"""Tables of meetings, what each member did there, and who attested the closing totals."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.collectives.models import Member
from sahakum.groups.models.funds import Fund
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField


class Meeting(Record):
    """One meeting over one fund; stored only when box and book agree or the difference is named.

    ``sheet`` is the number of its paper sheet; the one that takes over a paper book has none.
    A ``gift`` to the group, as the first rice of a rice bank, is capital and is never shared out.
    ``box`` and ``social`` are what the box held at the end, and what of it is the social fund.
    ``bank`` is what the account beside the box then held; none where the fund has none. Money went
    between them (``banked``, ``unbanked``), and the bank gave interest or took a fee.
    """

    class Sort(models.TextChoices):
        """What it was for."""

        MEETING = "meeting", _("Meeting")
        TAKEN_OVER = "taken_over", _("Taken over from the paper book")

    class Cause(models.TextChoices):
        """Why the store holds something else than the book says."""

        RATS = "rats", _("Rats or insects ate it")
        DAMP = "damp", _("Damp or mould spoilt it")
        DRYING = "drying", _("It dried and weighs less")
        SPILLED = "spilled", _("Spilled or lost in weighing")
        MISTAKE = "mistake", _("Written down wrongly")
        UNKNOWN = "unknown", _("Nobody knows")

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="meetings")
    sort = models.CharField(max_length=10, choices=Sort)
    sheet = models.PositiveIntegerField(null=True)
    held_on = models.DateField()
    expense = AmountField(default=0)
    expense_for = models.CharField(max_length=200, blank=True)
    expense_set_aside = AmountField(default=0)
    gift = AmountField(default=0)
    gift_from = models.CharField(max_length=200, blank=True)
    banked = AmountField(default=0)
    unbanked = AmountField(default=0)
    bank_interest = AmountField(default=0)
    bank_fee = AmountField(default=0)
    counted = AmountField()
    counts = models.JSONField(default=list)
    difference = models.BigIntegerField(default=0)
    difference_reason = models.CharField(max_length=300, blank=True)
    difference_cause = models.CharField(max_length=8, choices=Cause, blank=True)
    box = AmountField()
    social = AmountField()
    bank = AmountField(null=True)
    minutes = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fund", "sheet"],
                condition=Q(voided_by__isnull=True, sheet__isnull=False),
                name="groups_sheet_once",
            ),
            models.UniqueConstraint(
                fields=["fund"],
                condition=Q(voided_by__isnull=True, sort="taken_over"),
                name="groups_taken_over_once",
            ),
            models.CheckConstraint(
                condition=Q(difference=0) | ~Q(difference_reason="") | ~Q(difference_cause=""),
                name="groups_difference_named",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["fund", "held_on"], name="groups_held")]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.held_on}"


class MeetingLine(Record):
    """What one member did at a meeting; amounts in the smallest unit.

    Where the fund is kept in ``shares``, savings are so many at the price of the day.
    """

    class Presence(models.TextChoices):
        """Whether she came."""

        PRESENT = "present", _("Came")
        LATE = "late", _("Came late")
        EXCUSED = "excused", _("Excused")
        ABSENT = "absent", _("Did not come")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="lines")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="meeting_lines")
    presence = models.CharField(max_length=8, choices=Presence)
    shares = models.PositiveIntegerField(default=0)
    savings = AmountField(default=0)
    withdrawn = AmountField(default=0)
    social = AmountField(default=0)
    helped = AmountField(default=0)
    fine = AmountField(default=0)
    repaid = AmountField(default=0)
    lent = AmountField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "member"], name="groups_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} at {self.meeting_id}"


class Attestation(Record):
    """A member who said the two closing totals aloud and agrees with them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attestations")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "member"], name="groups_attested_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} attests {self.meeting_id}"
