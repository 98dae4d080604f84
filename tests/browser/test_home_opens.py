"""The first thing anybody does: open the home page."""

import pytest
from playwright.sync_api import ConsoleMessage, Page

pytestmark = pytest.mark.browser


def test_home_answers_without_a_complaint_of_the_browser(page: Page):
    complaints = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    answer = page.goto("/")
    assert answer is not None
    assert answer.status == 200
    assert page.get_by_role("heading", level=1).is_visible()
    assert complaints == []


def test_a_visitor_gets_no_cookie(page: Page):
    for path in ("/", "/annuaire/", "/demandes/", "/bilans/"):
        page.goto(path)
    assert page.context.cookies() == []
