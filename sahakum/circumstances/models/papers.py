"""Tables of papers and cards, of what happened, and of how a family is reached."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sahakum.circumstances.models.base import Circumstance, Currency, MemberCircumstance


class IdentityPaper(MemberCircumstance):
    """A paper of a member: lacking, applied for or issued. Its number stands on no list."""

    class Paper(models.TextChoices):
        """Which paper."""

        BIRTH_CERTIFICATE = "birth_certificate", _("Birth certificate")
        IDENTITY_CARD = "identity_card", _("Identity card")
        FAMILY_BOOK = "family_book", _("Family book")
        RESIDENCE_BOOK = "residence_book", _("Residence book")
        PASSPORT = "passport", _("Passport")
        OTHER = "other", _("Another paper")

    class State(models.TextChoices):
        """How far it is."""

        LACKING = "lacking", _("Lacking")
        APPLIED = "applied", _("Applied for")
        ISSUED = "issued", _("Issued")

    paper = models.CharField(max_length=20, choices=Paper)
    state = models.CharField(max_length=10, choices=State)
    since_on = models.DateField(null=True)
    number = models.CharField(max_length=40, blank=True)
    until_on = models.DateField(null=True)


class PovertyCard(Circumstance):
    """An IDPoor card as it was seen: level, number, round, and the days it holds."""

    class Level(models.TextChoices):
        """The level on the card; never computed."""

        NONE = "none", _("No poverty card")
        POOR_2 = "poor_2", _("Poor, level 2")
        POOR_1 = "poor_1", _("Very poor, level 1")

    level = models.CharField(max_length=10, choices=Level)
    number = models.CharField(max_length=40, blank=True)
    round = models.PositiveSmallIntegerField(null=True)
    issued_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True)
                | Q(issued_on__isnull=True)
                | Q(until_on__gt=F("issued_on")),
                name="circumstances_card_days_in_order",
            )
        ]


class Disaster(Circumstance):
    """A misfortune of a family, with the loss if it can be said in money."""

    class Sort(models.TextChoices):
        """What happened."""

        FLOOD = "flood", _("Flood")
        STORM = "storm", _("Storm")
        DROUGHT = "drought", _("Drought")
        FIRE = "fire", _("Fire")
        ILLNESS = "illness", _("Grave illness or accident")
        DEATH = "death", _("Death in the family")
        THEFT = "theft", _("Theft")

    sort = models.CharField(max_length=10, choices=Sort)
    struck_on = models.DateField()
    loss = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=4, choices=Currency, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(loss__isnull=True) | ~Q(currency=""),
                name="circumstances_loss_with_currency",
            )
        ]


class SafeContact(Circumstance):
    """How and when a family can be reached without harm to anybody."""

    class Way(models.TextChoices):
        """How to reach the family."""

        CALL = "call", _("By telephone")
        MESSAGE = "message", _("By message")
        HOME = "home", _("By a visit at home")
        ELSEWHERE = "elsewhere", _("At a place agreed with them")
        NEIGHBOUR = "neighbour", _("Through a neighbour or relative")

    class Time(models.TextChoices):
        """When it is safe."""

        MORNING = "morning", _("In the morning")
        MIDDAY = "midday", _("At midday")
        EVENING = "evening", _("In the evening")
        WEEKEND = "weekend", _("At the weekend")

    ways = models.JSONField(default=list)
    times = models.JSONField(default=list)


class HeardOfUs(Circumstance):
    """How a family first heard of the organisation."""

    class How(models.TextChoices):
        """From whom."""

        NEIGHBOUR = "neighbour", _("From a neighbour or relative")
        CHIEF = "chief", _("From the village or commune chief")
        MEETING = "meeting", _("At a meeting in the village")
        SCHOOL = "school", _("From a teacher")
        HEALTH = "health", _("From the health centre")
        ORGANISATION = "organisation", _("From another organisation")
        STAFF = "staff", _("A worker came by")
        OTHER = "other", _("In another way")

    how = models.CharField(max_length=12, choices=How)
