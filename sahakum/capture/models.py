"""Held content: what somebody said that still needs attention, encrypted; what was set aside."""

from typing import ClassVar

from django.db import models

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
