"""Teams: members with days, and grants that reach who belongs to the team today."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from conftest import Take
from sahakum.accounts.models import Grant, Organisation, Team, TeamMembership, User
from sahakum.accounts.services import grant
from sahakum.capture.intake import Word
from sahakum.registry.models import Household
from sahakum.registry.searching import search_households
from sahakum.staff.teams import MEMBER_ALREADY, TEAM_KNOWN


@pytest.fixture
def team(river_house: Organisation) -> Team:
    """A team of B."""
    return Team.objects.create(organisation=river_house, name_km="ក្រុមការពារកុមារ")


def opened(team: Team, household_id: UUID, by: User) -> Grant:
    return grant(record_id=household_id, team=team, reason="referral", by=by)


def seen(user: User) -> list[UUID]:
    fresh = User.objects.get(pk=user.pk)
    return list(Household.objects.visible_to(fresh).values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("from_on", "to_on", "sees"),
    [
        ("2020-01-01", None, True),
        ("2020-01-01", "2099-01-01", True),
        ("2020-01-01", "2020-02-01", False),
        ("2099-01-01", None, False),
    ],
)
def test_a_grant_to_a_team_reaches_who_belongs_to_it_today(
    from_on: str,
    to_on: str | None,
    sees: bool,
    team: Team,
    household_id: UUID,
    bopha: User,
    chantha: User,
) -> None:
    opened(team, household_id, bopha)
    assert seen(chantha) == []
    TeamMembership.objects.create(team=team, user=chantha, from_on=from_on, to_on=to_on)
    assert seen(chantha) == ([household_id] if sees else [])
    found = search_households(User.objects.get(pk=chantha.pk), "ស្រីមុំ")
    assert len(found) == (1 if sees else 0)


def test_a_grant_to_a_team_costs_no_query_more(
    team: Team,
    household_id: UUID,
    bopha: User,
    chantha: User,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    opened(team, household_id, bopha)
    TeamMembership.objects.create(team=team, user=chantha, from_on="2020-01-01")
    fresh = User.objects.get(pk=chantha.pk)
    assert fresh.posts_today
    with django_assert_num_queries(1):
        assert Household.objects.visible_to(fresh).count() == 1


def test_a_grant_to_a_team_reaches_no_other_member_of_the_organisation(
    team: Team, household_id: UUID, bopha: User, chantha: User, river_house: Organisation
) -> None:
    opened(team, household_id, bopha)
    other = Team.objects.create(organisation=river_house, name_km="ផ្សេង")
    TeamMembership.objects.create(team=other, user=chantha, from_on="2020-01-01")
    assert seen(chantha) == []


def test_who_changed_the_organisation_is_reached_through_no_former_team(
    team: Team, household_id: UUID, bopha: User, chantha: User, council: Organisation
) -> None:
    opened(team, household_id, bopha)
    TeamMembership.objects.create(team=team, user=chantha, from_on="2020-01-01")
    User.objects.filter(pk=chantha.pk).update(organisation=council)
    assert seen(chantha) == []


@pytest.mark.parametrize("both", [True, False])
def test_a_grant_has_one_receiver(
    both: bool, team: Team, household_id: UUID, bopha: User, river_house: Organisation
) -> None:
    receivers: dict[str, Any] = {"team": team, "organisation": river_house} if both else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        grant(record_id=household_id, reason="r", by=bopha, **receivers)


def test_a_team_is_made_joined_and_left(
    sokha: User, bopha: User, chantha: User, take: Take
) -> None:
    made = take("team", {"name_km": "ក្រុមចុះមូលដ្ឋាន"}, by=sokha)
    assert made.word is Word.SAVED
    again = take("team", {"name_km": "ក្រុមចុះមូលដ្ឋាន"}, by=sokha)
    assert again.sentences == {"name_km": [str(TEAM_KNOWN)]}
    content = {"team": str(made.id), "user": str(bopha.pk), "from_on": "1/1/2026"}
    assert take("team_member", content, by=sokha).word is Word.SAVED
    twice = take("team_member", content, by=sokha)
    assert twice.sentences == {"user": [str(MEMBER_ALREADY)]}
    stranger = take("team_member", content | {"user": str(chantha.pk)}, by=sokha)
    assert list(stranger.sentences) == ["user"]
    membership = TeamMembership.objects.get()
    leaving = {"membership": str(membership.pk), "to_on": "1/3/2026"}
    assert take("team_leave", leaving, by=sokha).word is Word.SAVED
    assert take("team_leave", leaving | {"to_on": "1/4/2026"}, by=sokha).word is not Word.SAVED
    later = take("team_member", content | {"from_on": "2/3/2026"}, by=sokha)
    assert later.word is Word.SAVED


def test_teams_of_others_look_like_none(team: Team, sokha: User, bopha: User, take: Take) -> None:
    content = {"team": str(team.pk), "user": str(bopha.pk), "from_on": "1/1/2026"}
    assert list(take("team_member", content, by=sokha).sentences) == ["team"]
