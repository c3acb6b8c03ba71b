"""Writes of users and their posts."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Post, User
from sahakum.capture.kinds import Refusal, Said
from sahakum.staff.authority import check_manages, may_give
from sahakum.staff.models import StaffChange
from sahakum.staff.writing import write_down

NAME_TAKEN = _("Somebody signs in under this name already.")
HELD_ALREADY = _("This user holds this post already.")
NOT_LONGER = _("The post ends earlier. Give a new one instead.")
NOT_BEFORE = _("The last day is before the first.")

Sort = StaffChange.Sort


def add_users(said: Sequence[Said], *, by: User) -> None:
    """Adds users to the administrator's organisation; nobody knows a password of theirs yet.

    Raises:
        PermissionDenied: the role keeps no people.
        Refusal: the name for signing in is taken.
    """
    if not by.may(permissions.MANAGE_PEOPLE):
        raise PermissionDenied
    for one in said:
        answers = one.answers
        if User.objects.filter(username=answers["username"]).exists():
            raise Refusal({"username": [str(NAME_TAKEN)]})
        user = User(id=one.operation.id, organisation_id=by.organisation_id, **answers)
        user.set_unusable_password()
        user.save(force_insert=True)
        write_down(one.operation, Sort.USER_ADDED, user=user, details=answers)


def switch(said: Sequence[Said], *, by: User) -> None:
    """Lets users sign in, or not any more.

    Raises:
        PermissionDenied: one of them is not the administrator's to manage.
    """
    for one in said:
        user, on = one.answers["user"], one.answers["state"] == "on"
        check_manages(by, user)
        User.objects.filter(pk=user.pk).update(is_active=on)
        write_down(one.operation, Sort.SWITCHED_ON if on else Sort.SWITCHED_OFF, user=user)


def give_posts(said: Sequence[Said], *, by: User) -> None:
    """Gives users a role in an area.

    Raises:
        PermissionDenied: the user, the role or the area is beyond the administrator.
        Refusal: the user holds the post already.
    """
    for one in said:
        user, role, area = (one.answers[name] for name in ("user", "role", "area"))
        # Two who give at once wait for each other: what may be given depends on what is held.
        User.objects.select_for_update().get(pk=user.pk)
        check_manages(by, user)
        if not may_give(by, role, area):
            raise PermissionDenied
        _give(one)


def _give(said: Said) -> None:
    names = ("user", "role", "area", "from_on", "to_on")
    post = Post(**{name: said.answers[name] for name in names})
    held = Post.objects.filter(user=post.user, role=post.role, area=post.area)
    others = [one for one in held if one.to_on is None or one.to_on >= post.from_on]
    if any(post.to_on is None or one.from_on <= post.to_on for one in others):
        raise Refusal({"role": [str(HELD_ALREADY)]})
    post.save()
    write_down(said.operation, Sort.POST_GIVEN, user=post.user, details=_details(post))


def _details(post: Post) -> dict[str, object]:
    last = post.to_on.isoformat() if post.to_on else None
    days = {"from_on": post.from_on.isoformat(), "to_on": last}
    return {"post": post.pk, "role": post.role, "area": post.area_id} | days


def end_posts(said: Sequence[Said], *, by: User) -> None:
    """Ends posts on a last day.

    Raises:
        PermissionDenied: the user is not the administrator's to manage.
        Refusal: the post would end before it begins, or last longer than before.
    """
    for one in said:
        post, last = one.answers["post"], one.answers["to_on"]
        check_manages(by, post.user)
        if last < post.from_on:
            raise Refusal({"to_on": [str(NOT_BEFORE)]})
        if post.to_on is not None and last > post.to_on:
            raise Refusal({"to_on": [str(NOT_LONGER)]})
        post.to_on = last
        post.save(update_fields=["to_on"])
        write_down(one.operation, Sort.POST_ENDED, user=post.user, details=_details(post))
