"""A form of Wagtail's that was changed by hand is refused in words, and does nothing."""

import pytest
from django.contrib.messages import get_messages
from wagtail.contrib.redirects.models import Redirect

from accounts.roles import Role
from home.models import HomePage
from portal.forged import is_forged
from tests.cms.factories import staff

pytestmark = pytest.mark.django_db
REFUSED = "Le formulaire contenait une valeur qu’aucun de ses champs ne propose"


@pytest.fixture
def browser(client):
    client.force_login(staff(Role.ADMINISTRATOR))
    return client


@pytest.mark.parametrize("number", ["x@y", "1e309", "99999999999999999999999", "Ⅷ½"])
def test_a_page_that_no_chooser_gives(browser, number):
    sent = {"old_path": "/ancien/", "redirect_page": number, "is_permanent": "on"}
    answer = browser.post("/cms/redirects/add/", sent)
    assert answer.status_code in {200, 302}
    if answer.status_code == 302:
        assert any(REFUSED in str(message) for message in get_messages(answer.wsgi_request))
    assert not Redirect.objects.exists()


def test_a_way_back_that_is_no_page(browser):
    page = HomePage.objects.get()
    answer = browser.get(f"/cms/pages/{page.pk}/unpublish/", {"next": "AND OR NOT"})
    assert answer.status_code in {200, 302}
    page.refresh_from_db()
    assert page.live


def test_an_error_of_ours_stays_one(rf):
    assert not is_forged(rf.get("/cms/"), ValueError("too many values to unpack"))
    assert not is_forged(rf.get("/cms/"), KeyError("x"))
    assert not is_forged(rf.get("/cms/"), Exception("invalid literal for int()"))
