"""Fetches what contents refer to: people and teams of the own organisation, places by number."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sahakum.accounts.models import Post, Team, TeamMembership, User
from sahakum.capture.fields import reference_key
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.lib.ids import is_id
from sahakum.places.references import named_by

MOST_DIGITS = 9


def _named(contents: Iterable[Content], name: str) -> set[str]:
    values = (content.get(name) for content in contents)
    return {reference_key(value) for value in values if isinstance(value, str) and value}


def _ids(contents: Iterable[Content], name: str) -> list[UUID]:
    return [UUID(key) for key in _named(contents, name) if is_id(key)]


def _numbers(contents: Iterable[Content], name: str) -> list[int]:
    keys = _named(contents, name)
    return [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) <= MOST_DIGITS]


def _by_key(rows: Iterable[Any]) -> dict[str, Any]:
    return {str(row.pk): row for row in rows}


def _users(contents: Sequence[Content], by: User) -> dict[str, Any]:
    own = User.objects.filter(organisation_id=by.organisation_id)
    return _by_key(own.filter(pk__in=_ids(contents, "user")))


def fetch_users(contents: Sequence[Content], by: User) -> References:
    """Users of the own organisation."""
    return {"user": _users(contents, by)}


def fetch_posts_to_give(contents: Sequence[Content], by: User) -> References:
    """Users of the own organisation, and places within the administrator's area."""
    places = named_by(_named(contents, "area"))
    areas = {key: place for key, place in places.items() if by.sight.reaches(place.pk)}
    return {"user": _users(contents, by), "area": areas}


def fetch_posts(contents: Sequence[Content], by: User) -> References:
    """Posts of users of the own organisation."""
    own = Post.objects.filter(user__organisation_id=by.organisation_id)
    found = own.filter(pk__in=_numbers(contents, "post")).select_related("user", "area")
    return {"post": _by_key(found)}


def fetch_members_to_be(contents: Sequence[Content], by: User) -> References:
    """Teams and users of the own organisation."""
    teams = Team.objects.filter(organisation_id=by.organisation_id, pk__in=_ids(contents, "team"))
    return {"user": _users(contents, by), "team": _by_key(teams)}


def fetch_memberships(contents: Sequence[Content], by: User) -> References:
    """Memberships of teams of the own organisation."""
    own = TeamMembership.objects.filter(team__organisation_id=by.organisation_id)
    found = own.filter(pk__in=_ids(contents, "membership")).select_related("team", "user")
    return {"membership": _by_key(found)}
