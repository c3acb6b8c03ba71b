"""Tables of children's schooling and work."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sahakum.circumstances.models.base import MemberCircumstance


class Grade(models.TextChoices):
    """Kindergarten, the twelve grades, and what comes beside them."""

    KINDERGARTEN_1 = "k1", _("Kindergarten, lower step")
    KINDERGARTEN_2 = "k2", _("Kindergarten, middle step")
    KINDERGARTEN_3 = "k3", _("Kindergarten, upper step")
    GRADE_1 = "1", _("Grade 1")
    GRADE_2 = "2", _("Grade 2")
    GRADE_3 = "3", _("Grade 3")
    GRADE_4 = "4", _("Grade 4")
    GRADE_5 = "5", _("Grade 5")
    GRADE_6 = "6", _("Grade 6")
    GRADE_7 = "7", _("Grade 7")
    GRADE_8 = "8", _("Grade 8")
    GRADE_9 = "9", _("Grade 9")
    GRADE_10 = "10", _("Grade 10")
    GRADE_11 = "11", _("Grade 11")
    GRADE_12 = "12", _("Grade 12")
    VOCATIONAL = "vocational", _("Vocational training")
    OTHER = "other", _("Other school")


class Attending(models.TextChoices):
    """Whether a child goes to school."""

    YES = "yes", _("Goes to school")
    LEFT = "left", _("Left school")
    BACK = "back", _("Came back to school")


class Schooling(MemberCircumstance):
    """A child in a school year (the year in which it began), perhaps in one month of it.

    ``changed_on`` is the day on which the child left or came back, ``reason`` why it left.
    """

    school_year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField(null=True)
    school = models.CharField(max_length=120, blank=True)
    grade = models.CharField(max_length=12, choices=Grade)
    attending = models.CharField(max_length=5, choices=Attending)
    changed_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    rank = models.PositiveSmallIntegerField(null=True)
    class_size = models.PositiveSmallIntegerField(null=True)
    letter = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__lte=F("class_size")),
                name="circumstances_rank_within_class",
            )
        ]


class ChildWork(MemberCircumstance):
    """Work that a child does, at home or for others."""

    class Sort(models.TextChoices):
        """What the child does."""

        HOUSE = "house", _("Cooking, cleaning, minding children")
        FIELD = "field", _("Field or garden")
        ANIMALS = "animals", _("Tending animals")
        SELLING = "selling", _("Selling")
        COLLECTING = "collecting", _("Collecting things to sell")
        BRICKS = "bricks", _("Bricks or building")
        FISHING = "fishing", _("Fishing")
        OTHER = "other", _("Other work")

    class Where(models.TextChoices):
        """For whom the child works."""

        HOME = "home", _("At home, for the family")
        OUTSIDE = "outside", _("Outside, for others")

    sort = models.CharField(max_length=12, choices=Sort)
    where = models.CharField(max_length=10, choices=Where)
    hours_a_week = models.PositiveSmallIntegerField()
