"""Who may read what: a page that isn't published is its author's alone, for every way to reach it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

MAKERS = {"profile": ProfilePageFactory, "request": HelpRequestFactory}


def drafted(kind):
    return MAKERS[kind](live=False)


def unpublished(kind):
    page = MAKERS[kind]()
    page.unpublish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture(params=[drafted, unpublished])
def hidden(request, kind, db):
    return request.param(kind)


@pytest.fixture(params=list(MAKERS))
def kind(request):
    return request.param


@pytest.mark.parametrize(("reader", "sees"), [("anonymous", False), ("stranger", False), ("owner", True)])
def test_a_page_that_is_not_published(client, hidden, reader, sees):
    user = {"anonymous": AnonymousUser(), "owner": hidden.owner}.get(reader) or UserFactory()
    if reader != "anonymous":
        client.force_login(user)
    assert type(hidden).objects.visible_to(user).filter(pk=hidden.pk).exists() is sees
    answer = client.get(f"/{'annuaire' if 'annuaire' in hidden.url_path else 'demandes'}/{hidden.slug}/")
    assert answer.status_code == (200 if sees else 404)
    assert (hidden.title in answer.content.decode()) is sees


def test_a_page_that_is_published_is_everybodys(client, kind, db):
    page = MAKERS[kind]()
    for user in (AnonymousUser(), UserFactory(), page.owner):
        assert type(page).objects.visible_to(user).get() == page
    assert client.get(page.url).status_code == 200


def test_a_draft_of_a_published_page_stays_its_authors(client, kind, db):
    page = MAKERS[kind]()
    page.title = "Un autre titre, pas encore relu"
    page.save_revision(user=page.owner)
    assert "pas encore relu" not in client.get(page.url).content.decode()


def test_a_hidden_page_and_one_that_never_was_answer_alike(client, hidden):
    address = f"/{'annuaire' if 'annuaire' in hidden.url_path else 'demandes'}"
    secret, nothing = client.get(f"{address}/{hidden.slug}/"), client.get(f"{address}/{'x' * len(hidden.slug)}/")
    assert abs(len(secret.content) - len(nothing.content)) <= 2


@pytest.mark.parametrize("kind", ["profile"])
def test_a_page_without_owner_is_nobodys_draft(client, kind, db):
    page = MAKERS[kind](live=False)
    type(page).objects.update(owner=None)
    client.force_login(UserFactory())
    assert client.get(f"/annuaire/{page.slug}/").status_code == 404
