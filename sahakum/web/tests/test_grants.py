"""Opening a family to another organisation and closing it again, on its pages."""

import datetime
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts.models import Grant, GrantEnd, Organisation, Team, TeamMembership, User
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.journal.models import View
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.registry.models import Household
from sahakum.web.tests import SignIn


def in_days(days: int) -> str:
    """A day as one types it."""
    return (clock.today() + datetime.timedelta(days=days)).strftime("%d/%m/%Y")


def said(receiver: Organisation | Team, **changes: str) -> dict[str, str]:
    """An answered form."""
    answers = {"receiver": str(receiver.pk), "to_on": in_days(30), "reason": "ជួយសាងសង់បង្គន់"}
    return answers | {"operation": str(uuid7())} | changes


def sees(user: User, household_id: UUID) -> bool:
    """Whether somebody sees a family now."""
    fresh = User.objects.get(pk=user.pk)
    return bool(Household.objects.visible_to(fresh).filter(pk=household_id).exists())


def test_a_supervisor_opens_a_family_and_closes_it_again(
    dara: User, chantha: User, household_id: UUID, signed_in: SignIn
) -> None:
    client = signed_in(dara)
    page = reverse("grants", args=[household_id])
    assert page in client.get(reverse("family", args=[household_id])).content.decode()
    assert not sees(chantha, household_id)
    saved = client.post(page, said(chantha.organisation))
    assert saved.headers["Location"] == page
    assert sees(chantha, household_id)
    given = Grant.objects.get()
    assert "ជួយសាងសង់បង្គន់" in client.get(page).content.decode()
    end = reverse("end-grant", args=[household_id, given.pk])
    assert end in client.get(page).content.decode()
    ended = client.post(end, {"operation": str(uuid7()), "reason": "រួចរាល់"})
    assert ended.headers["Location"] == page
    assert not sees(chantha, household_id)
    assert client.get(end).status_code == 404
    assert end not in client.get(page).content.decode()
    assert chantha.organisation.name_km in client.get(page).content.decode()
    assert GrantEnd.objects.get().reason == "រួចរាល់"
    assert View.objects.filter(page="grants", subject_id=household_id).exists()
    assert list(verify()) == []


def test_what_was_opened_under_a_merged_record_is_open_no_longer_and_the_page_says_so(
    dara: User, bopha: User, chantha: User, household_id: UUID, take: Take, signed_in: SignIn
) -> None:
    client, given = signed_in(dara), said(chantha.organisation)
    client.post(reverse("grants", args=[household_id]), given)
    village = Household.objects.get(pk=household_id).village
    kept = take("household", family(village), by=bopha).id
    pair = {"sort": "household", "into": str(kept), "merged": str(household_id)}
    assert take("merge", pair, by=dara).word is Word.SAVED
    assert not sees(chantha, kept)
    page = client.get(reverse("grants", args=[kept])).context["page"]
    assert list(page.open) == []
    assert [one.until_merged for one in page.over] == [True]


def test_a_team_sees_what_was_opened_to_it(
    dara: User, chantha: User, household_id: UUID, signed_in: SignIn
) -> None:
    team = Team.objects.create(organisation=chantha.organisation, name_km="ក្រុមបង្គន់")
    client, page = signed_in(dara), reverse("grants", args=[household_id])
    assert "ក្រុមបង្គន់" in client.get(page).content.decode()
    assert client.post(page, said(team)).status_code == 302
    assert not sees(chantha, household_id)
    TeamMembership.objects.create(team=team, user=chantha, from_on=clock.today())
    assert sees(chantha, household_id)


def test_bad_input_gets_a_sentence_and_stays_typed(
    dara: User, chantha: User, household_id: UUID, signed_in: SignIn
) -> None:
    client, page = signed_in(dara), reverse("grants", args=[household_id])
    wrong: dict[str, Any] = {
        "receiver": said(dara.organisation),
        "to_on": said(chantha.organisation, to_on=in_days(-1)),
        "reason": said(chantha.organisation, reason=""),
    }
    for field, answers in wrong.items():
        answer = client.post(page, answers)
        assert answer.status_code == 422, field
        assert list(answer.context["draft"].form.errors) == [field]
    far = client.post(page, said(chantha.organisation, to_on=in_days(400)))
    assert list(far.context["draft"].form.errors) == ["to_on"]
    assert "ជួយសាងសង់បង្គន់" in far.content.decode()
    assert not Grant.objects.exists()
    assert client.post(page, said(chantha.organisation)).status_code == 302
    again = client.post(page, said(chantha.organisation))
    assert list(again.context["draft"].form.errors) == ["receiver"]


def test_who_received_it_opens_it_to_nobody_more(
    dara: User, river_house: Organisation, council: Organisation, household_id: UUID, take: Take
) -> None:
    first = {"household": str(household_id), "receiver": str(river_house.pk)}
    first |= {"to_on": in_days(30), "reason": "ជួយគ្នា"}
    assert take("grant", first, by=dara).word is Word.SAVED
    leader = _supervisor(river_house, dara)
    assert sees(leader, household_id)
    answer = take("grant", first | {"receiver": str(council.pk)}, by=leader)
    assert answer.word is Word.NEEDS_ATTENTION
    given = {"grant": str(Grant.objects.get().pk), "reason": "no"}
    assert take("grant_end", given, by=leader).word is Word.NEEDS_ATTENTION
    assert take("grant_end", given, by=dara).word is Word.SAVED
    assert take("grant_end", given, by=dara).word is Word.NEEDS_ATTENTION


def _supervisor(organisation: Organisation, like: User) -> User:
    user = User.objects.create(
        username="leader", name_km="ចៅ", name_en="Chao", organisation=organisation
    )
    post = like.posts.get()
    user.posts.create(role=post.role, area=post.area, from_on=post.from_on)
    return user


def test_strangers_and_workers_do_not_open(
    bopha: User, rithy: User, household_id: UUID, signed_in: SignIn
) -> None:
    page = reverse("grants", args=[household_id])
    for user in (bopha, rithy):
        assert signed_in(user).get(page).status_code == 403
    assert Client().get(page).status_code == 302
