"""Tables of organisations, users, posts, grants and keys of programs."""

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.roles import ROLES, Role
from sahakum.journal import clock
from sahakum.journal.models import Record
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

if TYPE_CHECKING:
    from sahakum.accounts.sight import Sight


class Organisation(models.Model):
    """Who stewards records: an NGO, or a commune with its council and committee."""

    class Kind(models.TextChoices):
        """Kinds of organisations."""

        NGO = "ngo", _("Non-governmental organisation")
        COMMUNE = "commune", _("Commune council")

    id = models.UUIDField(primary_key=True, default=uuid7)
    name_km = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_km


class UserManager(BaseUserManager["User"]):
    """Makes users."""

    def add(self, *, username: str, password: str, **details: object) -> "User":
        """Stores a user with a password, which is kept as an argon2 hash only."""
        user = self.model(username=username, **details)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody who signs in."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    username = models.CharField(max_length=60, unique=True)
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    language = models.CharField(max_length=2, default="km")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, family name first."""
        return self.name_en if get_language() == "en" else self.name_km

    def posts_on(self, day: datetime.date) -> "list[Post]":
        """Posts that the user holds on a day, with their areas."""
        held = Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gte=day))
        return list(self.posts.filter(held).select_related("area"))

    @cached_property
    def permissions(self) -> frozenset[str]:
        """Everything that today's posts permit; nothing for somebody who was switched off."""
        if not self.is_active:
            return frozenset()
        return frozenset().union(*(post.kind.permissions for post in self.posts_today))

    @cached_property
    def posts_today(self) -> "list[Post]":
        """Posts held today, read once a request."""
        return self.posts_on(clock.today())

    @cached_property
    def sight(self) -> "Sight":
        """What the user sees today. Computed once a request: users are fetched anew for each."""
        from sahakum.accounts.sight import sight_of

        return sight_of(self)

    def may(self, permission: str) -> bool:
        """Whether one of today's posts gives a permission."""
        return permission in self.permissions


class Post(models.Model):
    """A role that a user holds in an area (none: the whole country) between two days."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="posts")
    role = models.CharField(
        max_length=40, choices=[(code, role.display_name) for code, role in ROLES.items()]
    )
    area = models.ForeignKey(Place, on_delete=models.PROTECT, null=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="accounts_post_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.from_on}"

    @property
    def title(self) -> str:
        """What the post is called: a commune has a chief, a sangkat its own word for one."""
        in_sangkat = self.area is not None and self.area.type == "sangkat"
        return str((self.kind.sangkat_name if in_sangkat else "") or self.kind.display_name)

    @property
    def kind(self) -> type[Role]:
        """The role's class."""
        return ROLES[self.role]


class Team(models.Model):
    """Some people of an organisation who work on something together."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name_km"], name="accounts_team_once_in_organisation"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; the Khmer one where no Latin one is known."""
        return (self.name_en if get_language() == "en" else "") or self.name_km


class TeamMembership(models.Model):
    """A user belongs to a team between two days, both included."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="team_memberships")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="accounts_team_days_in_order",
            ),
            models.UniqueConstraint(
                fields=["team", "user"],
                condition=Q(to_on__isnull=True),
                name="accounts_once_in_a_team",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} {self.user_id}"


class Grant(Record):
    """Lets another organisation, a team or a user see a record that another one stewards.

    ``ended_on`` is the day on which it was taken back before its last day.
    """

    record_id = models.UUIDField(db_index=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    ended_on = models.DateField(null=True)

    mutable_fields = frozenset({"voided_by_id", "ended_on"})

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, user__isnull=True, team__isnull=True)
                | Q(organisation__isnull=True, user__isnull=False, team__isnull=True)
                | Q(organisation__isnull=True, user__isnull=True, team__isnull=False),
                name="accounts_grant_to_one_receiver",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="accounts_grant_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"grant of {self.record_id}"

    @property
    def receiver(self) -> "Organisation | Team | User":
        """Who may see the record."""
        return self.organisation or self.team or self.user  # type: ignore[return-value]

    def lasts(self, on: datetime.date) -> bool:
        """Whether it holds on a day, or will hold."""
        return self.ended_on is None and (self.to_on is None or self.to_on >= on)


class GrantEnd(Record):
    """A grant was taken back before its last day; from that moment the record is closed again."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="ends")
    ended_on = models.DateField()
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"end of grant {self.grant_id}"


class ProgramKey(models.Model):
    """A key with which a program signs in for a user. Only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="program_keys")
    name = models.CharField(max_length=80)
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
