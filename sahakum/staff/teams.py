"""Writes of teams and who belongs to them."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Team, TeamMembership, User
from sahakum.capture.kinds import Refusal, Said
from sahakum.staff.authority import check_manages
from sahakum.staff.models import StaffChange
from sahakum.staff.users import NOT_BEFORE
from sahakum.staff.writing import write_down

TEAM_KNOWN = _("Your organisation has a team of this name.")
MEMBER_ALREADY = _("This user belongs to the team already.")
LEFT_ALREADY = _("This user left the team before.")

Sort = StaffChange.Sort


def make_teams(said: Sequence[Said], *, by: User) -> None:
    """Makes teams of the administrator's organisation.

    Raises:
        PermissionDenied: the role keeps no people.
        Refusal: there is a team of this name.
    """
    if not by.may(permissions.MANAGE_PEOPLE):
        raise PermissionDenied
    for one in said:
        names = {name: one.answers[name] for name in ("name_km", "name_en")}
        known = Team.objects.filter(organisation=by.organisation, name_km=names["name_km"])
        if known.exists():
            raise Refusal({"name_km": [str(TEAM_KNOWN)]})
        team = Team.objects.create(id=one.operation.id, organisation=by.organisation, **names)
        write_down(one.operation, Sort.TEAM_MADE, team=team, details=names)


def join_teams(said: Sequence[Said], *, by: User) -> None:
    """Lets users belong to teams: they see what was granted to the team, within their areas.

    Raises:
        PermissionDenied: the user is not the administrator's to manage.
        Refusal: the user belongs to the team already.
    """
    for one in said:
        names = ("team", "user", "from_on", "to_on")
        membership = TeamMembership(**{name: one.answers[name] for name in names})
        check_manages(by, membership.user)
        _refuse_member(membership)
        membership.save(force_insert=True)
        _write(one, Sort.JOINED, membership)


def _refuse_member(wanted: TeamMembership) -> None:
    known = TeamMembership.objects.filter(team=wanted.team, user=wanted.user)
    others = [one for one in known if one.to_on is None or one.to_on >= wanted.from_on]
    if any(wanted.to_on is None or one.from_on <= wanted.to_on for one in others):
        raise Refusal({"user": [str(MEMBER_ALREADY)]})


def leave_teams(said: Sequence[Said], *, by: User) -> None:
    """Ends memberships on a last day.

    Raises:
        PermissionDenied: the user is not the administrator's to manage.
        Refusal: the membership ended before, or would end before it begins.
    """
    for one in said:
        membership, last = one.answers["membership"], one.answers["to_on"]
        check_manages(by, membership.user)
        if last < membership.from_on:
            raise Refusal({"to_on": [str(NOT_BEFORE)]})
        if membership.to_on is not None and last > membership.to_on:
            raise Refusal({"to_on": [str(LEFT_ALREADY)]})
        membership.to_on = last
        membership.save(update_fields=["to_on"])
        _write(one, Sort.LEFT, membership)


def _write(said: Said, sort: str, membership: TeamMembership) -> None:
    last = membership.to_on.isoformat() if membership.to_on else None
    days = {"from_on": membership.from_on.isoformat(), "to_on": last}
    write_down(said.operation, sort, user=membership.user, team=membership.team, details=days)
