"""Family, plan, visit, figure: in Khmer, on a phone of 360 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.furnishing import PROGRAMME
from tests.journeys.paces import press
from tests.journeys.test_the_story import fits, register

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]
TODAY = "new Date().toLocaleDateString('en-GB')"


def test_from_the_family_to_its_plan_to_a_visit_to_the_figure(visitor: Visitor) -> None:
    page = visitor("bopha")
    register(page, "បុប្ផាវតី")
    family = page.url

    press(page.locator("a[href$='/plan/']"))
    fits(page)
    press(page.locator("a[href$='/plan/new/']"))
    fits(page)
    page.fill("[name=tasks-0-goal]", "មានចំណូលពីមាន់")
    page.fill("[name=tasks-0-what]", "ធ្វើទ្រុងមាន់")
    page.check("[name=tasks-0-responsible][value=family]", force=True)
    press(page.locator(".dock button"))
    expect(page.locator("[role=alert]")).to_be_visible()
    page.fill("[name=tasks-0-due_on]", page.evaluate(TODAY))
    press(page.locator(".dock button"))
    expect(page.locator("main")).to_contain_text("ធ្វើទ្រុងមាន់")
    fits(page)

    press(page.locator("a[href$='/plan/sheet/']"))
    expect(page.locator(".sheet h1")).to_have_text("ផែនការគ្រួសារយើង")
    fits(page)

    page.goto("/")
    expect(page.locator("main")).to_contain_text("ធ្វើទ្រុងមាន់")

    page.goto(family)
    press(page.locator("a[href$='/visits/new/']"))
    fits(page)
    page.check("[name=purposes][value=plan]", force=True)
    page.check("[name=means_to_leave][value=no]", force=True)
    page.check("[name=tasks-0-outcome][value=done]", force=True)
    page.check("[name=progress][value=better]", force=True)
    press(page.locator(".dock button"))
    expect(page).to_have_url(family)
    press(page.locator("a[href$='/plan/']"))
    expect(page.locator("main")).to_contain_text("រួចហើយ")

    officer = visitor("vuthy")
    officer.goto(f"/reports/{PROGRAMME}/")
    visited = officer.locator("tr", has=officer.locator("a[href*='families_visited']"))
    press(visited.locator("a.fig").first)
    expect(officer.locator("#receipt")).to_be_visible()
    expect(officer.locator("#receipt")).to_contain_text("បុប្ផាវតី")


def test_who_joins_is_asked_for_a_name_only_if_nobody_knows_that_person(visitor: Visitor) -> None:
    page = visitor("bopha")
    register(page, "ធីតារ័ត្ន")
    family = page.url
    page.goto(f"{family}changes/departure/new/")
    page.locator("[name=membership]").last.check(force=True)
    page.fill("[name=left_on]", page.evaluate(TODAY))
    page.check("[name=reason][value=moved]", force=True)
    press(page.locator(".dock button"))
    page.goto(f"{family}changes/joining/new/")
    name = page.locator("[name=family_name]")
    expect(name).to_be_visible()
    page.locator("[name=person]").first.check(force=True)
    expect(name).to_be_hidden()
    page.locator("[name=person]").last.check(force=True)
    expect(name).to_be_visible()
    fits(page)
