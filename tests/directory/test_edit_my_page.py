"""Somebody changes their page on the site: the live version stays until a moderator has read the new one."""

import pytest

from accounts import consent
from accounts.consent import Purpose
from directory.models import VolunteerFact, VolunteerProfilePage
from portal.work.models import OutboxRow
from tests.directory.browsing import form_in, send, words_of
from tests.directory.factories import (
    ProfessionFactory,
    SkillFactory,
    ThemeFactory,
    UserFactory,
)
from tests.directory.reviewing import agreed, approve, ask_for_changes, task_of

pytestmark = pytest.mark.django_db

EDIT, MINE = "/compte/profil/modifier/", "/compte/profil/"
OLD, NEW = "J'ai ouvert le télétravail à deux cents agents en une semaine.", "J’ai relu douze plans de continuité."


@pytest.fixture
def page():
    return agreed(
        themes=[ThemeFactory()],
        professions=[ProfessionFactory()],
        skills=[SkillFactory()],
        organisation="CH de Valclair",
        volunteer__user__last_name="Exemple",
    )


@pytest.fixture
def author(client, page):
    client.force_login(page.owner)
    return client


def test_the_form_opens_with_what_the_page_says(author, page):
    typed = form_in(author.get(EDIT), having="version")
    assert typed["presentation"] == OLD
    assert typed["organisation"] == "CH de Valclair"
    assert typed["themes-0-theme"] == str(ThemeFactory().pk)
    assert (typed["first_name"], typed["last_name"]) == (page.owner.first_name, page.owner.last_name)


def test_a_change_is_read_before_it_is_online(author, client, page):
    assert send(author, EDIT, presentation=NEW).status_code == 302
    assert OLD in page_text(client, page)
    assert "en relecture" in words_of(author.get(MINE)).lower()
    approve(page)
    assert NEW in page_text(client, page)
    assert OLD not in page_text(client, page)


def page_text(client, page):
    return words_of(client.get(f"/annuaire/{page.slug}/")).replace("’", "’")


def test_everything_else_stays_as_it_was(author, page):
    send(author, EDIT, presentation=NEW)
    approve(page)
    again = VolunteerProfilePage.objects.get(pk=page.pk)
    assert [row.theme for row in again.profile_themes.all()] == [ThemeFactory()]
    assert [each.slug for each in again.professions] == ["infirmier"]
    assert [each.slug for each in again.skills] == ["accueil-des-familles"]
    assert (again.organisation, again.function, again.kinds) == ("CH de Valclair", page.function, page.kinds)


def test_a_draft_is_nobodys_but_mine(author, client, page):
    answer = send(author, EDIT, button="keep", presentation=NEW)
    assert answer.url == EDIT
    assert task_of(page) is None
    assert NEW not in page_text(client, page)
    assert form_in(author.get(EDIT), having="version")["presentation"] == NEW


