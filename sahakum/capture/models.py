"""Held content, what of it was set aside, photographs, and that one was erased."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.journal.models import Record


class HeldContent(models.Model):
    """A submission that was not stored. It may come again corrected under the same id.

    ``sealed`` is the content with its sentences, encrypted and bound to this id. It is erased
    when its time is over (``until_on``) or the submission was saved.
    """

    operation_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=40)
    recorder = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    held_at = models.DateTimeField()
    until_on = models.DateField(db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["recorder", "-held_at"], name="capture_held_by")]

    def __str__(self) -> str:
        return f"held {self.kind}"


class Photograph(Record):
    """A photograph of something, taken on a day.

    The digest of the operation covers ``sha256``, that of the JPEG as it is kept, in hexadecimal
    digits. The JPEG stands beside (``PhotographBytes``, under the same id), so that it can be
    erased without breaking the chain.
    """

    taken_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    width_px = models.PositiveSmallIntegerField()
    height_px = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class PhotographBytes(models.Model):
    """A photograph and a small rendition of it as JPEG, each encrypted and bound to its id.

    Both are empty, and ``erased_at`` is set, once the photograph was erased.
    """

    photograph_id = models.UUIDField(primary_key=True)
    full = models.BinaryField(null=True)
    small = models.BinaryField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(full__isnull=False, small__isnull=False, erased_at__isnull=True)
                | Q(full__isnull=True, small__isnull=True, erased_at__isnull=False),
                name="capture_photograph_or_erased",
            )
        ]

    def __str__(self) -> str:
        return f"photograph {self.photograph_id}"


class SetAside(Record):
    """Somebody decided that held content is not corrected, and why.

    ``content`` is the id of what is held, ``said_digest`` of its words: what comes under the same
    id in other words waits again.
    """

    content = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    said_digest = models.BinaryField(max_length=32)
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"aside {self.kind}"


class PhotographErasure(Record):
    """The picture of a photograph was erased for good; why, and by whom.

    ``photograph`` is the id of the record, which stays. What was erased never comes back, so that
    an erasure is never voided.
    """

    photograph = models.UUIDField()
    reason = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["photograph"],
                condition=Q(voided_by__isnull=True),
                name="capture_photograph_erased_once",
            )
        ]

    def __str__(self) -> str:
        return f"erasure of {self.photograph}"
