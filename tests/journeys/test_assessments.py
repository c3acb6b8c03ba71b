"""A questionnaire answered on a phone of 360 px, with and without scripts; twins of `show_if`."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.house import PRODUCT
from tests.journeys.paces import press
from tests.journeys.test_the_story import Visitor, fits, register

pytestmark = pytest.mark.browser
CASES = json.loads((PRODUCT / "lib" / "expression_cases.json").read_text())


def test_conditions_mean_the_same_in_python_and_javascript(visitor: Visitor) -> None:
    page = visitor("bopha")
    wrong = page.evaluate(
        """async cases => {
          const { isTrue, read } = await import("/static/sahakum/expressions.js");
          const fails = one => {
            try { read(one.expression); return false; } catch { return true; }
          };
          return cases.filter(one => one.is_error
            ? !fails(one) : isTrue(one.expression, one.answers) !== one.is_true);
        }""",
        CASES,
    )
    assert wrong == []
    assert len(CASES) > 30


def begin(page: Page, title: str) -> None:
    """From the page of a family to the form of a questionnaire."""
    press(page.locator("a[href$='/assessments/new/']"))
    fits(page)
    press(page.locator("a.work", has_text=title).first)
    fits(page)


def fill_in(page: Page) -> None:
    """The social-economic assessment of a mother with a debt."""
    answers = {"members": "៣", "dependants": "២", "rice_short": "៤", "school_age": "១"}
    for name, value in answers.items():
        page.fill(f"[name={name}]", value)
    page.check("[name=income_from][value=wages]", force=True)
    page.fill("[name=income_wages]", "៦០០.០០០")
    chosen = {"alone": "mother", "away": "no", "house": "leaks", "ground": "own"}
    yes_no = {"has_debt": "yes", "latrine": "no", "illness": "no", "treatment": "no"}
    for name, value in (chosen | yes_no).items():
        page.check(f"[name={name}][value={value}]", force=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_family_is_assessed_on_a_phone(visitor: Visitor, scripts: bool) -> None:
    page = visitor("bopha", scripts=True)
    register(page, "ចាន់ធូ" if scripts else "សុផល")
    address = page.url
    page = page if scripts else visitor("bopha", scripts=False)
    page.goto(address)
    begin(page, "សង្គម និងសេដ្ឋកិច្ច") if scripts else _begin_without_scripts(page)
    debt = page.locator("[name=debt_private]")
    expect(debt).to_be_hidden() if scripts else expect(debt).to_be_visible()
    fill_in(page)
    page.check("[name=lenders][value=private]", force=True)
    expect(debt).to_be_visible()
    expect(page.locator("[name=out_of_school]")).to_be_visible()
    page.fill("[name=out_of_school]", "០")
    page.fill("[name=debt_private]", "១.០០០.០០០")
    page.fill("[name=debt_private_since]", "១/៣/២០២៥")
    page.check("[name=debt_private_security][value=none]", force=True)
    page.check("[name=alone_now][value=no]", force=True)
    if scripts:
        expect(page.locator("[name=violence]").first).to_be_hidden()
    press(page.locator(".dock button"))
    # 0 dependants, 3 alone, 2 rice, 3 income of 200,000 each, 1 debt, 4 lender, 1 house, 1 latrine
    expect(page.locator("main")).to_contain_text("១៥ ពិន្ទុ")
    expect(page.locator("main")).to_contain_text("ងាយរងគ្រោះមធ្យម")
    page.goto(address)
    expect(page.locator("main")).to_contain_text("ងាយរងគ្រោះមធ្យម")


def _begin_without_scripts(page: Page) -> None:
    press(page.locator("a[href$='/assessments/new/']"))
    press(page.locator("a.work", has_text=re.compile("សង្គម និងសេដ្ឋកិច្ច")).first)


def test_a_questionnaire_is_made_and_answered(visitor: Visitor) -> None:
    officer = visitor("vuthy")
    officer.goto("/questionnaires/")
    fits(officer)
    press(officer.locator("a[href$='/drafts/new/']"))
    fits(officer)
    officer.fill("[name=title_km]", "ការពិនិត្យទឹកផឹក")
    officer.fill("[name=title_en]", "Drinking water check")
    officer.fill("[name=code]", "water_check")
    officer.check("[name=subject][value=household]", force=True)
    press(officer.locator(".dock button"))
    fits(officer)
    press(officer.locator("a[href$='/sections/0/']"))
    officer.fill("[name=title_km]", "ទឹក")
    officer.fill("[name=title_en]", "Water")
    press(officer.locator(".dock button"))
    press(officer.locator("a[href$='/sections/0/questions/0/']"))
    fits(officer)
    officer.fill("[name=text_km]", "តើទឹកស្អាតទេ?")
    officer.fill("[name=text_en]", "Is the water clean?")
    officer.fill("[name=yes_points]", "០")
    officer.fill("[name=no_points]", "៤")
    expect(officer.locator("[name=choices-0-km]")).to_be_hidden()
    press(officer.locator(".dock button"))
    press(officer.locator("a[href$='/scoring/']"))
    fits(officer)
    officer.check("[name=method][value=sum]", force=True)
    for number, (name, first, last) in enumerate((("ល្អ", "0", "3"), ("មិនល្អ", "4", "4"))):
        officer.fill(f"[name=bands-{number}-km]", name)
        officer.fill(f"[name=bands-{number}-en]", name)
        officer.fill(f"[name=bands-{number}-first]", first)
        officer.fill(f"[name=bands-{number}-last]", last)
    press(officer.locator(".dock button"))
    press(officer.locator("a[href$='/try/']"))
    fits(officer)
    officer.check("[name=question_1][value=no]", force=True)
    press(officer.locator(".dock button"))
    expect(officer.locator("main")).to_contain_text("មិនល្អ")
    officer.go_back()
    officer.go_back()
    press(officer.locator("form[action$='/publish/'] button"))
    expect(officer.locator("main")).to_contain_text("ការពិនិត្យទឹកផឹក")

    worker = visitor("bopha")
    register(worker, "វាសនា")
    begin(worker, "ការពិនិត្យទឹកផឹក")
    worker.check("[name=question_1][value=no]", force=True)
    press(worker.locator(".dock button"))
    expect(worker.locator("main")).to_contain_text("៤ ពិន្ទុ")
