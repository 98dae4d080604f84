"""Type-ahead with the keyboard, as a screen reader hears it, and the field as it is without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import Visit, barriers, overflow

pytestmark = pytest.mark.browser


def typed(page: Page, text: str):
    """Type as a person does; return the field."""
    field = page.get_by_role("combobox").first
    field.press_sequentially(text)
    expect(field).to_have_attribute("aria-expanded", "true")
    return field


@pytest.mark.parametrize("path", ["/", "/annuaire/", "/demandes/", "/recherche/"])
def test_every_search_box_suggests(visit: Visit, path: str):
    page = visit(path, width=360)
    typed(page, "télét")
    expect(page.get_by_role("option", name="Télétravail").first).to_be_visible()
    assert barriers(page) == []
    assert overflow(page) == 0


def test_the_arrows_choose_and_enter_searches(visit: Visit):
    page = visit("/annuaire/")
    field = typed(page, "teletr")
    option = page.get_by_role("option").first
    expect(page.locator("[aria-live=polite]", has_text="suggestion")).to_be_attached()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    expect(field).to_be_focused()
    assert barriers(page) == []
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/annuaire/\?q=T%C3%A9l%C3%A9travail"))


def test_escape_closes_and_keeps_what_was_typed(visit: Visit):
    page = visit("/recherche/")
    field = typed(page, "teletr")
    field.press("ArrowDown")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("teletr")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"q=teletr(&|$)"))


def test_a_place_fills_the_field_beside(visit: Visit):
    page = visit("/annuaire/")
    field = typed(page, "Villeur")
    page.get_by_role("option", name="Villeurbanne").first.click()
    expect(page.get_by_role("combobox", name="Près de")).to_have_value("Villeurbanne (69)")
    expect(field).to_have_value("")
    field.press("Enter")
    expect(page.get_by_role("link", name="Villeurbanne")).to_be_visible()


def test_a_place_on_the_home_page_leads_to_the_people_around(visit: Visit):
    page = visit("/")
    field = typed(page, "Villeur")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile("/annuaire/.*pres_de=69266"))


def test_leaving_the_field_closes_the_list(visit: Visit):
    page = visit("/annuaire/")
    field = typed(page, "teletr")
    field.press("Tab")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("combobox", name="Près de")).to_be_focused()


def test_without_a_script_it_is_an_ordinary_field(visit: Visit):
    page = visit("/annuaire/", script=False)
    field = page.get_by_role("searchbox")
    field.fill("télétravail")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/annuaire/\?q=t%C3%A9l"))


def test_the_field_for_a_place_suggests_towns(visit: Visit):
    page = visit("/annuaire/", width=360)
    near = page.get_by_role("combobox", name="Près de")
    near.press_sequentially("villeur")
    expect(near).to_have_attribute("aria-expanded", "true")
    assert barriers(page) == []
    assert overflow(page) == 0
    near.press("ArrowDown")
    option = page.get_by_role("option", name="Villeurbanne")
    expect(near).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    near.press("Enter")
    expect(near).to_have_value("Villeurbanne (69)")
    expect(near).to_be_focused()
    expect(page.locator("[aria-live=polite]", has_text="Villeurbanne")).to_be_attached()
    near.press("Enter")
    expect(page).to_have_url(re.compile("pres_de=Villeurbanne"))
    expect(page.get_by_role("link", name="Villeurbanne")).to_be_visible()


def test_two_fields_of_a_form_never_share_a_name(visit: Visit):
    page = visit("/annuaire/")
    typed(page, "Villeur").press("Escape")
    near = page.get_by_role("combobox", name="Près de")
    near.press_sequentially("villeur")
    expect(near).to_have_attribute("aria-expanded", "true")
    names = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(names) == len(set(names))


def test_the_field_for_a_place_without_a_script(visit: Visit):
    page = visit("/annuaire/", script=False)
    near = page.get_by_label("Près de (ville ou code postal)")
    near.fill("villeurbanne")
    near.press("Enter")
    expect(page).to_have_url(re.compile("pres_de=villeurbanne"))
    expect(page.get_by_role("link", name="Villeurbanne")).to_be_visible()
