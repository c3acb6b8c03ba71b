"""Reads of staff; an administrator sees her own organisation's people only."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from sahakum.accounts.models import Post, Team, TeamMembership, User
from sahakum.staff.models import StaffChange


def users_of(by: User) -> QuerySet[User]:
    """Users of the administrator's organisation with their posts, in two queries."""
    posts = Post.objects.select_related("area").order_by("from_on", "pk")
    own = User.objects.filter(organisation_id=by.organisation_id)
    return own.prefetch_related(Prefetch("posts", posts)).order_by("name_km", "pk")


def user_for(by: User, user_id: UUID) -> User:
    """A user of the administrator's organisation.

    Raises:
        Http404: there is none, or of another organisation.
    """
    found = users_of(by).select_related("organisation").filter(pk=user_id).first()
    if found is None:
        raise Http404
    return found


def teams_of(by: User) -> QuerySet[Team]:
    """Teams of the administrator's organisation with their members."""
    members = TeamMembership.objects.select_related("user").order_by("from_on", "pk")
    own = Team.objects.filter(organisation_id=by.organisation_id)
    return own.prefetch_related(Prefetch("memberships", members)).order_by("name_km", "pk")


def team_for(by: User, team_id: UUID) -> Team:
    """A team of the administrator's organisation.

    Raises:
        Http404: there is none, or of another organisation.
    """
    found = teams_of(by).filter(pk=team_id).first()
    if found is None:
        raise Http404
    return found


def changes_of(user: User) -> QuerySet[StaffChange]:
    """What was changed of a user, newest first."""
    return StaffChange.objects.filter(user=user).select_related("operation", "team").order_by("-pk")
