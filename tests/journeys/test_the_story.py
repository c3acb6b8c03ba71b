"""From a family's door to a figure with its receipt, in Khmer, on a phone of 360 px."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.furnishing import PROGRAMME
from tests.journeys.paces import press

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]


def fits(page: Page) -> None:
    """Nothing stands out to the side, and everything pressed is large enough for a thumb."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    small = page.evaluate(
        """[...document.querySelectorAll('.btn, a.work, button, summary, select, nav a, .pick')]
        .map(part => [part.outerHTML.slice(0, 80), part.getBoundingClientRect().height])
        .filter(([_, height]) => height > 0 && height < 44)"""
    )
    assert small == [], page.url


def register(page: Page, given_name: str) -> None:
    """Registers a family of two in the first village of the commune."""
    page.goto("/families/new/")
    fits(page)
    press(page.locator("a.work").first)
    page.check("[name=consent][value=spoken]", force=True)
    page.fill("[name=members-0-family_name]", "ម៉ៅ")
    page.fill("[name=members-0-given_name]", given_name)
    page.fill("[name=members-0-born]", "១២/៣/១៩៩០")
    page.check("[name=members-0-sex][value=female]", force=True)
    page.fill("[name=members-1-family_name]", "សុខ")
    page.fill("[name=members-1-given_name]", f"{given_name}វិចិត្រ")
    page.select_option("[name=members-1-relation]", "child")
    page.check("[name=members-1-sex][value=male]", force=True)
    fits(page)
    press(page.locator(".dock button"))
    # Families of other journeys live in the same village, and some names sound alike.
    if page.locator("[name=others]").count():
        page.check("[name=others]", force=True)
        press(page.locator(".dock button"))


def test_from_the_door_to_the_figure_and_back(visitor: Visitor) -> None:
    page = visitor("bopha")
    expect(page.locator("html")).to_have_attribute("lang", "km")
    fits(page)

    register(page, "ស្រីមុំ")
    expect(page.locator("h1")).to_contain_text("គ្រួសារ ម៉ៅ ស្រីមុំ")
    fits(page)
    family = page.url

    press(page.locator("a[href$='/enrolments/new/']"))
    press(page.locator(".dock button"))
    expect(page.locator("main")).to_contain_text("ការគាំទ្រគ្រួសារ")

    press(page.locator("a[href$='/visits/new/']"))
    fits(page)
    page.fill("[name=visited_on]", "៣១/០២/២០២៦")
    page.check("[name=progress][value=better]", force=True)
    page.fill("[name=note]", "ម្តាយលក់បន្លែបាន ១២.០០០ ៛")
    press(page.locator(".dock button"))
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator("[name=note]")).to_have_value("ម្តាយលក់បន្លែបាន ១២.០០០ ៛")
    page.fill("[name=visited_on]", page.evaluate("new Date().toLocaleDateString('en-GB')"))
    press(page.locator(".dock button"))
    expect(page).to_have_url(family)
    expect(page.locator(".time")).to_contain_text("ម្តាយលក់បន្លែបាន")

    press(page.locator("a[href$='/deliveries/new/']:has-text('ការចែកជំនួយ')"))
    page.check("[name=good][value=water_filter]", force=True)
    page.fill("[name=quantity]", "១")
    press(page.locator(".dock button"))
    expect(page.locator(".time")).to_contain_text("ចម្រោះទឹក")

    officer = visitor("vuthy")
    officer.goto(f"/reports/{PROGRAMME}/")
    fits(officer)
    filters = officer.locator("tr", has=officer.locator("a[href*='families_with_water_filters']"))
    figure = filters.locator("a.fig").first
    expect(figure).to_have_text("១")
    press(figure)
    receipt = officer.locator("#receipt")
    expect(receipt).to_be_visible()
    expect(receipt).to_contain_text("បង្កាន់ដៃ")
    press(receipt.locator("a.work").first)
    expect(officer.locator("main")).to_contain_text("ស៊ុន បុប្ផា")
    press(officer.locator(".bar .back"))
    expect(officer).to_have_url(family)


def test_everything_works_without_scripts(visitor: Visitor) -> None:
    page = visitor("bopha", scripts=False)
    register(page, "សុភា")
    expect(page).to_have_url(re.compile(r"/families/[0-9a-f-]{36}/$"))
    press(page.locator("a[href$='/visits/new/']"))
    page.check("[name=progress][value=same]", force=True)
    press(page.locator(".dock button"))
    expect(page.locator(".time .mark").nth(1)).to_be_visible()


def test_the_other_language_is_one_press_away_and_stays(visitor: Visitor) -> None:
    page = visitor("dara")
    press(page.locator("button[lang=en]"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    press(page.locator("nav a[href='/families/']"))
    expect(page.locator("h1")).to_have_text("Families")
    fits(page)


def test_a_neighbour_organisation_sees_nothing_of_it(visitor: Visitor) -> None:
    page = visitor("bopha")
    register(page, "មាលា")
    address = page.url
    stranger = visitor("chantha")
    answer = stranger.goto(address)
    assert answer is not None
    assert answer.status == 404
    stranger.goto("/families/?q=ម៉ៅ")
    assert stranger.locator("a.work").count() == 0
