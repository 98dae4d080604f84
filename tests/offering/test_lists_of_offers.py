"""Both sides' lists: what one has to answer stands first, dates that clash are said, and length costs no queries."""

from datetime import date, time

import pytest
from bs4 import BeautifulSoup

from directory.models import DatedSlot
from help_requests.actions import change_state
from help_requests.choices import State
from help_requests.models import HelpRequestPage, Offer
from help_requests.offering.shifts import Shift
from tests.help_requests.factories import HelpRequestFactory, need
from tests.offering import people

pytestmark = pytest.mark.django_db


def offers_page(manager, page) -> str:
    return manager.client.get(f"/demandes/{page.slug}/propositions/").text


def test_who_asked_reads_who_offers_and_accepts_from_the_list(request_page, manager, helper):
    helper.offer(request_page)
    shown = offers_page(manager, request_page)
    assert helper.volunteer.profile.url in shown
    assert "Je connais bien le sujet." in shown
    assert "7 décembre 2026" in shown
    assert f"/compte/propositions/{Offer.objects.get().pk}/accepter/" in shown
    assert helper.user.email not in shown


def first_to_do(manager, page) -> str:
    """Return where the bar at the foot of a narrow screen leads first."""
    bar = BeautifulSoup(manager.client.get(page.url).text, "html.parser").select_one(".actionbar")
    return bar.select_one("a.btn-primary")["href"]


def test_on_a_telephone_who_asked_looks_for_somebody_until_somebody_offers(request_page, manager, helper):
    assert first_to_do(manager, request_page) == f"/demandes/{request_page.slug}/qui-peut-aider/"
    helper.offer(request_page)
    assert first_to_do(manager, request_page) == f"/demandes/{request_page.slug}/propositions/"


def test_clashes_are_said_to_each_side_in_its_own_words(request_page, manager, helper, asking):
    wanted = need(starts_on=date(2026, 12, 9), ends_on=date(2026, 12, 10))
    elsewhere = HelpRequestFactory(owner=manager.user, establishment=asking, title="Ailleurs", needs=[wanted])
    helper.offer(elsewhere)
    manager.accept(Offer.objects.get())
    DatedSlot.objects.create(
        volunteer=helper.volunteer, first_day=date(2026, 12, 8), last_day=date(2026, 12, 8), is_free=False
    )
    form = helper.client.get(f"/demandes/{request_page.slug}/aider/").text
    assert "On vous attend déjà ailleurs\u202f: Ailleurs" in form
    helper.offer(request_page)
    offer = Offer.objects.get(help_request=request_page)
    shown = offers_page(manager, request_page)
    assert "Déjà attendue ailleurs\u202f: du 9 décembre 2026 au 10 décembre 2026" in shown
    assert "Ailleurs" not in shown
    assert "Indiquée comme non disponible\u202f: 8 décembre 2026" in manager.read(offer).text
    assert "Ailleurs" in helper.client.get("/compte/propositions/").text


def test_my_list_says_what_waits_for_me_first(request_page, manager, helper, asking):
    other = HelpRequestFactory(owner=manager.user, establishment=asking, title="Une autre")
    helper.offer(request_page)
    manager.propose(other, helper.volunteer)
    shown = helper.client.get("/compte/propositions/").text
    assert shown.index("<h2>À répondre</h2>") < shown.index("Une autre") < shown.index("<h2>En attente de réponse</h2>")
    assert "On demande votre aide" in helper.client.get("/compte/").text
    space = manager.client.get("/compte/").text
    assert "1 proposition d’aide à laquelle répondre." in space
    assert space.count(f">{request_page.title}<") == 1


