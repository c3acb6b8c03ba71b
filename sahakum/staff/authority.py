"""How far an administrator's power reaches. Every write of this package asks here."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from sahakum.accounts import permissions
from sahakum.accounts.models import Organisation, Post, User
from sahakum.accounts.roles import ROLES
from sahakum.journal import clock
from sahakum.places.models import Place


def givers(by: User) -> list[Post]:
    """Today's posts from which somebody gives roles."""
    return [post for post in by.posts_today if post.kind.gives] if by.is_active else []


def may_give(by: User, role: str, area: Place | None) -> bool:
    """Whether an administrator may give a role in an area (none: the whole country)."""
    if ROLES[role].by_area and by.organisation.kind != Organisation.Kind.COMMUNE:
        return False
    return any(role in post.kind.gives and _holds(post, area) for post in givers(by))


def _holds(post: Post, area: Place | None) -> bool:
    own = post.area
    if own is None or area is None:
        return own is None
    return own.pk <= area.pk and area.until <= own.until


def lasting(user: User) -> list[Post]:
    """The posts that a user holds today or will hold."""
    ends = Q(to_on__isnull=True) | Q(to_on__gte=clock.today())
    return list(user.posts.filter(ends).select_related("area").order_by("from_on", "pk"))


def manages(by: User, user: User, posts: list[Post] | None = None) -> bool:
    """Whether an administrator manages a user: who has no power that she could not give.

    Somebody with more power in her hands, by a new password, would be her power.
    """
    if not by.may(permissions.MANAGE_PEOPLE) or user.pk == by.pk:
        return False
    if user.organisation_id != by.organisation_id:
        return False
    held = lasting(user) if posts is None else posts
    return all(may_give(by, post.role, post.area) for post in held)


def check_manages(by: User, user: User) -> None:
    """Asks for the right to manage a user, at the moment of storing.

    Raises:
        PermissionDenied: she has it not.
    """
    if not manages(by, user):
        raise PermissionDenied
