"""Pages of settings: everybody who answers for figures reads them, few change them."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.animals.models import Breeding
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.rules.catalogue import RULES
from sahakum.support.models import BandRhythm, Rhythm

SignIn = Callable[[User], Client]
READERS = {"dara", "vuthy", "theary", "sokha"}
NAMED = ("bopha", "dara", "vuthy", "rithy", "sokha", "theary")


def tomorrow() -> datetime.date:
    """The first day from which a setting may hold."""
    return clock.today() + datetime.timedelta(days=1)


def said(**values: str) -> dict[str, str]:
    """An answered form."""
    day = tomorrow().strftime("%d/%m/%Y")
    return {"operation": str(uuid7()), "from_on": day, "source": "លិខិតលេខ ១២"} | values


def test_who_reads_and_who_changes(request: pytest.FixtureRequest, signed_in: SignIn) -> None:
    for name in NAMED:
        client = signed_in(request.getfixturevalue(name))
        expected = 200 if name in READERS else 403
        assert client.get(reverse("settings")).status_code == expected, name
        page = client.get(reverse("setting", args=["visits"]))
        assert page.status_code == expected, name
        form = reverse("new-setting", args=["visits"])
        assert (form in page.content.decode()) == (name == "theary")
        assert client.get(form).status_code == (200 if name == "theary" else 403), name
    assert Client().get(reverse("settings")).status_code == 302


@pytest.mark.parametrize("rule", RULES)
def test_each_form_begins_with_what_holds_today(rule: str, theary: User, signed_in: SignIn) -> None:
    client = signed_in(theary)
    part = {"questionnaire": "social_economic", "band": "high"} if RULES[rule].parts else {}
    client.cookies["django_language"] = "en"
    page = client.get(reverse("new-setting", args=[rule]), part).content.decode()
    row: Any = RULES[rule].rows().first()
    for name in RULES[rule].form.values_asked():
        assert f'name="{name}"' in page
    if rule == "visits_by_band":
        row = BandRhythm.objects.get(band="high")
    days = getattr(row, "days", None)
    assert days is None or f'value="{days}"' in page


def test_figures_of_breeding_are_changed_kind_by_kind(theary: User, signed_in: SignIn) -> None:
    client = signed_in(theary)
    link = f"{reverse('new-setting', args=['breeding'])}?kind=BUFFALO"
    assert link in client.get(reverse("setting", args=["breeding"])).content.decode()
    assert 'value="310"' in client.get(link).content.decode()
    figures = {"kind": "BUFFALO", "gestation_days": "315", "least_mother_months": "24"}
    content = said(days="1") | figures | {"least_between_days": "290"}
    content.pop("days")
    assert client.post(link, content).status_code == 302
    assert Breeding.objects.get(kind="BUFFALO", from_on=tomorrow()).gestation_days == 315


def test_the_officer_of_the_country_changes_the_rhythm(
    theary: User, dara: User, signed_in: SignIn
) -> None:
    client = signed_in(theary)
    page = reverse("new-setting", args=["visits"])
    wrong = client.post(page, said(days="០"))
    assert wrong.status_code == 422
    assert "លិខិតលេខ ១២" in wrong.content.decode()
    right = client.post(page, said(days="១០"))
    assert right.headers["Location"] == reverse("setting", args=["visits"])
    assert Rhythm.objects.get(from_on=tomorrow()).days == 10
    shown = signed_in(dara).get(reverse("setting", args=["visits"])).content.decode()
    assert "លិខិតលេខ ១២" in shown
    assert "១០ ថ្ងៃ" in shown
    assert "៧ ថ្ងៃ" in shown


def test_a_band_gets_a_rhythm_of_its_own(theary: User, signed_in: SignIn) -> None:
    client = signed_in(theary)
    link = f"{reverse('new-setting', args=['visits_by_band'])}?questionnaire=social_economic"
    assert (
        f"{link}&amp;band=high"
        in client.get(reverse("setting", args=["visits_by_band"])).content.decode()
    )
    answers = said(questionnaire="social_economic", band="high", days="3")
    assert client.post(f"{link}&band=high", answers).status_code == 302
    assert BandRhythm.objects.get(from_on=tomorrow(), band="high").days == 3


def test_what_was_wrong_waits_and_is_corrected(theary: User, signed_in: SignIn) -> None:
    client = signed_in(theary)
    answers = said(days="many")
    page = reverse("new-setting", args=["visits"])
    client.post(page, answers)
    address = f"{page}?held={answers['operation']}"
    assert address in client.get(reverse("attention")).content.decode()
    assert "many" in client.get(address).content.decode()
    assert client.post(address, answers | {"days": "9"}).status_code == 302
    assert address not in client.get(reverse("attention")).content.decode()


def test_an_unknown_setting_is_not_there(theary: User, signed_in: SignIn) -> None:
    client = signed_in(theary)
    for name in ("setting", "new-setting"):
        assert client.get(reverse(name, args=["weather"])).status_code == 404
