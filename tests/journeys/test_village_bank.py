"""A treasurer's meeting on a phone of 360 px, with and without scripts; share-out; paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.furnishing import SHARING, WITH_BOOK, WITH_SCRIPTS, WITHOUT_SCRIPTS
from tests.journeys.paces import press
from tests.journeys.test_the_story import fits

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]
# In the box after the meeting: 20,000 before; 20,000 and three times 10,000 saved, 4,000 for the
# social fund, 500 of a fine and 6,600 paid back.
NOTES = {"50000": "១", "20000": "១", "10000": "១", "1000": "១", "100": "១"}


# An amount is a number, a space that does not break, and its unit: is one on two lines, or wider
# than its cell?
BROKEN = r"""() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const amount of text.data.matchAll(/[\d\u17e0-\u17e9][\d\u17e0-\u17e9.,]*\u00a0[^\s]+/g)) {
      const range = document.createRange();
      range.setStart(text, amount.index);
      range.setEnd(text, amount.index + amount[0].length);
      const lines = [...range.getClientRects()].filter(box => box.width > 0);
      if (new Set(lines.map(box => Math.round(box.top / 8))).size > 1) found.push(amount[0]);
    }
  for (const cell of document.querySelectorAll("td.num"))
    if (cell.scrollWidth > cell.clientWidth + 1) found.push(cell.textContent);
  return found;
}"""


def keeps_amounts_whole(page: Page) -> None:
    """No amount is parted from its unit."""
    fits(page)
    assert page.evaluate(BROKEN) == [], page.url


def open_group(page: Page, name: str) -> None:
    """From the list of groups to one of them."""
    page.goto("/groups/")
    fits(page)
    press(page.locator("main a", has_text=name).first)
    fits(page)


def row(page: Page, place: int) -> Page:
    """The row of a member, counted from 0."""
    return page.locator(".mem:not(.head-row)").nth(place)  # type: ignore[return-value]


def key_the_sheet(page: Page, *, wrong: str) -> None:
    """Savings of five, one of whom stays away with a fine and one pays back; with a mistake."""
    row(page, 0).locator("[data-sum=savings]").fill("២០.០០០")
    row(page, 0).locator("[data-sum=repaid]").fill("៦.៦០០")
    row(page, 1).locator("[data-sum=savings]").fill(wrong)
    away = row(page, 2)
    away.locator("[name^=here-]").uncheck(force=True)
    away.locator("[data-sum=savings]").fill("")
    away.locator("[data-sum=social]").evaluate("box => { box.value = '' }")
    away.locator(".open").check(force=True)
    away.locator("[data-sum=fine]").fill("៥០០")
    for value, count in NOTES.items():
        page.locator(f"[data-value='{value}']").fill(count)
    attest(page)


def attest(page: Page) -> None:
    """Three who came agree with what is in the box."""
    for place, member in enumerate((1, 2, 4)):
        page.locator("[name=attested]").nth(place).select_option(index=member)


def test_a_meeting_is_held_and_every_total_leads_to_its_sheet(visitor: Visitor) -> None:
    page = visitor("bopha")
    open_group(page, WITH_SCRIPTS)
    press(page.locator("a[href$='/meetings/new/']").first)
    expect(page.locator("h1")).to_contain_text("៣")
    fits(page)
    key_the_sheet(page, wrong="១.០០០")

    # The mistake is seen while the box is still on the table, without sending anything.
    dock = page.locator(".dock")
    expect(dock.locator("[data-should]")).to_have_text(re.compile("៧២.១០០"))
    expect(dock.locator("[data-difference]")).to_have_text(re.compile(r"\+ ៩.០០០"))
    expect(page.locator("[data-verdict]")).to_contain_text("លើសពីបញ្ជី")
    row(page, 1).locator("[data-sum=savings]").fill("១០.០០០")
    expect(dock.locator("[data-difference]")).to_have_text("ត្រូវនឹងបញ្ជី")
    fits(page)
    press(page.locator(".dock button"))
    expect(page.locator("main")).to_contain_text("៨១.១០០")
    fits(page)

    press(page.locator(".bar .back"))
    press(page.locator("dd a.fig").first)
    keeps_amounts_whole(page)
    press(page.locator("a.link", has_text="៣").first)
    expect(page.locator("h1")).to_contain_text("៣")
    expect(page.locator("main")).to_contain_text("៥០០")
    keeps_amounts_whole(page)
    press(page.locator("a[href*='/groups/members/']").first)
    keeps_amounts_whole(page)


def test_amounts_of_rich_groups_stay_apart_in_the_list(visitor: Visitor) -> None:
    page = visitor("bopha")
    page.goto("/groups/")
    page.evaluate(
        """large => document.querySelectorAll("td.num").forEach(cell => {
          cell.textContent = large;
        })""",
        "១២៣.៤៥៦.៧៨៩\u00a0រៀល",
    )
    keeps_amounts_whole(page)


def test_enter_goes_down_the_column_and_never_sends_the_sheet(visitor: Visitor) -> None:
    page = visitor("bopha")
    open_group(page, SHARING)
    press(page.locator("a[href$='/meetings/new/']").first)
    address = page.url
    row(page, 3).locator("[data-sum=savings]").focus()
    page.keyboard.press("Enter")
    expect(row(page, 4).locator("[data-sum=savings]")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(row(page, 3).locator("[data-sum=savings]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[name=count-0]")).to_be_focused()
    assert page.url == address


def test_without_scripts_the_server_says_the_difference_and_refuses_another_sheet_of_that_number(
    visitor: Visitor,
) -> None:
    page = visitor("bopha", scripts=False)
    open_group(page, WITHOUT_SCRIPTS)
    press(page.locator("a[href$='/meetings/new/']").first)
    address = page.url
    key_the_sheet(page, wrong="១.០០០")
    press(page.locator(".dock button"))
    fits(page)
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator("main")).to_contain_text("៧២.១០០")
    expect(row(page, 1).locator("[data-sum=savings]")).to_have_value("១.០០០")
    expect(row(page, 2).locator("[data-sum=fine]")).to_have_value("៥០០")
    row(page, 1).locator("[data-sum=savings]").fill("១០.០០០")
    press(page.locator(".dock button"))
    expect(page.locator("main")).to_contain_text("៨១.១០០")

    page.goto(address)
    attest(page)
    page.fill("[name=sheet]", "៣")
    page.fill("[name=counted]", "១")
    page.fill("[name=difference_reason]", "រាប់ច្រឡំ")
    press(page.locator(".dock button"))
    expect(page.locator("main")).to_contain_text("សន្លឹកលេខ ៣ បានកត់ត្រាពីមុនហើយ")
    fits(page)


def test_a_share_out_is_rehearsed_on_paper_and_made(visitor: Visitor) -> None:
    page = visitor("bopha")
    open_group(page, SHARING)
    keeps_amounts_whole(page)
    press(page.locator("a[href$='/share-out/']"))
    keeps_amounts_whole(page)
    expect(page.locator("main")).to_contain_text("៥០.០០០")
    paper = page.locator("a[href*='share-out.pdf']").get_attribute("href")
    assert page.request.get(paper or "").body().startswith(b"%PDF")
    page.check("[name=rest][value=drawn]", force=True)
    press(page.locator("[value=rehearse]"))
    expect(page.locator("[role=alert]")).to_be_visible()
    page.select_option("[name=rest_to]", index=1)
    press(page.locator("[value=rehearse]"))
    expect(page.locator("main")).to_contain_text("ដែលចាប់ឆ្នោតត្រូវ")
    keeps_amounts_whole(page)
    press(page.locator(".dock button"))
    expect(page.locator("dd a.fig").first).to_contain_text("០")


def test_a_paper_book_is_taken_over(visitor: Visitor) -> None:
    page = visitor("bopha")
    open_group(page, WITH_BOOK)
    press(page.locator("a[href$='/paper/']"))
    fits(page)
    page.fill("[name=held_on]", "១០/១/២០២៥")
    page.fill("[name=box]", "៥០.០០០")
    page.fill("[name=social]", "៦០.០០០")
    for box in page.locator("[name^=savings-]").all():
        box.fill("១០.០០០")
    page.fill("[name=minutes]", "បញ្ជីចាស់របស់ហេរញ្ញិក")
    press(page.locator(".dock button"))
    expect(page.locator("[role=alert]")).to_be_visible()
    page.fill("[name=social]", "")
    press(page.locator(".dock button"))
    expect(page.locator("dd a.fig").first).to_contain_text("៥០.០០០")
    fits(page)


def test_sheet_and_passbook_are_printed_and_had_as_files(visitor: Visitor) -> None:
    page = visitor("bopha")
    open_group(page, WITH_SCRIPTS)
    group = page.url
    press(page.locator("a[href$='/sheet/']").first)
    fits(page)
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator("a[href$='sheet.pdf']")).to_be_hidden()
    page.emulate_media(media="screen")
    files = [page.locator("a[href$='sheet.pdf']").get_attribute("href")]
    page.goto(group)
    press(page.locator("a[href*='/groups/members/']").first)
    files.append(page.locator("a[href$='passbook.pdf']").get_attribute("href"))
    for address in files:
        answer = page.request.get(address or "")
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF")
