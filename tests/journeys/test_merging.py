"""A family registered twice: seen side by side, merged, and parted again, in Khmer at 360 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.paces import press
from tests.journeys.test_the_story import fits, register

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]


@pytest.mark.parametrize(("name", "scripts"), [("កញ្ញា", True), ("ណារិន", False)])
def test_a_family_registered_twice_is_merged_and_parted_again(
    name: str, scripts: bool, visitor: Visitor
) -> None:
    worker = visitor("bopha", scripts=scripts)
    first, second = _registered(worker, name), _registered(worker, name)
    assert first != second

    page = visitor("dara", scripts=scripts)
    page.goto("/duplicates/")
    expect(page.locator("html")).to_have_attribute("lang", "km")
    fits(page)
    card = _card(page, first, second)
    assert card.locator(".chip").count() > 0
    expect(card.locator(".duo a")).to_have_count(2)
    card.locator(f"[name=keep][value='{_number(first)}']").check(force=True)
    press(card.locator("button[value=same]"))
    fits(page)
    expect(_card(page, first, second)).to_have_count(0)

    worker.goto(second)
    expect(worker).to_have_url(first)
    fits(worker)

    press(page.locator("a.work[href*='/history/']", has_text=name).first)
    fits(page)
    _undo(page)
    for family in (first, second):
        worker.goto(family)
        expect(worker).to_have_url(family)
        expect(worker.locator("h1")).to_contain_text(name)
    page.goto("/duplicates/")
    expect(_card(page, first, second)).to_have_count(1)


def _registered(page: Page, name: str) -> str:
    register(page, name)
    expect(page.locator("h1")).to_contain_text(name)
    return page.url


def _number(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def _card(page: Page, first: str, second: str) -> Locator:
    """The proposal about two families, whichever stands on the left."""
    one = page.locator(f"input[type=hidden][value='{_number(first)}']")
    other = page.locator(f"input[type=hidden][value='{_number(second)}']")
    return page.locator("section.card", has=one).filter(has=other)


def _undo(page: Page) -> None:
    """On the page of the merge: says with a reason that they are two."""
    page.locator("details.no-print summary").click()
    fits(page)
    page.fill("[name=reason]", "ជាគ្រួសារពីរផ្សេងគ្នា")
    press(page.locator("details.no-print button"))
    fits(page)
    expect(page.locator("details.no-print [name=reason]")).to_have_count(0)
