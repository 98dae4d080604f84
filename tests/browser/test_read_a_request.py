"""Reading a solved thread found by search: type, open; then write in one that is open."""

from playwright.sync_api import Page, expect


def test_a_solved_thread_is_two_steps_from_a_search(page: Page):
    page.goto("/demandes/")
    page.get_by_role("combobox").first.fill("charte postes personnels")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name="Cadrer l'usage des postes personnels").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("postes personnels")
    expect(page.locator("#fil")).to_contain_text("Demande publiée")


def test_filters_work_on_a_phone_without_javascript(browser, portal_server):
    with browser.new_context(
        base_url=portal_server.url, locale="fr-FR", java_script_enabled=False, viewport={"width": 360, "height": 740}
    ) as context:
        page = context.new_page()
        page.goto("/demandes/")
        page.get_by_role("button", name="Filtrer").click()
        page.get_by_role("checkbox", name="Télémédecine").check()
        page.get_by_role("button", name="Voir les demandes").click()
        expect(page.get_by_role("status")).to_contain_text("3 demandes")
        expect(page.get_by_role("link", name="Retirer le filtre Télémédecine")).to_be_visible()


def test_no_page_scrolls_sideways_or_leaves_a_cookie(browser, portal_server):
    with browser.new_context(
        base_url=portal_server.url, locale="fr-FR", viewport={"width": 320, "height": 700}
    ) as context:
        page = context.new_page()
        problems: list[str] = []
        page.on("console", lambda message: problems.append(message.text))
        for address in ("/annuaire/", "/annuaire/?q=pca", "/demandes/", "/annuaire/?q=zzzz&region=84"):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
            card = page.locator(".cover").first
            if card.count():
                card.click()
                page.wait_for_load_state()
                assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        assert context.cookies() == []
        assert problems == []
