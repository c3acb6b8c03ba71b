"""One tap hides a page from a neighbour's eyes, and one more shows it again; without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]


def test_one_tap_covers_the_page_and_one_uncovers_it(visitor: Visitor) -> None:
    page = visitor("bopha", scripts=False)
    page.goto("/families/")
    heading = page.locator("h1")
    expect(heading).to_be_visible()
    page.click("label[for=covering].tool")
    expect(heading).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator(".cover")).to_have_css("height", "760px")
    page.locator(".cover").click()
    expect(heading).to_be_visible()


def test_the_first_key_stop_covers_the_page(visitor: Visitor) -> None:
    page = visitor("bopha")
    page.goto("/families/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("main")).to_be_hidden()
    page.keyboard.press("Space")
    expect(page.locator("main")).to_be_visible()
