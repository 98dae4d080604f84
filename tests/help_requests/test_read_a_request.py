"""Reading a request: what is needed, what happened, what was said, what solved it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.actions import accept_solution
from community.choices import Voice
from help_requests import actions
from help_requests.choices import HelpKind, State, Urgency
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, SkillFactory, ThemeFactory, UserFactory, VolunteerFactory
from tests.help_requests.factories import HelpRequestFactory, fill, give_support, need

pytestmark = pytest.mark.django_db

# The tree, menus and breadcrumb; the request with its needs, states and help; the thread and all its posts with
# their files and the votes on them.
QUERIES = 29


@pytest.fixture
def page():
    page = HelpRequestFactory(
        title="Trois infirmiers pour la nuit",
        kind=HelpKind.POSITIONS,
        urgency=Urgency.CRITICAL,
        themes=[ThemeFactory()],
        needs=[need(number=3), need(skill=SkillFactory())],
        description="Première ligne.\n\nhttps://exemple.fr n'est <b>pas</b> un lien ici.",
    )
    fill(page, 2)
    return page


def test_it_says_what_is_needed(client, page):
    shown = client.get(page.url).content.decode()
    for words in (
        "Trois infirmiers pour la nuit",
        "CH de Valclair",
        "Centre hospitalier",
        "Cherche une personne volontaire",
        "Critique",
        "Demandé aujourd’hui",
        "Infirmier ou infirmière",
        "1 place libre sur 3",
        "1 place libre sur 1",
        "2 places pourvues",
        "&lt;b&gt;pas&lt;/b&gt;",
    ):
        assert words in shown, words
    assert 'href="/demandes/?theme=teletravail"' in shown
    assert 'href="/demandes/?metier=infirmier"' in shown


def test_what_happened_and_what_was_said_stand_in_one_column(client):
    start = timezone.now() - timedelta(days=5)
    page = HelpRequestFactory()
    page.periods.update(started_at=start)
    helper = ProfilePageFactory(title="Ada Exemple")
    give_support(page, helper.volunteer, at=start + timedelta(days=1))
    PostFactory(thread=page.thread, by=helper.owner, body="Deuxième.", at=start + timedelta(days=2))
    actions.record_tool_sent(page, title="Charte", at=start + timedelta(days=3))
    PostFactory(thread=page.thread, body="Quatrième.", voice=Voice.TEAM, at=start + timedelta(days=4))
    actions.change_state(page, State.SOLVED, by=None)
    shown = client.get(page.url).content.decode()
    column = shown[shown.index('<ol class="thread">') :]
    helped = ["Demande publiée", "Une personne volontaire aide", "Appel téléphonique de 30", "Deuxième."]
    order = [*helped, "Outil\u202f: Charte", "Quatrième.", "Résolue"]
    places = [column.index(words) for words in order]
    assert places == sorted(places)
    assert 'href="/annuaire/ada-exemple/"' in column


def test_help_by_somebody_without_a_page_names_nobody(client, page):
    shy = VolunteerFactory(user__first_name="Secrète")
    give_support(page, shy)
    shown = client.get(page.url).content.decode()
    assert "Appel téléphonique de 30" in shown
    assert "Secrète" not in shown


def test_the_solution_stands_above_with_a_link_to_its_place(client, page):
    PostFactory(thread=page.thread)
    post = PostFactory(thread=page.thread, body="Voici comment. " * 40)
    accept_solution(page.thread, post)
    shown = client.get(page.url).content.decode()
    above, column = shown.split('<ol class="thread">')
    assert post.body.strip() in above
    assert f'href="#message-{post.pk}"' in above
    assert f'id="message-{post.pk}"' in column
    assert "Lire la réponse entière" in column


def test_a_hidden_post_is_nowhere_even_as_the_solution(client, page):
    post = PostFactory(thread=page.thread, body="Propos cachés.", hidden_at=timezone.now())
    accept_solution(page.thread, post)
    for reader in (None, page.owner, post.author):
        if reader:
            client.force_login(reader)
        assert "Propos cachés." not in client.get(page.url).content.decode()


def test_posts_say_for_whom_they_speak(client, page):
    PostFactory(thread=page.thread, voice=Voice.ESTABLISHMENT, establishment=page.establishment)
    PostFactory(thread=page.thread, voice=Voice.TEAM)
    shown = client.get(page.url).content.decode()
    assert shown.count(page.establishment.name) >= 2
    assert "Équipe du portail" in shown


def test_somebody_who_left_is_a_former_member(client, page):
    post = PostFactory(thread=page.thread, by=UserFactory(first_name="Partie"))
    post.author.delete()
    shown = client.get(page.url).content.decode()
    assert "Ancien membre" in shown
    assert "Partie" not in shown


def test_no_address_of_anybody_is_shown(client, page):
    post = PostFactory(thread=page.thread)
    for reader in (None, page.owner):
        if reader:
            client.force_login(reader)
        shown = client.get(page.url).content.decode()
        assert post.author.email not in shown
        assert page.owner.email not in shown


def test_a_request_of_a_person_alone_can_be_read(client):
    page = HelpRequestFactory(establishment=None)
    assert client.get(page.url).status_code == 200


def test_an_anonymous_reader_gets_no_cookie_and_no_form(client, page):
    answer = client.get(page.url)
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert f"/compte/login/?next={page.url}%23repondre" in answer.content.decode()


@pytest.mark.parametrize("posts", [5, 50])
def test_more_posts_cost_no_more_queries(client, page, posts, django_assert_num_queries):
    authors = [ProfilePageFactory().owner for _number in range(3)]
    for number in range(posts):
        PostFactory(thread=page.thread, by=authors[number % 3])
    for author in authors[: 1 + posts // 25]:
        give_support(page, author.volunteer)
    accept_solution(page.thread, page.thread.posts.last())
    client.get(page.url)
    with django_assert_num_queries(QUERIES):
        answer = client.get(page.url)
    assert answer.content.decode().count('id="message-') == posts
