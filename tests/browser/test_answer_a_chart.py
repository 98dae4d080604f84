"""The chart of the daily bulletin answers to the pointer and to the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import is_well

pytestmark = pytest.mark.browser


def test_a_column_says_itself_to_the_pointer_and_the_keyboard(page: Page):
    page.goto("/chiffres/2020-04-03/")
    is_well(page)
    chart = page.locator("svg[data-answers]").first
    said = page.locator(f"#{chart.get_attribute('data-answers')}")
    columns = chart.locator("a")
    columns.nth(1).hover()
    expect(said).to_have_text(columns.nth(1).get_attribute("aria-label") or "")
    page.mouse.move(0, 0)

    page.get_by_role("link", name="4 avril 2020").focus()
    page.keyboard.press("Tab")
    expect(columns.first).to_be_focused()
    expect(said).to_contain_text("Île-de-France : 8 personnes volontaires")
    for key, reached in (("ArrowRight", columns.nth(1)), ("End", columns.last), ("Home", columns.first)):
        page.keyboard.press(key)
        expect(reached).to_be_focused()
        expect(said).to_have_text(reached.get_attribute("aria-label") or "")
    page.keyboard.press("Enter")
    expect(page.locator("tr#region-11")).to_be_visible()
    assert page.url.endswith("#region-11")
