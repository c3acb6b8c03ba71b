"""Tables of sites, and of what was changed in the list of places."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.journal.models import Record
from sahakum.places.models import Place


class PlaceChange(Record):
    """What was changed in the list of places from a day on, as it was said and by which list."""

    class Sort(models.TextChoices):
        """What became of the place."""

        ADDED = "added", _("New")
        ALIASED = "aliased", _("Other names")
        RENAMED = "renamed", _("Renamed")
        RECODED = "recoded", _("Code changed")
        MOVED = "moved", _("Moved under another place")
        ENDED = "ended", _("Gone")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="changes")
    sort = models.CharField(max_length=10, choices=Sort)
    from_on = models.DateField()
    details = models.JSONField(default=dict)
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.sort} {self.place_id}"


class SiteQuerySet(models.QuerySet):
    """Sites that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living sites in the user's areas, whoever recorded them: they tell of no person."""
        return self.filter(user.sight.reaching("village_id"), voided_by__isnull=True)


class Site(Record):
    """A school, health centre, water point, centre or other point in a village."""

    class Sort(models.TextChoices):
        """What stands there."""

        SCHOOL = "school", _("School")
        HEALTH_CENTRE = "health_centre", _("Health centre")
        WATER_POINT = "water_point", _("Water point")
        CENTRE = "centre", _("Community or learning centre")
        OTHER = "other", _("Something else")

    class Known(models.TextChoices):
        """How its position is known."""

        MEASURED = "measured", _("Measured there with a phone")
        MAP = "map", _("Pointed out on a map")
        SAID = "said", _("Described by somebody")

    sort = models.CharField(max_length=15, choices=Sort)
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    noted_on = models.DateField()
    # Degrees north and east (WGS 84).
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    position_known = models.CharField(max_length=10, choices=Known, blank=True)
    precision_m = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    objects: ClassVar = SiteQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["village", "sort"], name="localities_site_place")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True, position_known="")
                | (Q(latitude__isnull=False, longitude__isnull=False) & ~Q(position_known="")),
                name="localities_position_whole_or_none",
            ),
            models.CheckConstraint(
                condition=Q(position_known="measured", precision_m__isnull=False)
                | (~Q(position_known="measured") & Q(precision_m__isnull=True)),
                name="localities_precision_where_measured",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; the Khmer one where no Latin one is known."""
        return (self.name_en if get_language() == "en" else "") or self.name_km
