"""Two tabs, or two people: whoever saves second gets both texts and loses neither."""

import pytest

from tests.directory.browsing import form_in, send, words_of
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.directory.reviewing import moderator

pytestmark = pytest.mark.django_db

EDIT = "/compte/profil/modifier/"
FIRST, SECOND = "J’ai organisé les gardes de nuit.", "J’ai organisé les gardes de jour."


@pytest.fixture
def page():
    return ProfilePageFactory(themes=[ThemeFactory()], volunteer__user__last_name="Exemple")


@pytest.fixture
def tab(client, page):
    """A form opened before somebody else saved."""
    client.force_login(page.owner)
    return form_in(client.get(EDIT), having="version")


@pytest.fixture
def conflict(client, tab):
    send(client, EDIT, button="keep", presentation=FIRST)
    return client.post(EDIT, tab | {"presentation": SECOND, "keep": "1"})


def latest(page):
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


def test_both_texts_are_shown_with_the_words_that_differ(conflict):
    assert conflict.status_code == 409
    shown = conflict.content.decode()
    assert "<del>nuit</del>" in shown
    assert "<ins>jour</ins>" in shown
    assert "modifiée entre-temps" in words_of(conflict)


def test_nothing_is_overwritten_and_nothing_typed_is_lost(page, conflict):
    assert latest(page).presentation == FIRST
    assert form_in(conflict, having="version")["presentation"] == SECOND


@pytest.mark.parametrize(("keep", "kept"), [("mine", SECOND), ("theirs", FIRST)])
def test_one_of_them_is_chosen(client, page, conflict, keep, kept):
    answer = client.post(EDIT, form_in(conflict, having="version") | {"keep-presentation": keep, "keep": "1"})
    assert answer.status_code == 302
    assert latest(page).presentation == kept


def test_both_are_brought_together(client, page, conflict):
    both = "J’ai organisé les gardes de jour et de nuit."
    client.post(EDIT, form_in(conflict, having="version") | {"presentation": both, "keep": "1"})
    assert latest(page).presentation == both


def test_what_the_other_alone_changed_is_kept_unless_one_says_otherwise(client, page, tab):
    send(client, EDIT, button="keep", background="Cadre de santé.")
    conflict = client.post(EDIT, tab | {"presentation": SECOND, "keep": "1"})
    chosen = form_in(conflict, having="version")
    assert (chosen["keep-background"], chosen["keep-presentation"]) == (["theirs"], ["mine"])
    client.post(EDIT, chosen | {"keep": "1"})
    assert (latest(page).background, latest(page).presentation) == ("Cadre de santé.", SECOND)


def test_a_moderators_change_counts_as_well(client, page, tab):
    draft = page.get_latest_revision_as_object()
    draft.presentation = FIRST
    draft.save_revision(user=moderator())
    assert client.post(EDIT, tab | {"presentation": SECOND, "keep": "1"}).status_code == 409


def test_a_third_change_meanwhile_is_a_conflict_again(client, page, conflict):
    answered = form_in(conflict, having="version") | {"keep-presentation": "mine", "keep": "1"}
    send(client, EDIT, button="keep", presentation="Un troisième texte.")
    assert client.post(EDIT, answered).status_code == 409
    assert latest(page).presentation == "Un troisième texte."


def test_the_same_words_in_both_tabs_are_no_conflict(client, page, tab):
    send(client, EDIT, button="keep", presentation=SECOND)
    before = page.revisions.count()
    assert client.post(EDIT, tab | {"presentation": SECOND, "keep": "1"}).status_code == 302
    assert page.revisions.count() == before


@pytest.mark.parametrize("version", ["", "0", "abc", "999999"])
def test_a_forged_version_is_a_conflict_and_no_error(client, page, tab, version):
    answer = client.post(EDIT, tab | {"version": version, "presentation": SECOND, "keep": "1"})
    assert answer.status_code == 409
    assert latest(page).presentation != SECOND
