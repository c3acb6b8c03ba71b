"""axe-core finds no barrier on the pages of groups; they fit a phone and a thumb."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.journeys.furnishing import LARGE
from tests.journeys.paces import press

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
NARROWEST = 320
# What is hit with a thumb: the box itself, or the label around it.
SMALL = """() => [...document.querySelectorAll(
    'main :is(a, button, summary, select, textarea, input:not([type=hidden])), .dock button')]
  .map(part => part.matches('[type=checkbox],[type=radio]') && part.closest('label') || part)
  .filter(part => part.offsetParent && !part.closest('.sheet')
    && !(part.matches('a') && part.closest('p')))
  .filter(part => part.getBoundingClientRect().height < 43.5)
  .map(part => part.outerHTML.slice(0, 120))"""


def pages_of_the_large_group(page: Page) -> dict[str, str]:
    """The addresses of a group of forty by what they show."""
    page.goto("/groups/")
    group = page.locator("main a", has_text=LARGE).first.get_attribute("href") or ""
    page.goto(group)

    def link(part: str) -> str:
        return page.locator(f"main a[href*='{part}']").first.get_attribute("href") or ""

    found = {"list": "/groups/", "group": group} | {
        name: link(part)
        for name, part in {
            "meeting screen": "/meetings/new/",
            "sheet": "/sheet/",
            "statement": "/accounts/",
            "passbook": "/groups/members/",
            "rules": "/rules/new/",
            "share-out": "/share-out/",
            "meeting": "/meetings/0",
            "somebody joins": "/members/new/",
        }.items()
    }
    return {name: address for name, address in found.items() if address}


def violations(page: Page, rules: list[str]) -> list[Any]:
    """What axe finds by some rules, or by all of them where none is named, in short."""
    page.evaluate(AXE.read_text())
    asked: dict[str, Any] = {"resultTypes": ["violations"]}
    asked |= {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]]


# The other language and scheme change words and colours, not what stands where.
@pytest.mark.parametrize(
    ("scheme", "language", "width", "rules"),
    [("light", "km", 360, []), ("dark", "en", 1280, ["color-contrast"])],
    ids=["by day on a phone", "by night on a screen"],
)
def test_pages_of_a_group_of_forty_have_no_barriers(
    visitor: Visitor, scheme: Any, language: str, width: int, rules: list[str]
) -> None:
    page = visitor("bopha")
    page.emulate_media(color_scheme=scheme)
    if language == "en":
        press(page.locator("button[lang=en]"))
    addresses = pages_of_the_large_group(page)
    assert len(addresses) >= 10
    for name, address in addresses.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        assert violations(page, rules) == [], name
        assert page.evaluate(SMALL) == [], name
        for narrow in {width, min(width, NARROWEST)}:
            page.set_viewport_size({"width": narrow, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
