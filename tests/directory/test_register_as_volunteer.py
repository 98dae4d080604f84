"""Somebody who has just signed up offers their help in six screens; each is kept, none leaks, the last sends."""

import pytest

from accounts.consent import Consent, Purpose
from accounts.models import User
from directory.choices import Gender
from directory.models import Volunteer, VolunteerFact, VolunteerProfilePage
from tests.directory.browsing import form_in, words_of
from tests.directory.factories import CommuneFactory, FunctionFactory, SkillFactory, ThemeFactory, UserFactory
from tests.directory.reviewing import approve, ask_for_changes

pytestmark = pytest.mark.django_db

WIZARD = "/compte/profil/inscription/"
WHO, WHAT, WHEN, SHOWN, PREVIEW, SEND = (
    f"{WIZARD}{slug}/"
    for slug in ("qui-je-suis", "ce-que-je-sais-faire", "quand-et-ou", "ce-qui-est-montre", "apercu", "envoyer")
)
PRESENTATION = "Je peux ouvrir le télétravail et relire vos plans."


@pytest.fixture
def person(client):
    """Somebody of whom only the address is known."""
    user = UserFactory(first_name="", last_name="")
    client.force_login(user)
    return user


def keep(client, url, **typed):
    having = "version" if url in (WHO, WHAT) else "csrfmiddlewaretoken"
    return client.post(url, form_in(client.get(url), having=having) | typed)


def who(client, **typed):
    CommuneFactory()
    data = {"first_name": "Élodie", "last_name": "Exemple", "commune": "Lyon", "gender": "woman"}
    return keep(client, WHO, **data | {"function": FunctionFactory().pk, "organisation": "CH de Valclair"} | typed)


def what(client, **typed):
    data = {"kinds": ["expert"], "themes-0-theme": ThemeFactory().pk, "presentation": PRESENTATION}
    return keep(client, WHAT, **data | typed)


def all_screens(client):
    who(client)
    what(client)
    keep(client, WHEN, status="available", modes=["phone"], remote="on")
    keep(client, SHOWN, commune="nobody", phone_number="06 12 34 56 78")


@pytest.fixture
def page(client, person):
    """A page that waits for its review."""
    all_screens(client)
    keep(client, SEND, public_profile="on", statistics="on")
    return VolunteerProfilePage.objects.get(owner=person)


def test_each_screen_leads_to_the_next(client, person):
    assert client.get(WIZARD).url == WHO
    for answer, following in (
        (who(client), WHAT),
        (what(client), WHEN),
        (keep(client, WHEN, status="available", modes=["phone"], remote="on"), SHOWN),
        (keep(client, SHOWN), PREVIEW),
    ):
        assert answer.status_code == 302, words_of(answer)
        assert answer.url == following
    assert SEND in client.get(PREVIEW).content.decode()
    assert keep(client, SEND, public_profile="on").url == "/compte/profil/"


def test_it_ends_in_a_page_that_moderators_put_online(client, page):
    assert "en relecture" in words_of(client.get("/compte/profil/")).lower()
    assert client.get(f"/annuaire/{page.slug}/").status_code == 200
    client.logout()
    assert client.get(f"/annuaire/{page.slug}/").status_code == 404
    approve(page)
    shown = words_of(client.get("/annuaire/elodie-exemple/"))
    assert "Élodie Exemple" in shown
    assert PRESENTATION in shown
    assert "CH de Valclair" in shown
    assert "Lyon" not in shown  # shown to nobody


def test_what_the_account_and_the_figures_learn(page, person):
    person.refresh_from_db()
    assert person.get_full_name() == "Élodie Exemple"
    assert page.volunteer.phone == "0612345678"
    assert not VolunteerFact.objects.exists()
    approve(page)
    fact = VolunteerFact.objects.get()
    assert (fact.gender, fact.departement_id, fact.is_expert) == (Gender.WOMAN, "69", True)


def test_agreements_are_kept_as_proof(page):
    assert {proof.purpose for proof in Consent.objects.all()} == {Purpose.PUBLIC_PROFILE, Purpose.STATISTICS}


def test_a_gender_that_may_not_be_counted_is_forgotten(client, person):
    all_screens(client)
    keep(client, SEND, public_profile="on")
    assert Volunteer.objects.get(user=person).gender == Gender.NOT_GIVEN


def test_nothing_is_sent_without_the_agreement(client, person):
    all_screens(client)
    answer = keep(client, SEND)
    assert "Sans cet accord, votre page ne peut pas être publiée" in words_of(answer)
    assert VolunteerProfilePage.objects.get().current_workflow_state is None
    assert not Consent.objects.exists()


def test_nothing_unfinished_is_sent(client, person):
    who(client)
    answer = keep(client, SEND, public_profile="on")
    assert "Présentez-vous en quelques phrases." in words_of(answer)
    assert VolunteerProfilePage.objects.get().current_workflow_state is None


