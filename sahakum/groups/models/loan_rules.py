"""The finer rules of loans: how time, rounding, fees, payments and approval are agreed.

Each has a usual answer, so that a group need not think of it; each is frozen on every loan.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sahakum.ledger.fields import AmountField


class PercentField(models.DecimalField):
    """A percentage to three places; 0 where nothing is said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_digits": 6, "decimal_places": 3, "default": 0} | options)


class Counting(models.TextChoices):
    """How the time of a loan is counted."""

    PERIOD = "period", _("Each week or month is the same")
    DAY = "day", _("By days")


class DayCount(models.TextChoices):
    """How many days a year has, where days are counted."""

    ACTUAL_365 = "actual/365", _("365 days")
    ACTUAL_360 = "actual/360", _("360 days")
    ACTUAL_364 = "actual/364", _("364 days, 52 weeks")
    THIRTY_360 = "30/360", _("Months of 30 days, a year of 360")
    ACTUAL = "actual/actual", _("As the calendar: 365, or 366 in leap years")


class Mode(models.TextChoices):
    """To which side one rounds."""

    HALF_UP = "half_up", _("To the nearest; half goes up")
    HALF_EVEN = "half_even", _("To the nearest; half goes to the even one")
    UP = "up", _("Up")
    DOWN = "down", _("Down")


class Rest(models.TextChoices):
    """Which instalment takes what rounding leaves."""

    LAST = "last", _("The last instalment")
    FIRST = "first", _("The first instalment")
    LEVEL = "level", _("All alike, as far as it goes")


class Rounded(models.TextChoices):
    """What is rounded: every part of a sum, or the sum."""

    EACH = "each", _("Each one alone")
    SUM = "sum", _("Their sum")


class Order(models.TextChoices):
    """For what a payment is taken first."""

    FEES_FIRST = "fees_first", _("Late fee, fee, interest, then principal")
    INTEREST_FIRST = "interest_first", _("Interest, principal, then fees")
    PRINCIPAL_FIRST = "principal_first", _("Principal, interest, then fees")


class Across(models.TextChoices):
    """Whether the oldest instalment is paid wholly before the next."""

    ROWS = "rows", _("The oldest instalment wholly, then the next")
    PARTS = "parts", _("The first part of all instalments, then the second of all")


class Prepayment(models.TextChoices):
    """What is done with what is paid before its day."""

    AMOUNT = "amount", _("Later instalments become smaller")
    TERM = "term", _("The loan ends sooner")
    NEXT = "next", _("It pays the next instalments")


class PayOff(models.TextChoices):
    """Until when who pays all off pays interest."""

    PERIOD = "period", _("To the end of the running month or period")
    DAY = "day", _("To the day of the payment")


class LateInterest(models.TextChoices):
    """Whether principal that is late bears interest."""

    NONE = "none", _("No")
    DAY = "day", _("Yes, until the day on which it is paid")


class Approval(models.TextChoices):
    """When a loan is decided."""

    AT_MEETING = "at_meeting", _("At the meeting at which it is given")
    BEFOREHAND = "beforehand", _("Before: only what was approved is given")


class LoanRules(models.Model):
    """Columns of by-laws.

    Grace is in instalments: principal waits, interest waits, or none is charged. A percentage is of
    what is lent; of a late fee, of what is unpaid of the instalment that is ``late_after_days`` or
    more late. ``workshops`` are the topics that a member must have heard before her first loan.
    """

    counting = models.CharField(max_length=6, choices=Counting, default=Counting.PERIOD)
    day_count = models.CharField(max_length=13, choices=DayCount, default=DayCount.ACTUAL_365)
    least_season_days = models.PositiveSmallIntegerField(default=60)
    grace_principal = models.PositiveSmallIntegerField(default=0)
    grace_interest = models.PositiveSmallIntegerField(default=0)
    interest_free = models.PositiveSmallIntegerField(default=0)
    rounding_unit = AmountField(default=1)
    rounding_mode = models.CharField(max_length=9, choices=Mode, default=Mode.HALF_UP)
    rounding_rest = models.CharField(max_length=5, choices=Rest, default=Rest.LAST)
    rounding_interest = models.CharField(max_length=4, choices=Rounded, default=Rounded.EACH)
    rounding_segments = models.CharField(max_length=4, choices=Rounded, default=Rounded.SUM)
    start_fee = AmountField(default=0)
    start_fee_percent = PercentField()
    row_fee = AmountField(default=0)
    row_fee_percent = PercentField()
    late_fee = AmountField(default=0)
    late_fee_percent = PercentField()
    late_after_days = models.PositiveSmallIntegerField(default=0)
    late_interest = models.CharField(max_length=4, choices=LateInterest, default=LateInterest.NONE)
    order = models.CharField(max_length=15, choices=Order, default=Order.FEES_FIRST)
    across = models.CharField(max_length=5, choices=Across, default=Across.ROWS)
    prepayment = models.CharField(max_length=6, choices=Prepayment, default=Prepayment.AMOUNT)
    pay_off = models.CharField(max_length=6, choices=PayOff, default=PayOff.PERIOD)
    approval = models.CharField(max_length=10, choices=Approval, default=Approval.AT_MEETING)
    approval_days = models.PositiveSmallIntegerField(default=60)
    workshops = models.JSONField(default=list)
    least_loan = AmountField(default=0)

    class Meta:
        abstract = True
