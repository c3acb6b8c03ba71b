"""What the pages of people show: users with their posts, teams with their members."""

import datetime
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import Post, ProgramKey, Team, TeamMembership, User
from sahakum.accounts.roles import ROLES, Role
from sahakum.journal import clock
from sahakum.places import selectors as places
from sahakum.places.models import Place
from sahakum.staff import authority, selectors
from sahakum.staff.models import StaffChange
from sahakum.web import areas, people, wording
from sahakum.web.places_page import row_of
from sahakum.web.rows import Row, State
from sahakum.web.rows_of import joined

MOST_CHANGES = 20
MOST_FOUND = 40
EVERYWHERE = "all"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A post as the page shows it."""

    post: Post
    title: str
    area: str
    days: str
    lasts: bool


@dataclass(frozen=True, kw_only=True)
class Change:
    """What was changed of somebody, by whom and when."""

    title: str
    who: str
    at: datetime.datetime


@dataclass(frozen=True, kw_only=True)
class UserPage:
    """One user; `managed` tells whether the reader may change anything."""

    person: User
    posts: list[Held]
    teams: list[TeamMembership]
    keys: list[ProgramKey]
    changes: list[Change]
    managed: bool


def area_name(area: Place | None) -> str:
    """The name of an area with its type; the whole country for none."""
    return areas.full_name(area.pk) if area else _("the whole country")


def days_of(from_on: datetime.date, to_on: datetime.date | None) -> str:
    """ "from 1/1/2026" or "1/1/2026 – 3/4/2026"."""
    first = wording.day_in_numbers(from_on)
    if to_on is None:
        return _("from %(day)s") % {"day": first}
    return f"{first} – {wording.day_in_numbers(to_on)}"


def user_rows(by: User) -> list[Row]:
    """Everybody of the reader's organisation."""
    return [_user_row(user) for user in selectors.users_of(by)]


def _lasting(user: User) -> list[Post]:
    """Posts of today or still to come, of a user who was read with all posts."""
    today = clock.today()
    return [post for post in user.posts.all() if post.to_on is None or post.to_on >= today]


def _user_row(user: User) -> Row:
    posts = [joined(post.title, area_name(post.area)) for post in _lasting(user)]
    off = State(word=_("may not sign in"), icon="lock", tone="late")
    return Row(
        mark="people",
        name=user.name,
        reason="; ".join(posts) or _("no post"),
        address=reverse("user", args=[user.pk]),
        state=None if user.is_active else off,
    )


def of(by: User, person: User) -> UserPage:
    """The page of a user of the reader's organisation."""
    memberships = person.team_memberships.select_related("team").order_by("-from_on")
    return UserPage(
        person=person,
        posts=[_held(post) for post in person.posts.all()],
        teams=list(memberships),
        keys=list(person.program_keys.filter(ended_at__isnull=True).order_by("made_at")),
        changes=_changes(person),
        managed=authority.manages(by, person),
    )


def _held(post: Post) -> Held:
    return Held(
        post=post,
        title=post.title,
        area=area_name(post.area),
        days=days_of(post.from_on, post.to_on),
        lasts=post.to_on is None or post.to_on >= clock.today(),
    )


def _changes(person: User) -> list[Change]:
    changes: list[StaffChange] = list(selectors.changes_of(person)[:MOST_CHANGES])
    names = people.names_of(change.operation.actor_id for change in changes)
    return [
        Change(
            title=str(change.get_sort_display()),
            who=names.get(change.operation.actor_id, ""),
            at=change.operation.received_at,
        )
        for change in changes
    ]


@dataclass(frozen=True, kw_only=True)
class AreaChoice:
    """The areas in which the reader may give a post, found by name or next at hand."""

    text: str
    rows: list[Row]
    everywhere: str


def area_choice(request: HttpRequest, by: User, address: str) -> AreaChoice:
    """The areas offered before a post is written."""
    text = request.GET.get("q", "").strip()[:100]
    offered = places.search(text, limit=MOST_FOUND) if text else _near(by)
    found = [place for place in offered if by.sight.reaches(place.pk)]
    whole = f"{address}?area={EVERYWHERE}" if by.sight.reaches_all else ""
    rows = [_choosing(place, address) for place in found]
    return AreaChoice(text=text, rows=rows, everywhere=whole)


def _near(by: User) -> list[Place]:
    own = [post.area for post in authority.givers(by)]
    held = [area for area in own if area is not None]
    outer: list[Place | None] = [*held] or [None]
    inside = [place for area in outer for place in places.children(area)]
    return [*held, *inside][:MOST_FOUND]


def _choosing(place: Place, address: str) -> Row:
    row = row_of(place)
    return Row(
        mark=row.mark, name=row.name, reason=row.reason, address=f"{address}?area={place.pk}"
    )


@dataclass(frozen=True, kw_only=True)
class ChosenArea:
    """The area of a post to be given: a place, or the whole country."""

    place: Place | None

    @property
    def number(self) -> str:
        """What the form says of it."""
        return str(self.place.pk) if self.place else ""

    @property
    def name(self) -> str:
        """How the page calls it."""
        return area_name(self.place)


def chosen_area(request: HttpRequest, by: User) -> ChosenArea | None:
    """The area that the address names; none while it is not chosen.

    Raises:
        Http404: it lies beyond the reader's power.
    """
    said = request.GET.get("area", "")
    if not said:
        return None
    if said == EVERYWHERE and by.sight.reaches_all:
        return ChosenArea(place=None)
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    found = Place.objects.filter(pk=number, valid_to__isnull=True).first()
    if found is None or not by.sight.reaches(found.pk):
        raise Http404
    return ChosenArea(place=found)


def roles_in(by: User, area: Place | None) -> list[type[Role]]:
    """The roles that the reader may give there."""
    return [role for code, role in ROLES.items() if authority.may_give(by, code, area)]


@dataclass(frozen=True, kw_only=True)
class Member:
    """One membership as the page shows it."""

    membership: TeamMembership
    days: str
    lasts: bool


@dataclass(frozen=True, kw_only=True)
class TeamPage:
    """One team with its members, and who may still join."""

    team: Team
    members: list[Member]
    others: list[User]


def team_of(by: User, team: Team) -> TeamPage:
    """The page of a team of the reader's organisation."""
    members = [_member(one) for one in team.memberships.all()]
    joined_today = {one.membership.user_id for one in members if one.lasts}
    users = selectors.users_of(by)
    return TeamPage(
        team=team,
        members=members,
        others=[
            user
            for user in users
            if user.pk not in joined_today and authority.manages(by, user, _lasting(user))
        ],
    )


def _member(membership: TeamMembership) -> Member:
    last = membership.to_on
    return Member(
        membership=membership,
        days=days_of(membership.from_on, last),
        lasts=last is None or last >= clock.today(),
    )