def test_a_draft_may_be_unfinished_but_not_what_is_sent(author, page):
    assert send(author, EDIT, button="keep", presentation="").status_code == 302
    answer = send(author, EDIT, presentation="", background="Cadre de santé depuis 2009.")
    assert answer.status_code == 200
    assert "Présentez-vous en quelques phrases." in words_of(answer)
    assert form_in(answer, having="version")["background"] == "Cadre de santé depuis 2009."
    assert task_of(page) is None


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"first_name": "http://x.fr"}, "avec des lettres seulement"),
        ({"commune": "Nulle-Part"}, "Nulle-Part"),
        ({"professions-0-registration_number": "12345678901"}, "RPPS"),
        ({"professions-0-registration_number": "123"}, "11 chiffres"),
        ({"references-0-url": "javascript:alert(1)"}, "commence par https"),
        ({"references-0-url": "https://exemple.invalid/guide"}, "Dites ce qu’il y a à cette adresse"),
        ({"kinds": []}, "Dites quelle aide vous proposez"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(author, page, typed, complaint):
    answer = send(author, EDIT, presentation=NEW, **typed)
    assert answer.status_code == 200
    assert complaint in words_of(answer)
    kept = form_in(answer, having="version")
    assert kept["presentation"] == NEW
    assert all(kept.get(name, []) == value for name, value in typed.items())
    assert VolunteerProfilePage.objects.get(pk=page.pk).latest_revision_id == page.latest_revision_id


def test_a_number_of_the_register_is_kept_without_spaces_and_shown_to_nobody(author, client, page):
    send(author, EDIT, **{"professions-0-registration_number": "810 000 000 00"})
    approve(page)
    assert VolunteerProfilePage.objects.get(pk=page.pk).profile_professions.get().registration_number == "81000000000"
    assert "81000000000" not in client.get(f"/annuaire/{page.slug}/").content.decode()


def test_one_more_line_keeps_what_was_typed_and_complains_of_nothing(author):
    sent = form_in(author.get(EDIT), having="version") | {"presentation": "", "more": "themes"}
    answer = author.post(EDIT, sent)
    kept = form_in(answer, having="version")
    assert int(kept["themes-TOTAL_FORMS"]) == int(sent["themes-TOTAL_FORMS"]) + 1
    assert "à corriger" not in words_of(answer)


def test_an_emptied_line_is_a_removed_one(author, page):
    other = ThemeFactory(name_fr="Plan de continuité")
    send(author, EDIT, **{"themes-1-theme": other.pk, "themes-1-note": "Deux fois."})
    send(author, EDIT, **{"themes-0-theme": ""})
    approve(page)
    assert [(row.theme, row.note) for row in page.profile_themes.all()] == [(other, "Deux fois.")]


def test_the_same_theme_twice_is_refused(author):
    answer = send(author, EDIT, **{"themes-1-theme": ThemeFactory().pk})
    assert "Choisi deux fois" in words_of(answer)


def test_pressed_twice_it_is_one_revision(author, page):
    sent = form_in(author.get(EDIT), having="version") | {"presentation": NEW, "send": "1"}
    before = page.revisions.count()
    assert [author.post(EDIT, sent).status_code for _press in range(2)] == [302, 302]
    assert page.revisions.count() == before + 1
    assert page.workflow_states.count() == 1


def test_what_is_sent_again_replaces_what_waits(author, page):
    send(author, EDIT, presentation="Une première version.")
    first = task_of(page)
    send(author, EDIT, presentation=NEW)
    first.refresh_from_db()
    assert first.status == "cancelled"
    assert task_of(page).revision.as_object().presentation == NEW
    approve(page)
    assert page.presentation == NEW


def test_a_draft_takes_back_what_waits_so_that_nothing_unread_goes_online(author, page):
    send(author, EDIT, presentation="Une première version.")
    send(author, EDIT, button="keep", presentation="Un brouillon que personne ne doit lire.")
    assert task_of(page) is None
    assert page.workflow_states.active().count() == 0


def test_what_a_moderator_asks_for_is_said_and_answered(author, page):
    send(author, EDIT, presentation=NEW)
    ask_for_changes(page, "Nommez votre établissement.")
    told = words_of(author.get(MINE))
    assert "Nommez votre établissement." in told
    send(author, EDIT, presentation=f"{NEW} Au CH de Valclair.")
    approve(page)
    assert page.presentation.endswith("Au CH de Valclair.")
    assert "Nommez" not in words_of(author.get(MINE))


def test_figures_change_with_publication_only(author, page):
    send(author, EDIT, sector="medico_social")
    assert [fact.sector for fact in VolunteerFact.objects.current()] == ["sanitaire"]
    approve(page)
    assert [fact.sector for fact in VolunteerFact.objects.current()] == ["medico_social"]


def test_a_page_taken_offline_is_nobodys_at_once(author, client, page):
    send(author, EDIT, presentation=NEW)
    OutboxRow.objects.all().delete()
    assert author.post("/compte/profil/hors-ligne/").status_code == 302
    client.logout()
    assert client.get(f"/annuaire/{page.slug}/").status_code == 404
    assert task_of(page) is None
    assert OutboxRow.objects.filter(topic="index", payload__pk=page.pk).exists()
    assert not VolunteerFact.objects.current().exists()


def test_a_page_taken_offline_can_be_sent_again(author, client, page):
    author.post("/compte/profil/hors-ligne/")
    author.post("/compte/profil/envoyer/")
    approve(page)
    assert client.get(f"/annuaire/{page.slug}/").status_code == 200


def test_who_took_the_agreement_back_is_asked_again(author, client, page):
    send(author, EDIT, presentation=NEW)
    consent.withdraw(page.owner, Purpose.PUBLIC_PROFILE)
    assert task_of(page) is None
    assert client.get(page.url).status_code == 200  # its author still reads it
    asked = author.post("/compte/profil/envoyer/")
    assert asked.url == "/compte/profil/accord/"
    assert "Sans cet accord" in words_of(author.post(asked.url))
    assert task_of(page) is None
    author.post(asked.url, {"public_profile": "on"})
    approve(page)
    assert page.presentation == NEW


def test_a_longer_page_costs_its_author_few_more_queries(author, page, django_assert_max_num_queries):
    for number in range(8):
        send(author, EDIT, button="keep", **{f"themes-{number + 1}-theme": ThemeFactory(name_fr=f"Thème {number}").pk})
    with django_assert_max_num_queries(45):
        author.get(MINE)
    with django_assert_max_num_queries(70):
        author.get(EDIT)


ADDRESSES = [
    ("get", EDIT), ("post", EDIT), ("post", "/compte/profil/envoyer/"), ("get", "/compte/profil/hors-ligne/"),
    ("get", "/compte/profil/historique/"), ("get", "/compte/profil/apercu/"), ("get", "/compte/profil/visibilite/"),
    ("get", "/compte/profil/accord/"),
    ("get", "/compte/profil/photo/"), ("get", "/compte/profil/documents/"), ("post", "/compte/profil/photo/retirer/"),
]  # fmt: skip


@pytest.mark.parametrize("asked", ADDRESSES)
@pytest.mark.parametrize(("visitor", "answer"), [("author", {200, 302}), ("stranger", {404}), ("anonymous", {302})])
def test_who_may_do_what(client, page, asked, visitor, answer):
    method, address = asked
    if visitor != "anonymous":
        client.force_login(page.owner if visitor == "author" else UserFactory())
    got = getattr(client, method)(address)
    assert got.status_code in answer
    if visitor == "anonymous":
        assert got.url.startswith("/compte/login/")
