"""New matches arrive by mail: each once, none lost, none too often."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import ProfileTheme
from portal.work import worker
from portal.work.models import OutboxRow
from search import indexing
from search.engines.embedded.store import Store
from search.models import SavedSearch
from search.saved import alerts, looking
from search.saved.due import next_due
from tests.accounts.factories import member
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.search.savers import AT_ONCE, DAILY, NEVER, WEEKLY, an_hour_passes, keep, letters, morning_comes
from tests.toolbox.factories import ResourceFactory


@pytest.fixture
def person(engine, db):
    ProfilePageFactory(title="Déjà là", themes=[ThemeFactory()])
    indexing.rebuild()
    return member()


def arrives(title="Nouvelle venue", **fields):
    return ProfilePageFactory(title=title, **{"themes": [ThemeFactory()]} | fields)


# --- What is told --------------------------------------------------------------------------------
def test_at_once_tells_what_has_just_become_searchable(person):
    keep(person, "/annuaire/?theme=teletravail", name="Télétravail")
    arrives()
    (letter,) = letters()
    assert letter.to == [person.email]
    assert letter.subject == "1 nouveau résultat pour «\u202fTélétravail\u202f»"
    assert "Nouvelle venue" in letter.body
    assert "http://localhost/annuaire/nouvelle-venue/" in letter.body
    assert "Déjà là" not in letter.body
    assert "http://localhost/annuaire/?theme=teletravail" in letter.body


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/annuaire/?theme=teletravail", True),
        ("/annuaire/?theme=rgpd", False),
        ("/annuaire/?theme=rgpd&theme=teletravail&region=84&type=expert", True),
        ("/annuaire/?q=venue", True),
        ("/annuaire/?q=infirmier", False),
        ("/demandes/", False),
        ("/recherche/?nature=profil", True),
        ("/recherche/?nature=demande", False),
        ("/outils/?theme=teletravail", False),
        ("/annuaire/?disponible=1", True),
        ("/annuaire/?disponible=2020-04-01", False),
    ],
)
def test_only_what_matches_is_told(person, address, told):
    ThemeFactory(name_fr="RGPD")
    keep(person, address)
    arrives()
    assert len(letters()) == told


def test_requests_are_told_with_their_establishment(person):
    keep(person, "/demandes/", name="Demandes")
    page = HelpRequestFactory(title="Ouvrir le portail famille")
    (letter,) = letters()
    assert page.title in letter.body
    assert page.establishment.name in letter.body


def test_discussions_and_documents_are_told_too(person):
    keep(person, "/outils/?type=modele", name="Modèles")
    keep(person, "/recherche/?nature=fil", name="Fils")
    page = ResourceFactory(title="Charte à adapter", credit="EHPAD des Glycines")
    request = HelpRequestFactory(title="Ouvrir le portail famille")
    PostFactory(thread=request.thread)
    (letter,) = letters()
    for words in (page.title, page.credit, f"http://localhost{page.url}", f"/{request.slug}/#fil"):
        assert words in letter.body
    an_hour_passes()
    PostFactory(thread=request.thread, body="Un deuxième message n’est pas un nouveau fil.")
    assert len(letters()) == 1


def test_who_comes_to_match_by_a_change_is_new(person):
    page = ProfilePageFactory(title="Sans thème")
    keep(person, "/annuaire/?theme=teletravail")
    assert letters() == []
    page.profile_themes.add(ProfileTheme(theme=ThemeFactory(), level="practice"))
    page.save_revision().publish()
    (letter,) = letters()
    assert "Sans thème" in letter.body


def test_nothing_is_told_twice(person):
    saved = keep(person, "/annuaire/?theme=teletravail")
    page = arrives()
    assert len(letters()) == 1
    page.unpublish()
    worker.drain()
    page.refresh_from_db()
    page.save_revision().publish()
    an_hour_passes()
    alerts.write_to(person.pk, [saved.pk])
    assert len(letters()) == 1


def test_nothing_hidden_is_told(person):
    keep(person, "/annuaire/")
    arrives("Brouillon", live=False)
    page = arrives()
    (letter,) = letters()
    text = letter.body + str(letter.alternatives)
    assert "Brouillon" not in text
    assert page.volunteer.user is None or page.volunteer.user.email not in text


def test_ten_results_and_how_many_others(person):
    keep(person, "/annuaire/", frequency=DAILY)
    for number in range(13):
        arrives(f"Personne {number:02}")
    worker.drain()
    morning_comes()
    (letter,) = letters()
    assert len(re.findall(r"^- ", letter.body, re.MULTILINE)) == 10
    assert "13 nouveaux résultats" in letter.subject
    assert "Et 3 autres" in letter.body
    morning_comes()
    an_hour_passes()
    assert len(letters()) == 1


def test_two_searches_one_letter(person):
    keep(person, "/annuaire/?theme=teletravail", frequency=DAILY, name="Thème")
    keep(person, "/annuaire/?q=venue", frequency=DAILY, name="Mot")
    arrives()
    arrives("Sans ce mot")
    worker.drain()
    morning_comes()
    (letter,) = letters()
    assert letter.subject == "2 nouveaux résultats pour 2 de vos recherches"
    assert letter.body.index("Mot") < letter.body.index("Thème")
    # Both searches found her; she is told once.
    assert letter.body.count("Nouvelle venue") == 1


def test_what_two_searches_found_is_told_for_one(person):
    keep(person, "/annuaire/?theme=teletravail", frequency=DAILY, name="Thème")
    keep(person, "/annuaire/?q=venue", frequency=DAILY, name="Mot")
    arrives()
    worker.drain()
    morning_comes()
    (letter,) = letters()
    assert letter.subject == "1 nouveau résultat pour «\u202fMot\u202f»"
    an_hour_passes()
    morning_comes()
    assert len(letters()) == 1


def test_an_english_reader_is_written_to_in_english(engine, db):
    indexing.rebuild()
    person = member(language="en", first_name="Kim")
    keep(person, "/annuaire/", name="Everybody")
    arrives()
    (letter,) = letters()
    assert letter.subject == "1 new result for “Everybody”"
    assert "Hello Kim," in letter.body
    assert "http://localhost/en/compte/recherches/" in letter.body


def test_a_name_is_text_and_never_markup(person):
    keep(person, "/annuaire/", name="<b>Moi</b> & toi")
    arrives("Anne <i>Onyme</i>")
    (letter,) = letters()
    html = letter.alternatives[0].content
    assert "<b>" not in html
    assert "<i>" not in html
    assert "<b>Moi</b> & toi" in letter.body


# --- How often -----------------------------------------------------------------------------------
def test_one_alert_an_hour_at_the_most(person):
    keep(person, "/annuaire/", name="Tout le monde")
    arrives("Premier")
    assert len(letters()) == 1
    arrives("Deuxième")
    arrives("Troisième")
    assert len(letters()) == 1
    alerts.wake_due()
    assert len(letters()) == 1
    an_hour_passes()
    assert len(letters()) == 2
    assert "Deuxième" in letters()[1].body
    assert "Troisième" in letters()[1].body
    assert "Premier" not in letters()[1].body


@pytest.mark.parametrize("frequency", [DAILY, WEEKLY])
def test_others_wait_for_their_morning(person, frequency):
    saved = keep(person, "/annuaire/", frequency=frequency)
    arrives()
    alerts.wake_due()
    assert letters() == []
    morning_comes(saved)
    assert len(letters()) == 1
    saved.refresh_from_db()
    assert saved.due_at > timezone.now()


def test_nothing_new_no_letter(person):
    keep(person, "/annuaire/", frequency=DAILY)
    morning_comes()
    assert letters() == []


def test_never_is_never(person):
    keep(person, "/annuaire/", frequency=NEVER)
    arrives()
    alerts.wake_due()
    assert letters() == []
    assert not OutboxRow.objects.exists()


def test_what_came_while_nobody_wanted_to_hear_is_not_told_later(person):
    saved = keep(person, "/annuaire/", frequency=NEVER)
    arrives("Pendant")
    keep(person, "/annuaire/", frequency=DAILY)
    arrives("Après")
    worker.drain()
    morning_comes(saved)
    (letter,) = letters()
    assert "Après" in letter.body
    assert "Pendant" not in letter.body


def test_who_may_not_sign_in_gets_nothing(person):
    keep(person, "/annuaire/")
    person.is_active = False
    person.save()
    arrives()
    assert letters() == []


@pytest.mark.parametrize(
    ("frequency", "now", "due"),
    [
        (DAILY, "2020-04-02 06:59", "2020-04-02 07:00"),
        (DAILY, "2020-04-02 07:00", "2020-04-03 07:00"),
        (DAILY, "2020-03-28 12:00", "2020-03-29 07:00"),  # summer time begins that night
        (WEEKLY, "2020-04-06 06:00", "2020-04-06 07:00"),  # a Monday
        (WEEKLY, "2020-04-06 08:00", "2020-04-13 07:00"),
        (WEEKLY, "2020-04-12 08:00", "2020-04-13 07:00"),
    ],
)
def test_mornings_are_those_of_paris(frequency, now, due):
    found = next_due(frequency, timezone.make_aware(datetime.fromisoformat(now)))
    assert timezone.localtime(found).strftime("%Y-%m-%d %H:%M") == due


# --- What goes wrong -----------------------------------------------------------------------------
def test_a_week_without_a_worker_is_one_letter(person):
    saved = keep(person, "/annuaire/", frequency=DAILY)
    for day in range(1, 7):
        arrives(f"Jour {day}")
    SavedSearch.objects.update(due_at=timezone.now() - timedelta(days=7))
    worker.drain()
    for _round in range(3):
        alerts.wake_due()
    (letter,) = letters()
    assert "Jour 1" in letter.body
    assert "Jour 6" in letter.body
    saved.refresh_from_db()
    assert saved.due_at > timezone.now()


def test_a_due_morning_is_handed_out_once(person):
    keep(person, "/annuaire/", frequency=DAILY)
    keep(person, "/annuaire/?q=venue", frequency=DAILY)
    morning_comes()
    alerts.wake_due()
    (row,) = OutboxRow.objects.filter(topic="alert")
    assert len(row.payload["searches"]) == 2


def test_the_same_row_twice_is_one_letter(person):
    saved = keep(person, "/annuaire/", frequency=DAILY)
    arrives()
    worker.drain()
    for _again in range(2):
        OutboxRow.objects.create(topic="alert", payload={"person": person.pk, "searches": [saved.pk]})
    assert len(letters()) == 1


def test_a_worker_killed_before_its_marks_tells_all_after(person, monkeypatch):
    saved = keep(person, "/annuaire/", frequency=DAILY)
    arrives()
    worker.drain()

    def die(*args):
        raise SystemExit("killed")

    monkeypatch.setattr(alerts, "send", die)
    morning_comes(saved)
    with pytest.raises(SystemExit):
        worker.drain()
    monkeypatch.undo()
    OutboxRow.objects.update(leased_until=timezone.now())
    assert len(letters()) == 1
    OutboxRow.objects.create(topic="alert", payload={"person": person.pk, "searches": [saved.pk]})
    an_hour_passes()
    assert len(letters()) == 1


def test_of_two_looks_at_once_one_counts(person):
    saved = keep(person, "/annuaire/", frequency=DAILY)
    arrives()
    worker.drain()
    first, second = (looking.look(SavedSearch.objects.get(pk=saved.pk)) for _worker in range(2))
    assert first.new
    assert second.new
    assert first.write_down()
    assert not second.write_down()


@pytest.mark.parametrize("engine", ["embedded"], indirect=True)
def test_while_the_engine_is_away_nothing_is_lost(person, settings):
    saved = keep(person, "/annuaire/", frequency=DAILY)
    arrives()
    worker.drain()
    store = Store(settings.SEARCH_DIR)
    pointer = store.pointer.read_text()
    store.pointer.unlink()
    morning_comes(saved)
    assert letters() == []
    assert OutboxRow.objects.get(topic="alert").attempts == 1
    store.pointer.write_text(pointer)
    OutboxRow.objects.update(available_at=timezone.now())
    assert len(letters()) == 1


def test_a_wide_search_tells_what_was_published_since(person, monkeypatch):
    monkeypatch.setattr(looking, "WINDOW", 3)
    others = [arrives(f"Ancienne {number}") for number in range(5)]
    saved = keep(person, "/annuaire/", frequency=DAILY)
    saved.refresh_from_db()
    assert saved.is_wide
    others[-1].unpublish()  # an older one moves up into what is looked at: it isn't new
    arrives("Vraiment nouvelle")
    worker.drain()
    morning_comes(saved)
    (letter,) = letters()
    assert re.findall(r"^- (.*)$", letter.body, re.MULTILINE) == ["Vraiment nouvelle"]


def test_searches_that_cannot_match_cost_no_question(person, django_assert_num_queries):
    ThemeFactory(name_fr="RGPD")
    keep(person, "/annuaire/?theme=rgpd")
    keys = [f"profile:{arrives().pk}"]
    worker.drain()
    with CaptureQueriesContext(connection) as few:
        assert alerts._concerned(keys) == {}
    for number in range(8):
        keep(member(f"p{number}@exemple.invalid"), f"/annuaire/?theme=rgpd&q=mot{number}")
    with django_assert_num_queries(len(few)):
        assert alerts._concerned(keys) == {}


def test_without_anybody_asking_nothing_is_queued(person):
    keep(person, "/annuaire/", frequency=DAILY)
    arrives()
    worker.work_once()
    assert not OutboxRow.objects.filter(topic="alert").exists()


def test_at_once_is_looked_at_when_the_index_has_it(person):
    saved = keep(person, "/annuaire/", frequency=AT_ONCE)
    arrives()
    assert looking.look(SavedSearch.objects.get(pk=saved.pk)).new == ()
    assert len(letters()) == 1
