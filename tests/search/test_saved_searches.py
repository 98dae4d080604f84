"""Somebody keeps a search: saved from its list, renamed, changed, deleted; nobody else's business."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import indexing
from search.models import Frequency, SavedSearch
from search.saved import actions, alerts
from tests.accounts.factories import member
from tests.directory.factories import RegionFactory, ThemeFactory
from tests.search.savers import keep

MINE = "/compte/recherches/"
BUTTON = "Enregistrer cette recherche"


@pytest.fixture
def person(engine, db):
    indexing.rebuild()
    ThemeFactory()
    RegionFactory()
    return member()


@pytest.fixture
def signed_in(client, person):
    client.force_login(person)
    return client


def save(client, address):
    return client.post(f"{MINE}enregistrer/", {"address": address})


@pytest.mark.parametrize("path", ["/annuaire/", "/demandes/", "/recherche/"])
def test_every_list_has_the_button_for_members_only(signed_in, path):
    page = signed_in.get(path, {"q": "masques", "page": "1", "couleur": "rouge"}).content.decode()
    assert BUTTON in page
    assert f'name="address" value="{path}?q=masques"' in page
    visitor = Client().get(path, {"q": "masques"})
    assert BUTTON not in visitor.content.decode()
    assert not visitor.cookies


def test_a_search_is_saved_as_it_was_understood(signed_in, person):
    address = "/annuaire/?q=pca&theme=teletravail&theme=inconnu&region=84&page=3&utm=x&tri=nom"
    answer = save(signed_in, address)
    saved = person.saved_searches.get()
    assert answer.url == f"{MINE}{saved.pk}/"
    assert saved.url == "/annuaire/?q=pca&theme=teletravail&region=84&tri=nom"
    assert saved.summary == "pca, Télétravail, Auvergne-Rhône-Alpes"
    assert saved.name == saved.summary
    assert saved.frequency == Frequency.NEVER


def test_it_is_named_and_its_alerts_chosen(signed_in, person):
    save(signed_in, "/demandes/")
    saved = person.saved_searches.get()
    page = signed_in.get(f"{MINE}{saved.pk}/").content.decode()
    assert 'type="radio"' in page
    answer = signed_in.post(f"{MINE}{saved.pk}/", {"name": "Toutes les demandes", "frequency": "weekly"}, follow=True)
    assert "Toutes les demandes" in answer.content.decode()
    saved.refresh_from_db()
    assert saved.frequency == Frequency.WEEKLY
    assert timezone.localtime(saved.due_at).strftime("%A %H:%M") == "Monday 07:00"
    assert saved.due_at > timezone.now()


@pytest.mark.parametrize("fields", [{"name": "", "frequency": "daily"}, {"name": "x", "frequency": "hourly"}])
def test_what_cannot_be_is_said(signed_in, person, fields):
    saved = keep(person, name="Avant", frequency=Frequency.NEVER)
    answer = signed_in.post(f"{MINE}{saved.pk}/", fields)
    assert "Un point est à corriger" in answer.content.decode()
    saved.refresh_from_db()
    assert (saved.name, saved.frequency) == ("Avant", Frequency.NEVER)


def test_the_same_search_is_saved_once(signed_in, person):
    first = save(signed_in, "/annuaire/?q=pca")
    assert save(signed_in, "/annuaire/?page=2&q=pca").url == first.url
    save(signed_in, "/recherche/?q=pca")
    assert person.saved_searches.count() == 2


def test_twenty_at_the_most(signed_in, person):
    for number in range(actions.MOST_SEARCHES):
        save(signed_in, f"/annuaire/?q=mot{number}")
    answer = signed_in.post(f"{MINE}enregistrer/", {"address": "/annuaire/?q=encore"}, follow=True)
    assert "Vous gardez déjà 20 recherches" in answer.content.decode()
    assert person.saved_searches.count() == actions.MOST_SEARCHES


def test_a_search_too_long_to_keep_is_refused_in_words(signed_in, person):
    themes = [ThemeFactory(name_fr=f"Un thème au nom assez long, numéro {number}").slug for number in range(60)]
    answer = signed_in.post(
        f"{MINE}enregistrer/", {"address": "/annuaire/?" + "&".join(f"theme={slug}" for slug in themes)}, follow=True
    )
    assert "trop de filtres" in answer.content.decode()
    assert not person.saved_searches.exists()


@pytest.mark.parametrize("address", ["", "/", "/cms/?q=x", "https://example.org/annuaire/x", "javascript:alert(1)"])
def test_only_a_list_can_be_saved(signed_in, person, address):
    assert save(signed_in, address).status_code == 404
    assert not person.saved_searches.exists()


def test_another_host_is_forgotten(signed_in, person):
    save(signed_in, "https://example.org/annuaire/?q=pca")
    assert person.saved_searches.get().url == "/annuaire/?q=pca"


def test_saving_and_deleting_go_by_post_with_a_token(person):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    assert save(strict, "/annuaire/").status_code == 403
    assert strict.get(f"{MINE}enregistrer/").status_code == 405
    assert not person.saved_searches.exists()


def test_it_is_deleted_after_a_question(signed_in, person):
    saved = keep(person)
    assert "Supprimer" in signed_in.get(f"{MINE}{saved.pk}/supprimer/").content.decode()
    assert person.saved_searches.exists()
    signed_in.post(f"{MINE}{saved.pk}/supprimer/")
    assert not person.saved_searches.exists()


@pytest.mark.parametrize("path", ["", "supprimer/"])
def test_those_of_others_do_not_exist(signed_in, path):
    saved = keep(member("autre@exemple.invalid"), name="Secret", frequency=Frequency.NEVER)
    assert signed_in.get(f"{MINE}{saved.pk}/{path}").status_code == 404
    assert signed_in.post(f"{MINE}{saved.pk}/{path}", {"name": "À moi", "frequency": "daily"}).status_code == 404
    assert "Secret" not in signed_in.get(MINE).content.decode()
    saved.refresh_from_db()
    assert saved.name == "Secret"


def test_visitors_are_asked_to_sign_in(client, engine, db):
    for path in ("", "enregistrer/", "1/", "1/supprimer/"):
        answer = client.post(f"{MINE}{path}")
        assert answer.status_code == 302
        assert answer.url.startswith("/compte/login/")


def test_it_goes_with_the_account(person):
    keep(person)
    person.delete()
    assert not SavedSearch.objects.exists()


def test_a_day_that_is_over_is_said_and_asked_no_more(signed_in, person):
    yesterday = timezone.localdate() - timedelta(days=1)
    past = keep(person, f"/annuaire/?disponible={yesterday.isoformat()}", name="Hier")
    keep(person, f"/annuaire/?disponible={(yesterday + timedelta(days=9)).isoformat()}", name="Bientôt")
    keep(person, "/annuaire/?disponible=1", name="Maintenant")
    page = signed_in.get(MINE).content.decode()
    assert page.count("Cette journée est passée") == 1
    assert "Cette journée est passée" in signed_in.get(f"{MINE}{past.pk}/").content.decode()
    past.refresh_from_db()
    before = past.version
    alerts.write_to(person.pk, [past.pk])
    past.refresh_from_db()
    assert past.version == before


def test_the_list_asks_as_much_for_one_as_for_many(signed_in, person, django_assert_num_queries):
    keep(person, "/annuaire/?theme=teletravail&region=84")
    signed_in.get(MINE)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(MINE)
    for number in range(10):
        keep(person, f"/annuaire/?theme=teletravail&region=84&q=mot{number}")
    with django_assert_num_queries(len(few)):
        page = signed_in.get(MINE).content.decode()
    assert page.count("Voir les résultats") == 11


def test_it_speaks_english_too(signed_in, person):
    saved = keep(person, "/annuaire/?q=pca")
    page = signed_in.get(f"/en{MINE}").content.decode()
    assert 'href="/en/annuaire/?q=pca"' in page
    assert save(signed_in, "/annuaire/?q=pca").url == f"{MINE}{saved.pk}/"
