"""The versions of somebody's page: listed, compared with what is online, restored through review."""

import pytest

from tests.directory.browsing import send, words_of
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.directory.reviewing import agreed, approve, moderator, task_of

pytestmark = pytest.mark.django_db

EDIT, HISTORY = "/compte/profil/modifier/", "/compte/profil/historique/"


@pytest.fixture
def page():
    return agreed(themes=[ThemeFactory()], volunteer__user__last_name="Exemple", presentation="Je relis un plan blanc.")


@pytest.fixture
def author(client, page):
    client.force_login(page.owner)
    return client


@pytest.fixture
def rewritten(author, page):
    send(author, EDIT, presentation="Je relis un plan bleu.")
    approve(page)
    return page


def test_each_version_says_when_by_whom_and_what_became_of_it(author, rewritten):
    send(author, EDIT, presentation="Je relis deux plans.")
    draft = rewritten.get_latest_revision_as_object()
    draft.background = "Ajouté en relecture."
    editor = moderator()
    draft.save_revision(user=editor)
    told = words_of(author.get(HISTORY))
    assert "par vous" in told
    assert "par l’équipe" in told
    assert "En ligne actuellement" in told
    assert editor.last_name not in told


def test_a_version_is_compared_with_what_is_online(author, rewritten):
    first = rewritten.revisions.order_by("pk").first()
    shown = author.get(f"{HISTORY}{first.pk}/").content.decode()
    assert "<del>bleu</del>" in shown
    assert "<ins>blanc</ins>" in shown
    assert shown.count("<ins>") == 1


def test_what_was_typed_as_markup_is_compared_as_text(author, rewritten):
    send(author, EDIT, presentation="<b>gras</b> <script>alert(1)</script>")
    latest = rewritten.revisions.order_by("-pk").first()
    shown = author.get(f"{HISTORY}{latest.pk}/").content.decode()
    assert "<script>alert" not in shown
    assert "&lt;" in shown


def test_a_version_is_restored_through_review(author, client, rewritten):
    first = rewritten.revisions.order_by("pk").first()
    assert author.post(f"{HISTORY}{first.pk}/restaurer/").status_code == 302
    assert "bleu" in words_of(client.get(f"/annuaire/{rewritten.slug}/"))
    assert task_of(rewritten)
    approve(rewritten)
    assert rewritten.presentation == "Je relis un plan blanc."
    assert rewritten.revisions.count() == 3


def test_restoring_replaces_what_waits(author, rewritten):
    send(author, EDIT, presentation="Je relis deux plans.")
    waiting = task_of(rewritten)
    first = rewritten.revisions.order_by("pk").first()
    author.post(f"{HISTORY}{first.pk}/restaurer/")
    waiting.refresh_from_db()
    assert waiting.status == "cancelled"
    approve(rewritten)
    assert rewritten.presentation == "Je relis un plan blanc."


def test_versions_of_others_are_nobodys(author, rewritten):
    other = ProfilePageFactory().revisions.get()
    assert author.get(f"{HISTORY}{other.pk}/").status_code == 404
    assert author.post(f"{HISTORY}{other.pk}/restaurer/").status_code == 404
