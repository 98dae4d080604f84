"""A member leaves."""

import pytest

from tests.accounts.factories import member, sign_in
from tests.conftest import StrictClient

pytestmark = pytest.mark.django_db


def test_by_the_button_of_the_header(client):
    member()
    sign_in(client, "camille@exemple.invalid")
    former = client.cookies["sessionid"].value
    assert 'action="/compte/logout/"' in client.get("/").content.decode()
    assert client.post("/compte/logout/").url == "/"
    client.cookies["sessionid"] = former
    assert client.get("/compte/").status_code == 302


def test_a_link_signs_nobody_out(client):
    member()
    sign_in(client, "camille@exemple.invalid")
    assert client.get("/compte/logout/").status_code == 200
    assert client.get("/compte/").status_code == 200


def test_another_site_signs_nobody_out():
    careful = StrictClient(enforce_csrf_checks=True)
    careful.force_login(member())
    assert careful.post("/compte/logout/").status_code == 403
    assert careful.get("/compte/").status_code == 200
