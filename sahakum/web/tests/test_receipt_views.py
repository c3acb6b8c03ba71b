"""Who opens a receipt looks at the families that it names: that is written down first."""

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts.models import Post, User
from sahakum.capture.intake import Word
from sahakum.indicators.tests.worlds import World
from sahakum.journal.models import View
from sahakum.places.models import Place
from sahakum.programmes.models import Programme
from sahakum.web import receipt_page
from sahakum.web.tests import SignIn


@pytest.fixture
def enrolled(
    bopha: User, village: Place, family_support: Programme, household_id: UUID, take: Take
) -> set[UUID]:
    """Two families that take part in the programme."""
    other = take("household", family(village), by=bopha).id
    for household in (household_id, other):
        content = {
            "household": str(household),
            "programme": family_support.code,
            "from_on": "1/2/2026",
        }
        assert take("enrolment", content, by=bopha).word is Word.SAVED
    return {household_id, other}


def open_receipt(browser: Client, programme: Programme) -> Any:
    address = reverse("report", args=[programme.code])
    report: Any = browser.get(address)
    assert not View.objects.exists(), "a report names nobody"
    first = report.context["page"].lines[0].fig
    return browser.get(address + first.address.partition("#")[0])


def test_opening_a_receipt_writes_down_each_family_that_it_names(
    enrolled: set[UUID], vuthy: User, family_support: Programme, signed_in: SignIn
) -> None:
    page = open_receipt(signed_in(vuthy), family_support)
    assert page.content.decode().count("ម៉ៅ ស្រីមុំ") == 2
    written = View.objects.values_list("actor_id", "subject_kind", "subject_id", "page")
    assert set(written) == {(vuthy.pk, "household", pk, "receipt") for pk in enrolled}
    assert len(written) == 2


def test_families_outside_the_readers_area_are_neither_named_nor_written_down(
    enrolled: set[UUID],
    vuthy: User,
    family_support: Programme,
    far_village: Place,
    signed_in: SignIn,
) -> None:
    Post.objects.filter(user=vuthy).update(area=far_village)
    page = open_receipt(signed_in(vuthy), family_support)
    assert page.context["page"].receipt.outside == 2
    assert "ម៉ៅ ស្រីមុំ" not in page.content.decode()
    assert not View.objects.exists()


def test_a_sensitive_figure_tells_its_records_but_neither_families_nor_villages(
    village: Place, bopha: User, vuthy: User, family_support: Programme, signed_in: SignIn
) -> None:
    world = World(organisation=bopha.organisation, villages=[village])
    result = {"kind": "assessment", "item": "social_economic", "attributes": {"band": "high"}}
    code = "families_highly_vulnerable"
    address = reverse("report", args=[family_support.code])
    asked = f"{address}?first=2025-01-01&last=2025-12-31&receipt={code}.2025-01-01.2025-12-31"
    browser = signed_in(vuthy)
    for _ in range(9):
        world.happens(world.household(), village=0, on=1, **result)
    few = browser.get(asked)
    assert few.context["page"].receipt.word == ""
    assert "&lt;១០" in few.content.decode()
    world.happens(world.household(), village=0, on=1, **result)
    receipt = browser.get(asked).context["page"].receipt
    assert (receipt.word, receipt.records, receipt.names_nobody) == ("១០", 10, True)
    assert (receipt.rows, receipt.villages, receipt.chart) == ([], 0, None)
    assert not View.objects.exists()


def test_what_cannot_be_written_down_is_not_shown(
    enrolled: set[UUID],
    vuthy: User,
    family_support: Programme,
    signed_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(**_: object) -> None:
        raise OperationalError("disk is full")

    monkeypatch.setattr(receipt_page, "log_view", fail)
    browser = signed_in(vuthy)
    with pytest.raises(OperationalError):
        open_receipt(browser, family_support)
    assert not View.objects.exists()
