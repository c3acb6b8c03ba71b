"""A home visit without mouse or touch: the focus is seen at every stop and is never covered."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_the_story import register

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]
MOST_STOPS = 80
# A radio button or search field is drawn by what stands around it.
STOP = """() => {
  const one = document.activeElement;
  const drawn = [one, one.closest('label'), one.closest('.find')]
    .concat(one.id ? [...document.querySelectorAll(`label[for="${one.id}"]`)] : [])
    .filter(Boolean);
  const style = part => getComputedStyle(part);
  const outlined = drawn.some(part =>
    style(part).outlineStyle !== 'none' && parseFloat(style(part).outlineWidth) >= 2);
  const shown = drawn.some(part => {
    const box = part.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top && (part.contains(top) || top.contains(part));
  });
  return {outlined, shown, what: one.outerHTML.slice(0, 120)};
}"""


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until something has the focus; at each stop one sees where one is."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        assert stop["outlined"], ("no visible focus", page.url, stop["what"])
        assert stop["shown"], ("covered or out of sight", page.url, stop["what"])
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab on {page.url}")


def test_a_visit_is_recorded_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor("bopha")
    register(page, "ក្តារចុច")
    family = page.url

    page.goto(family)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")

    page.goto(family)
    tab_to(page, "a[href$='/visits/new/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/visits/new/")
    tab_to(page, "[name=visited_on]")
    page.keyboard.press("Control+A")
    page.keyboard.type("៣១/០២/២០២៦")
    tab_to(page, "[name=progress]")
    page.keyboard.press("Space")
    tab_to(page, "[name=note]")
    page.keyboard.type("ម្តាយលក់បន្លែបាន")
    tab_to(page, ".dock button")
    page.keyboard.press("Enter")

    # What is wrong is said first, and its link leads to the field.
    expect(page.locator("[role=alert]")).to_be_visible()
    tab_to(page, "[role=alert] a")
    page.keyboard.press("Enter")
    expect(page.locator("[name=visited_on]")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(page.evaluate("new Date().toLocaleDateString('en-GB')"))
    tab_to(page, ".dock button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{family}*")
    expect(page.locator(".time")).to_contain_text("ម្តាយលក់បន្លែបាន")


def test_a_figure_and_its_receipt_are_reached_with_the_keyboard(visitor: Visitor) -> None:
    page = visitor("vuthy")
    page.goto("/reports/")
    tab_to(page, "main a[href^='/reports/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*/")
    tab_to(page, "a[href*='receipt']")
    page.keyboard.press("Enter")
    expect(page.locator(".receipt")).to_be_visible()
    tab_to(page, ".receipt a")
