"""What every answer carries: public pages are constant and leave nothing behind, private ones are never kept."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import User
from home.models import HomePage
from portal.middleware import PUBLIC_POLICY

pytestmark = pytest.mark.django_db

PUBLIC_PAGES = ["/", "/annuaire/", "/demandes/", "/bilans/"]


@pytest.fixture
def member() -> User:
    return User.objects.create_user("camille@example.org", first_name="Camille")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_a_visitor_gets_a_constant_page(client, path):
    answers = [client.get(path) for _time in range(2)]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["Content-Security-Policy"] for answer in answers} == {PUBLIC_POLICY}
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_a_visitor_gets_no_cookie_and_no_form_that_needs_one(client, path):
    answer = client.get(path)
    assert not answer.cookies
    assert b"csrfmiddlewaretoken" not in answer.content
    assert b" style=" not in answer.content
    assert b"<style" not in answer.content
    assert "no-store" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_what_a_member_sees_is_never_kept(client, member, path):
    client.force_login(member)
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize("path", [*PUBLIC_PAGES, "/nulle-part/", "/compte/login/", "/cms/", "/sante/vivant/"])
def test_every_answer_is_protected(client, path):
    headers = client.get(path).headers
    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Permissions-Policy" in headers


@pytest.mark.parametrize(("path", "framed_by"), [("/", "DENY"), ("/cms/", "SAMEORIGIN")])
def test_only_the_editor_frames_pages(client, path, framed_by):
    headers = client.get(path).headers
    assert headers["X-Frame-Options"] == framed_by
    assert ("frame-ancestors 'none'" in headers["Content-Security-Policy"]) == (framed_by == "DENY")


def test_the_editor_may_preview_a_page(client, admin_client):
    home = HomePage.objects.get()
    answer = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[home.pk]))
    assert answer.status_code == 200
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]


@pytest.fixture
def admin_client(client):
    """Somebody with every right and a second factor."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    chief = User.objects.create_superuser("chef@example.org")
    TOTP.activate(chief, generate_totp_secret())
    client.force_login(chief)
    return client


@pytest.mark.parametrize("path", ["/compte/", "/cms/", "/cms/pages/", "/demandes/1/repondre/", "/une-vue-inconnue/"])
def test_a_visitor_is_asked_to_sign_in(client, path):
    answer = client.get(path)
    assert answer.status_code in {302, 404}
    if answer.status_code == 302:
        assert reverse("account_login") in answer.url or "/cms/login/" in answer.url


def test_an_unknown_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example.org"}).status_code == 400


def test_staff_without_a_second_factor_can_only_set_one_up(client, member):
    member.groups.add(Group.objects.get(name="editors"))
    client.force_login(member)
    for path in ("/cms/", "/", "/compte/"):
        assert client.get(path).url == reverse("mfa_index")
