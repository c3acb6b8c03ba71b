"""From the reach of support to a family nobody has served, and back, in Khmer at 360 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.paces import press
from tests.journeys.test_assessments import fill_in
from tests.journeys.test_the_story import fits, register

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]
UNSERVED = "a.tile[href*='receipt=']"


@pytest.mark.parametrize(("name", "scripts"), [("ច័ន្ទរស្មី", True), ("ពិទូរ", False)])
def test_a_family_most_in_need_is_found_and_served(
    name: str, scripts: bool, visitor: Visitor
) -> None:
    worker = visitor("bopha", scripts=scripts)
    register(worker, name)
    family = worker.url
    _assess_as_most_in_need(worker)

    officer = visitor("vuthy", scripts=scripts)
    officer.goto("/reach/")
    expect(officer.locator("html")).to_have_attribute("lang", "km")
    fits(officer)
    expect(officer.locator("#bands .share").first).to_be_visible()
    before = officer.locator(UNSERVED).first.locator(".n").inner_text()
    press(officer.locator(UNSERVED).first)
    fits(officer)
    receipt = officer.locator("#receipt")
    expect(receipt.locator(".n")).to_have_text(before)
    press(receipt.locator("a.work", has_text=name).first)
    expect(officer.locator("h1")).to_contain_text(name)

    worker.goto(family)
    press(worker.locator("a[href$='/deliveries/new/'].btn"))
    worker.check("[name=good][value=mosquito_net]", force=True)
    worker.fill("[name=quantity]", "១")
    press(worker.locator(".dock button"))
    expect(worker).to_have_url(family)

    officer.goto("/reach/")
    expect(officer.locator("#bands")).to_be_visible()
    press(officer.locator("#bands tbody tr").first.locator("td.reach a").first)
    expect(officer.locator("#receipt")).to_contain_text(name)
    officer.goto("/reach/")
    tile = officer.locator(".tile").first
    expect(tile.locator(".n")).not_to_have_text(before)


def _assess_as_most_in_need(page: Page) -> None:
    """Debt, little money, months without rice and both parents away: high vulnerability."""
    press(page.locator("a[href$='/assessments/new/']"))
    press(page.locator("a.work", has_text="សង្គម និងសេដ្ឋកិច្ច").first)
    fill_in(page)
    for field, value in {"income_wages": "១០០.០០០", "rice_short": "៨", "dependants": "៣"}.items():
        page.fill(f"[name={field}]", value)
    page.check("[name=away][value=both]", force=True)
    page.check("[name=lenders][value=private]", force=True)
    page.fill("[name=out_of_school]", "០")
    page.fill("[name=debt_private]", "១.០០០.០០០")
    page.fill("[name=debt_private_since]", "១/៣/២០២៥")
    page.check("[name=debt_private_security][value=none]", force=True)
    page.check("[name=alone_now][value=no]", force=True)
    page.fill("[name=members]", "៤")
    press(page.locator(".dock button"))
    expect(page.locator("[role=alert]")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("ងាយរងគ្រោះខ្លាំង")
