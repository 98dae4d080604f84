"""The baskets: what is in each, what isn't, the oldest first, and as many queries whatever there is."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.baskets.choosing import BASKETS
from help_requests.actions import change_state, record_answer
from help_requests.choices import OfferState, State, Urgency
from matching.models import Call
from tests.coordination.factories import asked, handled, offered
from tests.directory.factories import EstablishmentFactory, RegionFactory, ThemeFactory, VolunteerFactory
from tests.help_requests.factories import fill, give_support, need

TITLES = re.compile(r'<a class="case"[^>]*>([^<]+)</a>')


def titles(client, **words) -> list[str]:
    return TITLES.findall(client.get("/coordination/", words).content.decode())


def holds(client, basket) -> set[str]:
    return set(titles(client, panier=basket))


def call(page, **fields):
    return Call.objects.create(help_request=page, outcome="reached", key=str(Call.objects.count()), **fields)


def test_new_ones_are_a_day_old_and_nobodys(cockpit, ines):
    asked(hours=23, title="Hier")
    asked(hours=25, title="Avant-hier")
    handled(asked(title="Suivie"), ines)
    asked(title="En cours", state=State.IN_PROGRESS)
    assert holds(cockpit, "nouvelles") == {"Hier"}


@pytest.mark.parametrize(("hours", "day", "three_days"), [(23, False, False), (25, True, False), (73, True, True)])
def test_unanswered_counts_hours_week_ends_included(cockpit, hours, day, three_days):
    asked(hours=hours, title="Seule")
    assert ("Seule" in holds(cockpit, "sans-reponse-24")) is day
    assert ("Seule" in holds(cockpit, "sans-reponse-72")) is three_days


def test_an_answer_or_a_standing_offer_takes_it_out(cockpit):
    record_answer(asked(hours=80, title="Répondue"), at=timezone.now())
    offered(asked(hours=80, title="Proposée"))
    offered(asked(hours=80, title="Acceptée"), OfferState.ACCEPTED)
    asked(hours=80, title="En cours", state=State.IN_PROGRESS)
    offered(asked(hours=80, title="Refusée"), OfferState.DECLINED)
    assert holds(cockpit, "sans-reponse-72") == {"Refusée"}


def test_refused_by_all_needs_somebody_who_refused_and_nobody_left(cockpit):
    page = asked(title="Refusée")
    offered(page, OfferState.DECLINED)
    offered(page, OfferState.WITHDRAWN)
    hopeful = asked(title="Espoir")
    offered(hopeful, OfferState.DECLINED)
    offered(hopeful)
    asked(title="Neuve")
    again = asked(title="Rouverte", state=State.OPEN)
    record_answer(again, at=timezone.now())
    change_state(again, State.SOLVED, by=None)
    change_state(again, State.OPEN, by=None)
    assert holds(cockpit, "refusees") == {"Refusée", "Rouverte"}


def test_expiring_and_overdue(cockpit):
    asked(title="Demain", expires_in=1)
    asked(title="Dans trois jours", expires_in=3)
    asked(title="Plus tard", expires_in=4)
    asked(title="Échue", expires_in=-1)
    asked(title="Attendue", needed_by=timezone.localdate() - timedelta(days=1))
    asked(title="Résolue", needed_by=timezone.localdate() - timedelta(days=1), state=State.SOLVED)
    assert holds(cockpit, "expirent") == {"Demain", "Dans trois jours"}
    assert holds(cockpit, "en-retard") == {"Échue", "Attendue"}


def test_to_be_closed_when_full_or_quiet_after_help(cockpit):
    full = asked(title="Pourvue", needs=[need(number=2)], state=State.IN_PROGRESS)
    fill(full, 2)
    half = asked(title="À moitié", needs=[need(number=2)], state=State.IN_PROGRESS)
    fill(half, 1)
    for title, hours in (("Calme", 73), ("Aidée ce matin", 3)):
        page = asked(title=title)
        give_support(page, VolunteerFactory(), at=timezone.now() - timedelta(hours=hours))
    assert holds(cockpit, "a-clore") == {"Pourvue", "Calme"}


def test_mine_and_nobodys(cockpit, ines):
    handled(asked(title="La mienne"), ines)
    handled(asked(title="Ancienne"), ines).end()
    asked(title="À personne", state=State.IN_PROGRESS)
    asked(title="Close", state=State.WITHDRAWN)
    assert holds(cockpit, "miennes") == {"La mienne"}
    assert holds(cockpit, "sans-suivi") == {"Ancienne", "À personne"}


def test_to_call_back_until_the_same_person_is_called_again(cockpit):
    today, yesterday = timezone.localdate(), timezone.now() - timedelta(days=1)
    volunteer = VolunteerFactory()
    call(asked(title="Établissement"), next_on=today, at=yesterday)
    call(asked(title="Demain"), next_on=today + timedelta(days=1), at=yesterday)
    done = asked(title="Rappelé")
    call(done, next_on=today, at=yesterday)
    call(done)
    other = asked(title="Une autre personne")
    call(other, volunteer=volunteer, next_on=today, at=yesterday)
    call(other)
    assert holds(cockpit, "rappeler") == {"Établissement", "Une autre personne"}


def test_what_burns_comes_first_the_oldest_on_top(cockpit):
    asked(hours=30, title="Sans réponse")
    asked(hours=50, title="Plus ancienne")
    asked(hours=2, title="En retard", needed_by=timezone.localdate() - timedelta(days=1))
    asked(hours=2, title="Fraîche")
    assert titles(cockpit) == ["Plus ancienne", "Sans réponse", "En retard"]


def test_drafts_and_requests_in_review_are_not_followed(cockpit):
    asked(title="Brouillon", live=False)
    assert holds(cockpit, "toutes") == set()


def test_filters_stand_in_the_address_and_narrow_the_counts(cockpit, ines):
    corse, theme = RegionFactory(code="94", name="Corse"), ThemeFactory()
    asked(title="Ici", establishment__region=corse, themes=[theme], urgency=Urgency.CRITICAL)
    handled(asked(title="Ailleurs"), ines)
    for words in (
        {"region": "94"},
        {"theme": theme.slug},
        {"urgence": "critical"},
        {"suivi": "personne"},
        {"q": "ici"},
        {"q": EstablishmentFactory._meta.model.objects.get(region=corse).finess},
    ):
        shown = cockpit.get("/coordination/", {"panier": "toutes", **words}).content.decode()
        assert TITLES.findall(shown) == ["Ici"], words
        assert "<b>1</b> Toutes<" in shown
    assert titles(cockpit, panier="toutes", suivi="moi") == ["Ailleurs"]
    assert titles(cockpit, panier="toutes", suivi=str(ines.pk)) == ["Ailleurs"]


def test_what_means_nothing_is_named_and_left_out(cockpit):
    asked(title="Là")
    shown = cockpit.get("/coordination/?panier=toutes&region=Atlantide&page=x&demande=9999999999999").content.decode()
    assert TITLES.findall(shown) == ["Là"]
    assert "« Atlantide »".replace(" ", "\u202f") in shown


def test_a_page_holds_thirty_and_links_keep_the_filters(cockpit):
    for _n in range(31):
        asked()
    shown = cockpit.get("/coordination/?panier=toutes&urgence=normal").content.decode()
    assert len(TITLES.findall(shown)) == 30
    assert "page=2" in shown
    assert len(titles(cockpit, panier="toutes", urgence="normal", page=2)) == 1


def test_the_board_has_a_column_for_each_state(cockpit):
    asked(title="Ouverte")
    asked(title="En cours", state=State.IN_PROGRESS)
    asked(title="Vieille", state=State.SOLVED, hours=24 * 15)
    asked(title="Résolue", state=State.SOLVED)
    assert titles(cockpit, vue="colonnes") == ["Ouverte", "En cours", "Résolue"]


@pytest.mark.parametrize("view", ["liste", "colonnes"])
def test_it_asks_as_many_queries_whatever_there_is(cockpit, ines, view):
    cockpit.get("/coordination/")
    counts = []
    for more in (1, 5):
        for _n in range(more):
            page = asked(hours=30, needs=[need(number=3)], themes=[ThemeFactory()])
            fill(page, 1)
            handled(page, ines)
            offered(page, OfferState.DECLINED)
        with CaptureQueriesContext(connection) as queries:
            cockpit.get("/coordination/", {"panier": "toutes", "vue": view})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30


def test_every_basket_says_what_it_holds(cockpit):
    shown = cockpit.get("/coordination/").content.decode()
    assert all(str(basket.title) in shown for basket in BASKETS)
