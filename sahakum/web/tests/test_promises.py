"""Targets and totals from before the system, set from a page and told apart."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.journal.models import Fact
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.programmes.models import Programme, Target
from sahakum.reports.models import TakenOver

SignIn = Callable[[User], Client]
NETS = {
    "name_km": "មុងដែលបានចែក",
    "name_en": "Nets delivered",
    "unit": "nets",
    "said": "៧០០",
    "from_on": "1/1/2007",
    "until_on": "31/12/2019",
    "source": "Annual report 2019, page 4",
}
TARGET = {
    "indicator": "families_enrolled",
    "from_on": "1/1/2026",
    "to_on": "31/12/2026",
    "value": "១.៥៨៥",
    "sort": "increase",
}


@pytest.fixture
def browser(vuthy: User, family_support: Programme, signed_in: SignIn) -> Client:
    browser = signed_in(vuthy)
    browser.cookies["django_language"] = "en"
    return browser


def _send(browser: Client, name: str, said: dict[str, str]) -> Any:
    address = reverse(name, args=["family_support"])
    return browser.post(address, said | {"operation": str(uuid7())}, follow=True)


def test_a_target_is_set_with_khmer_digits_and_listed(browser: Client) -> None:
    page = _send(browser, "new-target", TARGET)
    assert [line.number for line in page.context["page"].targets] == ["1,585"]
    assert Target.objects.get().value == 1585


def test_an_earlier_total_stands_apart_and_counts_nowhere(
    browser: Client, settings: Any, tmp_path: Any
) -> None:
    settings.STORE_DIRECTORY = tmp_path / "store"
    page = _send(browser, "new-taken-over", NETS)
    assert [line.number for line in page.context["page"].taken_over] == ["700 · nets"]
    report = browser.get(reverse("report", args=["family_support"]))
    assert "Taken over, not proven" in report.content.decode()
    shown = {line.name: line.fig.word for line in report.context["page"].lines}
    assert shown["Insecticide-treated mosquito nets delivered"] == "0"
    assert not Fact.objects.exists()


def test_the_same_total_twice_is_one(browser: Client) -> None:
    _send(browser, "new-taken-over", NETS)
    again = _send(browser, "new-taken-over", NETS | {"said": "800"})
    assert again.status_code == 422
    assert TakenOver.objects.get().said == 700


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"until_on": "31/12/2006"}, "until_on"),
        ({"said": "many"}, "said"),
        ({"source": ""}, "source"),
        ({"place": "999"}, "place"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_stored(
    wrong: dict[str, str], field: str, browser: Client
) -> None:
    page = _send(browser, "new-taken-over", NETS | wrong)
    assert (page.status_code, bool(page.context["draft"].form[field].errors)) == (422, True)
    assert not TakenOver.objects.exists()


def test_a_place_of_others_is_like_none(browser: Client) -> None:
    elsewhere = Place.objects.get(codes__code="01020101", codes__scheme="NCDD")
    page = _send(browser, "new-taken-over", NETS | {"place": str(elsewhere.pk)})
    assert (page.status_code, TakenOver.objects.count()) == (422, 0)


def test_a_supervisor_reads_and_does_not_set(
    dara: User, family_support: Programme, signed_in: SignIn
) -> None:
    browser = signed_in(dara)
    page = browser.get(reverse("promises", args=["family_support"]))
    assert page.status_code == 200
    assert reverse("new-target", args=["family_support"]) not in page.content.decode()
    assert _send(browser, "new-target", TARGET).status_code == 403
    assert not Target.objects.exists()


def test_another_organisation_finds_no_such_programme(
    chantha: User, family_support: Programme, signed_in: SignIn
) -> None:
    assert signed_in(chantha).get(reverse("promises", args=["family_support"])).status_code == 403
