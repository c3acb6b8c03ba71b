"""Deliveries to a whole village and to a family's children, in Khmer, on a phone of 360 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.paces import press
from tests.journeys.test_the_story import fits, register

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_of_families_is_delivered_but_one_and_a_wrong_line_is_corrected(
    visitor: Visitor, scripts: bool
) -> None:
    page = visitor("bopha", scripts=scripts)
    names = ["កល្យាណ", "មុន្នី", "ពិសី"] if scripts else ["ដាវី", "រតនា", "ភារុន"]
    for name in names:
        register(page, name)
        expect(page.locator("h1")).to_contain_text(f"គ្រួសារ ម៉ៅ {name}")
    page.goto("/deliveries/new/")
    expect(page.locator("html")).to_have_attribute("lang", "km")
    fits(page)
    page.check("[name=good][value=mosquito_net]", force=True)
    page.fill("[name=quantity]", "២")
    page.locator("[name=village]").first.check(force=True)
    press(page.locator("button[name=list]"))
    fits(page)
    # Others of earlier journeys may live here: only the three of this one stay ticked.
    lines = page.locator("li.take")
    for place in range(lines.count()):
        line = lines.nth(place)
        if not any(name in line.inner_text() for name in names[:2]):
            line.locator("[type=checkbox]").uncheck(force=True)
    second = page.locator("li.take", has_text=names[1])
    second.locator("input.num").fill("០")
    press(page.locator(".dock button"))
    expect(page.locator("[role=alert]")).to_be_visible()
    fits(page)
    expect(page.locator("li.take", has_text=names[0]).locator(".badge.ok")).to_be_visible()
    page.locator("li.take", has_text=names[1]).locator("input.num").fill("៣")
    press(page.locator(".dock button"))
    expect(page.locator("main")).to_contain_text("បានរក្សាទុក")

    press(page.locator("a.work", has_text=names[1]).first)
    fits(page)
    expect(page.locator(".time")).to_contain_text("មុងជ្រលក់ថ្នាំ")
    expect(page.locator(".time")).to_contain_text("៣ មុង")

    press(page.locator("a[href$='/deliveries/new/'].btn"))
    fits(page)
    page.locator("[name=person]").nth(1).check(force=True)
    page.check("[name=good][value=school_support]", force=True)
    page.fill("[name=quantity]", "១")
    press(page.locator(".dock button"))
    expect(page.locator(".time")).to_contain_text(f"សម្រាប់ សុខ {names[1]}វិចិត្រ")