def test_the_page_of_a_request_leads_each_reader_where_they_act(request_page, manager, helper, client):
    aider, offers = f"/demandes/{request_page.slug}/aider/", f"/demandes/{request_page.slug}/propositions/"
    for reader in (client, helper.client):
        shown = reader.get(request_page.url).text
        assert aider in shown
        assert offers not in shown
    assert client.get(aider).url == f"/compte/login/?next={aider}"
    helper.offer(request_page)
    mine = f"/compte/propositions/{Offer.objects.get().pk}/"
    assert mine in helper.client.get(request_page.url).text
    shown = manager.client.get(request_page.url).text
    assert offers in shown
    assert "1 proposition d’aide à laquelle répondre." in shown
    assert aider not in shown
    request_page.needs.update(number=0)
    assert "sur la liste d’attente" in client.get(request_page.url).text
    change_state(request_page, State.SOLVED, by=manager.user)
    assert aider not in client.get(request_page.url).text
    assert offers in manager.client.get(request_page.url).text


def test_more_offers_cost_no_more_queries(
    request_page, manager, django_assert_max_num_queries, django_assert_num_queries
):
    def ask(number: int) -> None:
        for _person in range(number):
            people.volunteer().offer(request_page)

    ask(2)
    path = f"/demandes/{request_page.slug}/propositions/"
    manager.client.get(path)
    with django_assert_max_num_queries(40) as few:
        manager.client.get(path)
        number = len(few)
    ask(4)
    with django_assert_num_queries(number):
        manager.client.get(path)


def test_more_offers_of_mine_cost_no_more_queries(
    helper, asking, manager, django_assert_max_num_queries, django_assert_num_queries
):
    def ask(number: int) -> None:
        for _request in range(number):
            helper.offer(HelpRequestFactory(owner=manager.user, establishment=asking, needs=[need()]))

    ask(2)
    helper.client.get("/compte/propositions/")
    with django_assert_max_num_queries(40) as few:
        helper.client.get("/compte/propositions/")
        number = len(few)
    ask(4)
    with django_assert_num_queries(number):
        helper.client.get("/compte/propositions/")


@pytest.mark.parametrize(
    ("elsewhere", "clashes"),
    [((14, 18), False), ((12, 16), False), ((10, 14), True), ((21, 6), False), ((6, 9), True), (None, True)],
)
def test_two_half_days_go_together(manager, helper, asking, elsewhere, clashes):
    """One is asked from 8 to 12 the same day; without hours it is the whole day."""
    day = date(2026, 12, 9)

    def asked(title: str, hours: tuple[int, int] | None) -> HelpRequestPage:
        named = {"starts_at": time(hours[0]), "ends_at": time(hours[1])} if hours else {}
        wanted = need(starts_on=day, ends_on=day, **named)
        return HelpRequestFactory(owner=manager.user, establishment=asking, title=title, needs=[wanted])

    helper.offer(asked("Ailleurs", elsewhere))
    manager.accept(Offer.objects.get())
    here = asked("Ici", (8, 12))
    assert ("On vous attend déjà ailleurs" in helper.client.get(f"/demandes/{here.slug}/aider/").text) is clashes
    proposal = f"/demandes/{here.slug}/proposer/{helper.volunteer.profile.slug}/"
    assert ("Déjà attendue ailleurs" in manager.client.get(proposal).text) is clashes
    helper.offer(here)
    offer = Offer.objects.get(help_request=here)
    assert ("On vous attend déjà ailleurs" in helper.read(offer).text) is clashes
    assert ("Déjà attendue ailleurs" in manager.read(offer).text) is clashes
    assert ("Déjà attendue ailleurs" in offers_page(manager, here)) is clashes


def test_a_night_reaches_the_morning_after():
    night = Shift(date(2026, 12, 8), date(2026, 12, 8), time(21), time(6))
    assert night.touches(Shift(date(2026, 12, 9), date(2026, 12, 9), time(5), time(9)))
    assert Shift(date(2026, 12, 9), date(2026, 12, 9), time(5), time(9)).touches(night)
    assert not night.touches(Shift(date(2026, 12, 9), date(2026, 12, 12), time(6), time(14)))
    assert not night.touches(Shift(date(2026, 12, 8), date(2026, 12, 8), time(5), time(9)))
    assert night.touches(Shift(date(2026, 12, 1), date(2026, 12, 31)))
