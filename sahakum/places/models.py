"""The tables of places, their codes and their other spellings."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """How far down a place stands."""

    PROVINCE = 1, _("province")
    DISTRICT = 2, _("district")
    COMMUNE = 3, _("commune")
    VILLAGE = 4, _("village")
    SUB_VILLAGE = 5, _("sub-village")


class Place(models.Model):
    """One place. Its number begins the range that all places inside it lie in.

    `search_key` is "|khmer|latin|", so that "|x" finds names that begin with x. The table is small
    enough (16,500 rows) to be read through for a search; an index would serve no LIKE of this form.
    """

    id = models.IntegerField(primary_key=True)
    until = models.IntegerField()
    level = models.SmallIntegerField(choices=Level.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    type = models.CharField(max_length=16)
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    sort_key = models.CharField(max_length=600)
    search_key = models.CharField(max_length=260)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    # Where a place that ended goes on: one that moves to another area gets a new number (ADR 0007).
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        """Constraints that hold the ranges, and the orders places are read in."""

        constraints = (
            models.CheckConstraint(
                condition=Q(until__gte=F("id")), name="place_range_not_backwards"
            ),
            models.CheckConstraint(
                condition=Q(level__gte=Level.PROVINCE, level__lte=Level.SUB_VILLAGE),
                name="place_level_known",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.PROVINCE, parent__isnull=True)
                | Q(level__gt=Level.PROVINCE, parent__isnull=False),
                name="place_parent_unless_province",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="place_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=("level", "id"), name="place_level"),
            models.Index(fields=("parent", "sort_key"), name="place_children"),
        )

    def __str__(self) -> str:
        """Return the Khmer name."""
        return self.name_km

    @property
    def is_village(self) -> bool:
        """Whether families live here by their record: a village, or what is inside or beside."""
        return self.level >= Level.VILLAGE

    def name(self, language: str) -> str:
        """Return the name in a language; the Khmer one where no Latin one is known."""
        return self.name_km if language.startswith("km") else self.name_en or self.name_km


class PlaceCode(models.Model):
    """What an official list calls a place, and when."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="codes")
    scheme = models.CharField(max_length=16)
    code = models.CharField(max_length=16)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        """One place under a code at a time, one code of a scheme for a place at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("scheme", "code"),
                condition=Q(valid_to__isnull=True),
                name="place_code_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=("place", "scheme"),
                condition=Q(valid_to__isnull=True),
                name="place_one_code_of_a_scheme",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="place_code_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        """Return the code after its scheme."""
        return f"{self.scheme} {self.code}"


class FormerName(models.Model):
    """What a place was called, and as what type, from a day up to the day another name began."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="former_names")
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    type = models.CharField(max_length=16)
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        """A name held for a day at least, and one name at a time."""

        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")), name="place_name_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=("place", "valid_from"), name="place_one_name_at_a_time"
            ),
        )

    def __str__(self) -> str:
        """Return the former Khmer name."""
        return self.name_km


class PlaceAlias(models.Model):
    """Another spelling of a place's name."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=120)
    search_key = models.CharField(max_length=130)

    class Meta:
        """One alias once for a place."""

        verbose_name_plural = "place aliases"
        constraints = (
            models.UniqueConstraint(fields=("place", "search_key"), name="place_alias_once"),
        )

    def __str__(self) -> str:
        """Return the spelling."""
        return self.text
