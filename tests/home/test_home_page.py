"""The front door: three ways in, and what happens on the portal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.actions import accept_solution
from help_requests import actions
from help_requests.choices import HelpKind, State, Urgency
from help_requests.models import HelpRequestPage
from home.showing.requests import waiting_requests
from tests.accounts.factories import member
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, RegionFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory, fill, need

pytestmark = pytest.mark.django_db


def home(client):
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def solved_thread(title, body, **post):
    page = HelpRequestFactory(title=title)
    accept_solution(page.thread, PostFactory(thread=page.thread, body=body, **post))
    actions.record_tool_sent(page, title="Charte de télétravail")
    actions.change_state(page, State.SOLVED, by=page.owner)
    return page


def test_the_three_doors(client):
    page = home(client)
    assert 'class="btn btn-primary btn-wide" href="/demandes/nouvelle/"' in page
    assert 'href="/compte/signup/"' in page
    assert 'action="/annuaire/"' in page


def test_a_portal_where_nothing_happened_yet(client):
    page = home(client)
    assert 'class="empty' in page
    assert "weekline" not in page


def test_the_most_urgent_request_stands_first(client):
    HelpRequestFactory(title="Ordinaire")
    critical = HelpRequestFactory(
        title="Critique", urgency=Urgency.CRITICAL, kind=HelpKind.POSITIONS, needs=[need(number=3)]
    )
    fill(critical, 1)
    HelpRequestFactory(title="Brouillon", live=False)
    HelpRequestFactory(title="Prise en charge", state=State.OPEN).periods.update(state=State.IN_PROGRESS)
    page = home(client)
    assert page.index("Critique") < page.index("Ordinaire")
    assert "1 place pourvue sur 3" in page
    assert "Brouillon" not in page
    assert "Prise en charge" not in page


def test_as_many_wait_there_as_are_asked_for_the_latest_of_each_urgency_first():
    for number, urgency in enumerate((Urgency.NORMAL, Urgency.HIGH, Urgency.NORMAL, Urgency.CRITICAL, Urgency.HIGH)):
        request = HelpRequestFactory(title=f"{urgency} {number}", urgency=urgency)
        HelpRequestPage.objects.filter(pk=request.pk).update(first_published_at=timezone.now() + timedelta(number))
    order = ["critical 3", "high 4", "high 1", "normal 2", "normal 0"]
    for number in range(7):
        assert [page.title for page in waiting_requests(number)] == order[:number]


def test_a_solved_thread_shows_the_answer_that_was_kept(client):
    solved_thread("Ouvrir le travail à distance", "Commencez par la charte. " * 30)
    page = home(client)
    assert "Commencez par la charte." in page
    assert page.count("Commencez par la charte.") < 10
    assert "Charte de télétravail" in page


def test_a_hidden_answer_is_never_quoted(client):
    solved_thread("Ouvrir le travail à distance", "Un secret", hidden_at=timezone.now())
    assert "Un secret" not in home(client)


def test_themes_count_published_people(client):
    telework, pca = ThemeFactory(name_fr="Télétravail"), ThemeFactory(name_fr="Plan de continuité")
    ProfilePageFactory(themes=[telework, pca])
    ProfilePageFactory(themes=[telework])
    ProfilePageFactory(themes=[telework], live=False)
    page = home(client)
    assert 'href="/annuaire/?theme=teletravail"' in page
    assert page.index("2 personnes</span>") < page.index("1 personne</span>")


def test_the_week_in_one_line(client):
    ProfilePageFactory(region=RegionFactory(code="11", name="Île-de-France"))
    ProfilePageFactory().volunteer.facts.update(registered_at=timezone.now() - timedelta(days=30))
    HelpRequestFactory()
    solved_thread("Ouvrir le travail à distance", "Commencez par la charte.")
    line = home(client).partition("weekline")[2].partition("</section>")[0]
    words = " ".join(line.replace("<strong>", "").replace("</strong>", "").split())
    assert "2 personnes volontaires dans 2 régions, dont 1 depuis sept jours" in words
    assert "1 demande attend quelqu’un, 1 a été résolue en sept jours" in words


def test_the_same_queries_however_much_there_is(client, django_assert_max_num_queries):
    home(client)
    with django_assert_max_num_queries(26) as few:
        home(client)
    theme = ThemeFactory()
    for number in range(6):
        ProfilePageFactory(themes=[theme, ThemeFactory(name_fr=f"Thème {number}")])
        HelpRequestFactory(needs=[need(number=2), need(number=1)])
        solved_thread(f"Résolue {number}", "Commencez par la charte.")
    with django_assert_max_num_queries(38) as many:
        home(client)
    for number in range(6):
        ProfilePageFactory(themes=[theme])
        HelpRequestFactory(needs=[need(number=2)])
        solved_thread(f"Encore {number}", "Commencez par la charte.")
    with django_assert_max_num_queries(len(many)) as more:
        home(client)
    assert len(more) == len(many) > len(few)


def test_it_is_the_same_for_every_visitor(client):
    first, second = client.get("/"), client.get("/")
    assert first.content == second.content
    assert not first.cookies
    assert b"csrfmiddlewaretoken" not in first.content


def test_a_member_finds_the_way_to_their_space(client):
    client.force_login(member())
    page = home(client)
    assert 'href="/compte/"' in page
    assert 'href="/compte/signup/"' not in page


def test_in_english_at_its_own_address(client):
    page = client.get("/en/").content.decode()
    assert '<html lang="en">' in page
    assert "I need help" in page
    assert 'href="/en/annuaire/"' in page
    assert '<link rel="canonical" href="http://localhost/">' in page
