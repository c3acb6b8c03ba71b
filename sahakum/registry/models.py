"""Tables of households, persons, versions, memberships and consent."""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.merging_models import Difference as Difference
from sahakum.registry.merging_models import DuplicateSetting as DuplicateSetting
from sahakum.registry.merging_models import Merge as Merge
from sahakum.registry.merging_models import MergeUndo as MergeUndo
from sahakum.registry.sound_keys import SoundField


class Sex(models.TextChoices):
    """Sex as asked by donors; "not stated" is an answer of its own."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    NOT_STATED = "not_stated", _("Not stated")


class Relation(models.TextChoices):
    """What a member is to the head of the family."""

    HEAD = "head", _("Head of family")
    SPOUSE = "spouse", _("Husband or wife")
    CHILD = "child", _("Son or daughter")
    GRANDCHILD = "grandchild", _("Grandchild")
    PARENT = "parent", _("Father or mother")
    SIBLING = "sibling", _("Brother or sister")
    OTHER_KIN = "other_kin", _("Other relative")
    NO_KIN = "no_kin", _("Not a relative")


class Poverty(models.TextChoices):
    """Level of the poverty card (IDPoor), as seen on the card and never computed."""

    UNKNOWN = "unknown", _("Card not asked for")
    NONE = "none", _("No poverty card")
    POOR_2 = "poor_2", _("Poor, level 2")
    POOR_1 = "poor_1", _("Very poor, level 1")


class Disability(models.TextChoices):
    """Whether daily life is difficult (Washington Group rule), if assessed."""

    NOT_ASSESSED = "not_assessed", _("Not assessed")
    NO = "no", _("No")
    YES = "yes", _("Yes")


class VisibleQuerySet(models.QuerySet):
    """Rows of the registry that a user may see; every query for people starts here."""

    def visible_to(self, user: User, *, merged: bool = False) -> Self:
        """Rows in the user's areas that the user's organisation stewards or was granted.

        Of two rows that were merged only the one under which both are shown, unless ``merged``.
        """
        condition = user.sight.filter(village="village_id", steward="steward_id", record="pk")
        shown = Q() if merged else Q(same_as__isnull=True)
        return self.filter(condition, shown, voided_by__isnull=True)

    def named_to(self, user: User, ids: Collection[UUID]) -> list[Any]:
        """The visible ones of some rows: as ``visible_to``, but for rows named by their ids.

        Most lie within the user's own areas; grants are looked at only for what is left.
        """
        living = self.filter(pk__in=ids, voided_by__isnull=True, same_as__isnull=True)
        return self.seen_among(user, living)

    def seen_among(self, user: User, rows: Iterable[Any]) -> list[Any]:
        """The visible ones of some living rows; a query only if grants must be looked at."""
        read = list(rows)
        found = [row for row in read if user.sight.covers(row.village_id, row.steward_id)]
        left = {row.pk for row in read} - {row.pk for row in found}
        return [*found, *self.visible_to(user).filter(pk__in=left)] if left else found


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


class HouseholdVersion(Record):
    """What reports use of a household, from a day on."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="versions")
    from_on = models.DateField()
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    poverty = models.CharField(max_length=10, choices=Poverty)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="registry_household_version_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id} from {self.from_on}"


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
            models.Index(fields=["search_key", "village", "steward"], name="registry_name"),
            models.Index(fields=["given_key", "village", "steward"], name="registry_given"),
            models.Index(fields=["latin_search_key", "village", "steward"], name="registry_latin"),
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


class PersonVersion(Record):
    """What reports use of a person, from a day on."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="versions")
    from_on = models.DateField()
    sex = models.CharField(max_length=10, choices=Sex)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=5, blank=True)
    disability = models.CharField(max_length=15, choices=Disability)
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.person_id} from {self.from_on}"


class Membership(Record):
    """A person belongs to a household between two days; to one at a time."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="memberships", db_index=False
    )
    relation = models.CharField(max_length=15, choices=Relation)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    mutable_fields = frozenset({"voided_by_id", "to_on"})

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person"], name="registry_membership_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(voided_by__isnull=True, to_on__isnull=True),
                name="registry_one_household_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="registry_membership_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.household_id}"


class Departure(Record):
    """The end of a membership: a person left, and why. ``Membership.to_on`` follows from it."""

    class Reason(models.TextChoices):
        """Why somebody is no longer a member."""

        MOVED = "moved", _("Moved to another home")
        MARRIED = "married", _("Married and moved out")
        DIED = "died", _("Died")
        OTHER = "other", _("Another reason")

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="departures")
    left_on = models.DateField()
    reason = models.CharField(max_length=10, choices=Reason)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(voided_by__isnull=True),
                name="registry_one_departure",
            )
        ]

    def __str__(self) -> str:
        return f"left on {self.left_on}"


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
