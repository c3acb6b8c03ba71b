"""Tables of the journal, and the abstract record that every other package's rows are."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sahakum.lib.ids import uuid7


class Operation(models.Model):
    """One thing said once. ``id`` is made by the caller; ``position`` and ``hash`` by the sealer.

    ``happened_on`` is the day it speaks of, ``recorded_at`` the device's claim of when it was
    typed, ``received_at`` the server's time. ``touched`` lists ids of the records it is about.
    ``said_digest`` is of the content as said, ``rows_digest`` (keyed) of the rows stored.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.CharField(max_length=40)
    actor_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    device = models.CharField(max_length=80, blank=True)
    happened_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    touched = models.JSONField(default=list)
    said_digest = models.BinaryField(max_length=32)
    rows_digest = models.BinaryField(max_length=32)
    position = models.BigIntegerField(null=True, unique=True)
    hash = models.BinaryField(max_length=32, null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["received_at", "id"],
                condition=Q(position__isnull=True),
                name="journal_unsealed",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(position__isnull=True, hash__isnull=True)
                | Q(position__gte=1, hash__isnull=False),
                name="journal_position_with_hash",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Row(models.Model):
    """A row that says which operation stored it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+")

    # Columns that may change in place; they are left out of the digest of the row.
    mutable_fields: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True


class Lasting(Row):
    """A row that never changes, not even when its operation is voided: another one undoes it.

    Its package says how, with ``services.register_undoing``.
    """

    class Meta:
        abstract = True

    def derived(self) -> Sequence[Row]:
        """Rows that the database's own triggers store with this one; they belong to its digest."""
        return ()


class Record(Row):
    """A row that says which operation stored it and, if it was wrong, which one voided it."""

    voided_by = models.ForeignKey(
        Operation, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    mutable_fields: ClassVar[frozenset[str]] = frozenset({"voided_by_id"})

    class Meta:
        abstract = True


class Fact(models.Model):
    """What indicators count: one event of a subject, in a village, on a day, with a quantity.

    ``item`` tells kinds of the same event apart (the code of goods delivered). ``village_id`` and
    ``organisation_id`` are the village and the steward at that time.
    """

    id = models.BigAutoField(primary_key=True)
    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    household_id = models.UUIDField(null=True)
    village_id = models.IntegerField()
    organisation_id = models.UUIDField()
    programme_id = models.UUIDField(null=True)
    day = models.DateField()
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    item = models.CharField(max_length=40, blank=True)
    attributes = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class Voiding(Record):
    """Says that an operation was wrong. There is no un-void: one records again."""

    voids = models.OneToOneField(Operation, on_delete=models.PROTECT, related_name="voiding")
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"voids {self.voids_id}"


class Seal(models.Model):
    """One run of the sealer: the positions it gave and the hash at its end."""

    last = models.BigIntegerField(primary_key=True)
    first = models.BigIntegerField(unique=True)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


class View(models.Model):
    """Who looked at what, written before the bytes leave."""

    id = models.BigAutoField(primary_key=True)
    actor_id = models.UUIDField()
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField(db_index=True)
    page = models.CharField(max_length=40)
    viewed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.page} {self.subject_id}"


class Installation(models.Model):
    """The single row that says what this database is. Only a demonstration can set its day."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    demonstration = models.BooleanField(default=False)
    today = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="journal_one_installation"),
            models.CheckConstraint(
                condition=Q(demonstration=True) | Q(today__isnull=True),
                name="journal_clock_only_in_demonstration",
            ),
        ]

    def __str__(self) -> str:
        return "demonstration" if self.demonstration else "office"


def row_models() -> list[type[Row]]:
    """Every concrete kind of row that an operation stores, in a fixed order."""
    from django.apps import apps

    found: list[Any] = [model for model in apps.get_models() if issubclass(model, Row)]
    return sorted(found, key=lambda model: model._meta.label_lower)


def record_models() -> list[type[Record]]:
    """Every concrete kind of record in the house, in a fixed order."""
    return [model for model in row_models() if issubclass(model, Record)]
