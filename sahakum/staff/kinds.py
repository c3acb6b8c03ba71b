"""The kinds of records that staff announces."""

from collections.abc import Callable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.forms import RecordForm, References
from sahakum.capture.kinds import Content, Kind, fetch_nothing, never_voided
from sahakum.staff import forms, references, teams, users
from sahakum.staff.writing import NOT_VOIDED

Fetch = Callable[[Sequence[Content], User], References]


def _kind(
    name: str,
    title: str | Promise,
    form: type[RecordForm],
    fetch: Fetch,
    record: Callable[..., None],
    happened: str = "",
) -> Kind:
    return Kind(
        name=name,
        title=title,
        permission=permissions.MANAGE_PEOPLE,
        form=form,
        fetch=fetch,
        record=record,
        happened=happened,
        after_void=never_voided(NOT_VOIDED),
    )


def kinds() -> list[Kind]:
    """Users, their posts and teams."""
    return [
        _kind("user", _("New user"), forms.UserForm, fetch_nothing, users.add_users),
        _kind(
            "user_state", _("Signing in"), forms.UserStateForm, references.fetch_users, users.switch
        ),
        _kind(
            "post",
            _("Post"),
            forms.PostForm,
            references.fetch_posts_to_give,
            users.give_posts,
            "from_on",
        ),
        _kind(
            "post_end",
            _("End of a post"),
            forms.PostEndForm,
            references.fetch_posts,
            users.end_posts,
            "to_on",
        ),
        _kind("team", _("Team"), forms.TeamForm, fetch_nothing, teams.make_teams),
        _kind(
            "team_member",
            _("Member of a team"),
            forms.TeamMemberForm,
            references.fetch_members_to_be,
            teams.join_teams,
            "from_on",
        ),
        _kind(
            "team_leave",
            _("Leaving a team"),
            forms.TeamLeaveForm,
            references.fetch_memberships,
            teams.leave_teams,
            "to_on",
        ),
    ]
