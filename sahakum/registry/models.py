"""Tables of the registry; those of a subject of their own stand in modules beside this one."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation
from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.birth_models import Birth as Birth
from sahakum.registry.choices import BirthRegistered as BirthRegistered
from sahakum.registry.choices import Disability as Disability
from sahakum.registry.choices import Poverty as Poverty
from sahakum.registry.choices import Relation as Relation
from sahakum.registry.choices import Sex as Sex
from sahakum.registry.membership_models import Departure as Departure
from sahakum.registry.membership_models import Membership as Membership
from sahakum.registry.merging_models import Difference as Difference
from sahakum.registry.merging_models import DuplicateSetting as DuplicateSetting
from sahakum.registry.merging_models import Merge as Merge
from sahakum.registry.merging_models import MergeUndo as MergeUndo
from sahakum.registry.sound_keys import SoundField
from sahakum.registry.tie_models import Relative as Relative
from sahakum.registry.tie_models import Tie as Tie
from sahakum.registry.tie_models import TieEnd as TieEnd
from sahakum.registry.versions_models import HouseholdVersion as HouseholdVersion
from sahakum.registry.versions_models import PersonVersion as PersonVersion
from sahakum.registry.visibility import VisibleQuerySet as VisibleQuerySet


class Household(Record):
    """A family in one village. ``id`` is that of the operation that registered it."""

    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    poverty = models.CharField(max_length=10, choices=Poverty, default=Poverty.UNKNOWN)
    members = models.PositiveSmallIntegerField(default=0)
    registered_on = models.DateField()
    sort_key = models.CharField(max_length=400)
    # The row under which this one is shown since a merge; a projection of `Merge`.
    same_as = models.UUIDField(null=True)

    objects: ClassVar = VisibleQuerySet.as_manager()
    mutable_fields = frozenset(
        {
            "voided_by_id",
            "village_id",
            "code",
            "name",
            "phone",
            "poverty",
            "members",
            "sort_key",
            "same_as",
        }
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["village", "steward", "sort_key"], name="registry_household_place"
            ),
            models.Index(fields=["steward", "code"], name="registry_household_code"),
            models.Index(
                fields=["same_as"],
                condition=Q(same_as__isnull=False),
                name="registry_household_same",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["steward", "code"],
                condition=Q(voided_by__isnull=True) & ~Q(code=""),
                name="registry_household_code_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def same_ids(self) -> list[UUID]:
        """Its own id and those of the families that are shown under it; asked for once."""
        merged = Household.objects.filter(same_as=self.pk)
        return [self.pk, *merged.values_list("pk", flat=True)]


def _by_beginning(field: str, name: str) -> models.Index:
    # PostgreSQL finds the beginning of a text by an index only with these operators.
    operators = ["varchar_pattern_ops", "int4_ops", "uuid_ops"]
    return models.Index(fields=[field, "village", "steward"], name=name, opclasses=operators)


class Person(Record):
    """Somebody. Names are family name first; ``born_precision`` says how exactly birth is known."""

    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    family_name = models.CharField(max_length=60)
    given_name = models.CharField(max_length=60)
    latin_name = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=10, choices=Sex)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=5, blank=True)
    search_key = models.CharField(max_length=200)
    given_key = models.CharField(max_length=100)
    latin_search_key = models.CharField(max_length=150, blank=True)
    sound_key = SoundField(of="name")
    given_sound = SoundField(of="given_name")
    # The row under which this one is shown since a merge; a projection of `Merge`.
    same_as = models.UUIDField(null=True)

    objects: ClassVar = VisibleQuerySet.as_manager()
    mutable_fields = frozenset(
        {
            "voided_by_id",
            "village_id",
            "family_name",
            "given_name",
            "latin_name",
            "sex",
            "born_on",
            "born_precision",
            "search_key",
            "given_key",
            "latin_search_key",
            "sound_key",
            "given_sound",
            "same_as",
        }
    )

    class Meta:
        indexes: ClassVar = [
            # With village and steward, a common name is narrowed to an area inside the index.
            _by_beginning("search_key", "registry_name"),
            _by_beginning("given_key", "registry_given"),
            _by_beginning("latin_search_key", "registry_latin"),
            models.Index(fields=["sound_key", "village", "steward"], name="registry_sound"),
            models.Index(fields=["given_sound", "village", "steward"], name="registry_given_sound"),
            models.Index(
                fields=["same_as"], condition=Q(same_as__isnull=False), name="registry_person_same"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Family name first."""
        return f"{self.family_name} {self.given_name}"


class Consent(Record):
    """A family's answer when asked whether a record may be kept; refusals are not stored."""

    class How(models.TextChoices):
        """How consent was explained and given."""

        SPOKEN = "spoken", _("Explained aloud, agreed by word")
        SIGNED = "signed", _("Explained aloud, signed or thumbprint")

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, default="keep_record")
    how = models.CharField(max_length=10, choices=How)
    given_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_on}"


class FormerValue(models.Model):
    """What a detail was before it changed in place; stands beside the chain and can be erased."""

    id = models.BigAutoField(primary_key=True)
    record_id = models.UUIDField(db_index=True)
    field = models.CharField(max_length=40)
    value = models.CharField(max_length=400)
    changed_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.field} of {self.record_id}"
