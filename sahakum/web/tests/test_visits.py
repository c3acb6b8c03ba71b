"""Recording visits and deliveries, what is due, and content that needs attention."""

import datetime
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assistance.models import Delivery
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.support.models import HomeVisit
from sahakum.web import wording
from sahakum.web.tests import SignIn


def day(days_ago: int = 0) -> str:
    return wording.day_in_numbers(clock.today() - datetime.timedelta(days=days_ago))


def visit(**changes: object) -> dict[str, object]:
    posted = {
        "operation": str(uuid7()),
        "visited_on": day(),
        "met": "head",
        "progress": "better",
        "obstacles": ["debt", "house"],
        "note": "ម្តាយលក់បន្លែបាន",
    }
    return posted | changes


def send(browser: Client, household_id: UUID, **changes: object) -> Any:
    return browser.post(reverse("new-visit", args=[household_id]), visit(**changes))


def test_the_form_begins_with_what_is_usual(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    page = signed_in(bopha).get(reverse("new-visit", args=[household_id])).content.decode()
    assert f'value="{day()}"' in page
    assert page.count("checked") == 1


def test_a_visit_is_saved_and_stands_in_the_time_line(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser = signed_in(bopha)
    answer = send(browser, household_id)
    assert answer["Location"] == reverse("family", args=[household_id])
    assert "ម្តាយលក់បន្លែបាន" in browser.get(answer["Location"]).content.decode()


def test_what_is_wrong_is_said_at_its_place_and_kept(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser = signed_in(bopha)
    page = send(browser, household_id, visited_on="31/02/2026")
    assert page.status_code == 422
    text = page.content.decode()
    assert 'href="#id_visited_on"' in text
    assert 'value="31/02/2026"' in text
    assert HeldContent.objects.count() == 1
    assert not HomeVisit.objects.exists()


def test_kept_content_is_corrected_under_the_same_number(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser, number = signed_in(bopha), str(uuid7())
    send(browser, household_id, operation=number, visited_on="31/02/2026")
    listed = browser.get(reverse("attention")).content.decode()
    address = f"{reverse('new-visit', args=[household_id])}?held={number}"
    assert address in listed
    assert number in browser.get(address).content.decode()
    assert send(browser, household_id, operation=number).status_code == 302
    assert str(HomeVisit.objects.get().pk) == number
    assert not HeldContent.objects.exists()


def test_kept_content_is_seen_by_recorder_and_supervisor_only(
    signed_in: SignIn, bopha: User, dara: User, chantha: User, household_id: UUID
) -> None:
    send(signed_in(bopha), household_id, visited_on="31/02/2026")
    counts = [
        len(signed_in(user).get(reverse("attention")).context["page"].waiting)
        for user in (bopha, dara, chantha)
    ]
    assert counts == [1, 1, 0]


def test_an_overdue_family_is_the_next_thing_today(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser = signed_in(bopha)
    send(browser, household_id, visited_on=day(30), next_visit_on=day(20))
    page = browser.get(reverse("today"))
    assert page.context["page"].next.household.pk == household_id
    assert wording.digits("20") in page.content.decode()


def test_a_family_visited_today_is_done(signed_in: SignIn, bopha: User, household_id: UUID) -> None:
    browser = signed_in(bopha)
    send(browser, household_id)
    page = browser.get(reverse("today")).context["page"]
    assert [row.done for row in page.done] == [True]
    assert page.week.done == 1


def test_one_delivery_is_saved(signed_in: SignIn, bopha: User, household_id: UUID) -> None:
    address = reverse("new-delivery", args=[household_id])
    posted = {"operation": str(uuid7()), "good": "rice", "quantity": "១០", "delivered_on": day()}
    assert signed_in(bopha).post(address, posted).status_code == 302
    assert Delivery.objects.get().quantity == 10


def list_address(village: Place) -> str:
    chosen = f"good=mosquito_net&village={village.pk}&quantity=2&delivered_on={day()}&list=1"
    return f"{reverse('delivery-list')}?{chosen}"


def test_the_list_ticks_everybody(
    signed_in: SignIn, bopha: User, household_id: UUID, village: Place
) -> None:
    lines = signed_in(bopha).get(list_address(village)).context["page"].lines
    assert [(line.household.pk, line.ticked, line.quantity) for line in lines] == [
        (household_id, True, "2")
    ]


def test_a_list_is_saved_once_however_often_it_is_sent(
    signed_in: SignIn, bopha: User, household_id: UUID, village: Place
) -> None:
    browser = signed_in(bopha)
    posted = {
        "operation": str(uuid7()),
        "delivered_on": day(),
        "household": [str(household_id)],
        f"quantity-{household_id}": "3",
    }
    for _ in range(2):
        answer = browser.post(list_address(village), posted)
        assert answer["Location"] == reverse("village", args=[village.pk])
    assert [delivery.quantity for delivery in Delivery.objects.all()] == [3]


def test_a_wrong_quantity_in_a_list_stands_beside_its_family(
    signed_in: SignIn, bopha: User, household_id: UUID, village: Place
) -> None:
    posted = {
        "operation": str(uuid7()),
        "delivered_on": day(),
        "household": [str(household_id)],
        f"quantity-{household_id}": "many",
    }
    page = signed_in(bopha).post(list_address(village), posted)
    assert page.status_code == 422
    assert page.context["page"].lines[0].sentences
    assert not Delivery.objects.exists()


def test_who_moved_away_since_the_list_was_drawn_receives_all_the_same(
    signed_in: SignIn,
    bopha: User,
    household_id: UUID,
    village: Place,
    neighbour_village: Place,
    take: Take,
) -> None:
    moved = {"household": str(household_id), "from_on": day(), "village": str(neighbour_village.pk)}
    assert take("household_change", moved, by=bopha).word is Word.SAVED
    posted = {"operation": str(uuid7()), "delivered_on": day(), "household": [str(household_id)]}
    saved = signed_in(bopha).post(list_address(village), posted | {f"quantity-{household_id}": "3"})
    assert saved["Location"] == reverse("village", args=[village.pk])
    assert [one.household_id for one in Delivery.objects.all()] == [household_id]


def test_who_is_not_there_any_more_is_told_of_and_the_others_are_saved(
    signed_in: SignIn, bopha: User, household_id: UUID, village: Place
) -> None:
    posted = {
        "operation": str(uuid7()),
        "delivered_on": day(),
        "household": [str(household_id), str(uuid7())],
        f"quantity-{household_id}": "3",
    }
    page = signed_in(bopha).post(list_address(village), posted)
    assert page.status_code == 422
    assert (page.context["page"].saved, page.context["page"].gone) == (1, 1)
    assert "មិនមានទៀតទេ" in page.content.decode()


def test_an_unticked_family_receives_nothing(
    signed_in: SignIn, bopha: User, household_id: UUID, village: Place
) -> None:
    posted = {"operation": str(uuid7()), "delivered_on": day()}
    signed_in(bopha).post(list_address(village), posted)
    assert not Delivery.objects.exists()
