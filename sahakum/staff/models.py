"""What administrators said of people."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Team, User
from sahakum.journal.models import Record


class StaffChange(Record):
    """What an administrator changed of a user or a team; details never hold a secret."""

    class Sort(models.TextChoices):
        """What was changed."""

        USER_ADDED = "user_added", _("User added")
        SWITCHED_ON = "switched_on", _("User may sign in again")
        SWITCHED_OFF = "switched_off", _("User may not sign in any more")
        POST_GIVEN = "post_given", _("Post given")
        POST_ENDED = "post_ended", _("Post ended")
        PASSWORD = "password", _("New password")
        KEY_GIVEN = "key_given", _("Key of a program given")
        KEY_ENDED = "key_ended", _("Key of a program ended")
        TEAM_MADE = "team_made", _("Team made")
        JOINED = "joined", _("Joined a team")
        LEFT = "left", _("Left a team")

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    sort = models.CharField(max_length=15, choices=Sort)
    details = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(team__isnull=False),
                name="staff_change_of_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.user_id or self.team_id}"
