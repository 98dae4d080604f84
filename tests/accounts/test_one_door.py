"""There is one door: Wagtail's own forms of sign-in, which know no second factor and no limit, lead to ours."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import views
from django.urls import URLResolver, get_resolver

from accounts.roles import Role
from tests.accounts.factories import PASSWORD, member
from tests.cms.factories import staff

pytestmark = pytest.mark.django_db


# Mounted by Wagtail: never reached, since ours stand before them, or switched off by a setting.
SHUT = {"_util/login/", "cms/login/", "cms/password_reset/", "cms/password_reset/confirm/<uidb64>/<token>/"}


@pytest.mark.parametrize("path", ["/_util/login/", "/en/_util/login/", "/cms/login/"])
def test_wagtails_doors_let_nobody_in(client, path):
    moderator = staff(Role.MODERATOR)
    moderator.set_password(PASSWORD)
    moderator.save()
    for who in (moderator, member()):
        answer = client.post(path, {"username": who.email, "password": PASSWORD})
        assert "_auth_user_id" not in client.session
        assert "/compte/login/" in answer.url
    assert "/compte/login/?next=/demandes/" in client.get(f"{path}?next=/demandes/").url


def test_no_other_door_of_django_is_open():
    """Views of Django's that take or change a password, wherever a package mounts them."""
    theirs = (views.LoginView, views.PasswordResetView, views.PasswordResetConfirmView, views.PasswordChangeView)
    found = {
        path
        for path, view in views_below(get_resolver())
        if isinstance(getattr(view, "view_class", None), type) and issubclass(view.view_class, theirs)
    }
    assert found == SHUT


@pytest.mark.parametrize("path", ["/cms/password_reset/", "/cms/password_reset/confirm/MQ/x-y/"])
def test_what_wagtail_mounts_besides_is_shut(client, path):
    """A password is chosen with allauth, which limits, hides who has an account and writes through the outbox."""
    assert client.post(path, {"email": "camille@exemple.invalid"}).url.startswith("/compte/login/")
    client.force_login(staff(Role.ADMINISTRATOR))
    assert client.get(path).status_code == 404


def views_below(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every address with its view."""
    for one in resolver.url_patterns:
        path = above + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from views_below(one, path)
        else:
            yield path, one.callback