def test_it_goes_on_where_it_was_left_on_any_device(client, person):
    who(client)
    client.logout()
    client.force_login(person)
    assert client.get(WIZARD).url == WHAT
    assert form_in(client.get(WHO), having="version")["first_name"] == "Élodie"
    what(client)
    assert client.get(WIZARD).url == WHEN


def test_going_back_changes_what_was_said(client, person):
    who(client)
    what(client)
    assert who(client, first_name="Élodée").status_code == 302
    page = VolunteerProfilePage.objects.get().get_latest_revision_as_object()
    assert (page.title, page.slug, page.presentation) == ("Élodée Exemple", "elodee-exemple", PRESENTATION)


@pytest.mark.parametrize("url", [WHAT, WHEN, SHOWN, PREVIEW, SEND])
def test_the_first_screen_comes_first(client, person, url):
    assert client.get(url).url == WHO
    assert not Volunteer.objects.exists()


def test_a_screen_that_is_none(client, person):
    assert client.get(f"{WIZARD}bonjour/").status_code == 404


@pytest.mark.parametrize(
    ("screen", "typed", "complaint"),
    [
        (WHO, {"last_name": ""}, "Remplissez ce champ"),
        (WHO, {"commune": "Nulle-Part"}, "Nulle-Part"),
        (WHAT, {"presentation": ""}, "Présentez-vous"),
        (WHAT, {"kinds": []}, "Dites quelle aide vous proposez"),
        (WHEN, {"remote": [], "modes": ["phone"]}, "Dites où vous pouvez aider"),
        (SHOWN, {"phone_number": "bonjour"}, "en chiffres"),
        (SHOWN, {"phone": "verified_establishments", "phone_number": ""}, "Écrivez le numéro à montrer"),
        (SHOWN, {"phone": "verified_establishments", "phone_number": "0612345678"}, "Cochez cette case"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, person, screen, typed, complaint):
    all_screens(client)
    answer = keep(client, screen, **typed)
    assert answer.status_code == 200
    assert complaint in words_of(answer)
    kept = form_in(answer, having="version" if screen in (WHO, WHAT) else "csrfmiddlewaretoken")
    for name, value in typed.items():
        assert kept.get(name, []) in (value, [value])


def test_pressed_twice_the_first_screen_makes_one_page(client, person):
    CommuneFactory()
    typed = form_in(client.get(WHO), having="version") | {"first_name": "Élodie", "last_name": "Exemple"}
    assert [client.post(WHO, typed).status_code for _press in range(2)] == [302, 302]
    assert VolunteerProfilePage.objects.count() == 1
    assert VolunteerProfilePage.objects.get().revisions.count() <= 2


def test_sent_twice_it_waits_once(client, page):
    client.post(SEND, {"public_profile": "on"})
    assert page.workflow_states.count() == 1


def test_two_of_one_name_have_an_address_each(client, person):
    who(client)
    other = UserFactory(first_name="", last_name="")
    client.force_login(other)
    who(client)
    assert {page.slug for page in VolunteerProfilePage.objects.all()} == {"elodie-exemple", "elodie-exemple-2"}


def test_what_a_moderator_asks_for_is_changed_on_the_page_itself(client, page):
    ask_for_changes(page, "Dites-en plus.")
    assert client.get(WHAT).url == "/compte/profil/"
    assert "Dites-en plus." in words_of(client.get("/compte/profil/"))


def test_leaving_for_the_photo_keeps_what_was_typed(client, person):
    who(client)
    typed = form_in(client.get(WHAT), having="version") | {"kinds": ["non_care"], "go": "photo"}
    assert client.post(WHAT, typed | {"skills-0-skill": SkillFactory().pk}).url == "/compte/profil/photo/"
    draft = VolunteerProfilePage.objects.get().get_latest_revision_as_object()
    assert (draft.kinds, [each.slug for each in draft.skills]) == (["non_care"], ["accueil-des-familles"])


def test_the_preview_shows_what_the_public_will_see_and_no_more(client, person):
    all_screens(client)
    shown = words_of(client.get(PREVIEW))
    assert PRESENTATION in shown
    assert "Lyon" not in shown
    assert "0612345678" not in shown
    assert person.email not in shown


def test_nothing_of_a_draft_reaches_anybody_else(client, person):
    all_screens(client)
    page = VolunteerProfilePage.objects.get()
    client.force_login(UserFactory())
    for address in (f"/annuaire/{page.slug}/", "/annuaire/?q=Elodie", "/recherche/?q=Valclair", "/sitemap.xml", "/"):
        answer = client.get(address)
        assert "Élodie" not in answer.content.decode()
        assert page.slug not in answer.content.decode().replace("q=Elodie", "") or answer.status_code == 404


def test_somebody_who_offers_nothing_is_invited(client, person):
    assert "Proposer votre aide" in words_of(client.get("/compte/profil/"))
    assert User.objects.get(pk=person.pk).first_name == ""
