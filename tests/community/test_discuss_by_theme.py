"""General discussions: starting one, finding it, reading and answering it; who may, and what nobody sees."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Suspension
from accounts.roles import Role
from community import actions
from community.choices import Voice
from community.models import Post, Thread
from portal.work.models import OutboxRow
from portal.work.worker import drain
from tests.community.factories import DiscussionFactory, PostFactory
from tests.community.payloads import PAYLOADS
from tests.directory.factories import MembershipFactory, ProfilePageFactory, ThemeFactory, UserFactory

pytestmark = pytest.mark.django_db


def volunteer():
    return ProfilePageFactory().owner


def member():
    return MembershipFactory().user


def moderator():
    user = UserFactory()
    user.groups.add(Group.objects.get_or_create(name=Role.MODERATOR.value)[0])
    return user


def suspended():
    user = volunteer()
    Suspension.objects.create(user=user)
    return user


def said(**more):
    return {"theme": ThemeFactory().pk, "title": "Quel outil ?", "body": "Nous cherchons un outil.", **more}


def address(thread):
    return f"/discussions/{thread.pk}-quel-outil-pour-les-transmissions/"


@pytest.mark.parametrize(
    ("person", "voice"),
    [
        (volunteer, Voice.VOLUNTEER),
        (member, Voice.ESTABLISHMENT),
        (UserFactory, None),
        (lambda: MembershipFactory(confirmed_at=None).user, None),
        (lambda: ProfilePageFactory(live=False).owner, None),
        (suspended, None),
    ],
)
def test_who_may_start_one_and_in_which_voice(client, person, voice):
    client.force_login(person())
    answer = client.post("/discussions/nouvelle/", said())
    if voice is None:
        assert answer.status_code == 422
        assert not Thread.objects.exists()
        return
    post = Post.objects.get()
    assert (post.voice, post.thread.title, post.thread.author) == (voice, "Quel outil ?", post.author)
    assert answer.headers["Location"] == f"/discussions/{post.thread_id}-quel-outil/#message-{post.pk}"
    assert "Nous cherchons un outil." in client.get(answer.headers["Location"]).text


def test_what_is_missing_is_said_and_what_was_typed_is_kept(client):
    client.force_login(volunteer())
    answer = client.post("/discussions/nouvelle/", said(title="", theme=""))
    assert answer.status_code == 422
    for words in ("Donnez-lui un titre", "Choisissez de quoi il s’agit", "Nous cherchons un outil."):
        assert words in answer.text
    assert not Thread.objects.exists()


def test_two_clicks_start_one(client):
    client.force_login(volunteer())
    form = said()
    first, second = client.post("/discussions/nouvelle/", form), client.post("/discussions/nouvelle/", form)
    assert first.headers["Location"] == second.headers["Location"]
    assert Thread.objects.count() == 1


def test_who_starts_many_waits_and_loses_nothing(client):
    client.force_login(volunteer())
    answers = [client.post("/discussions/nouvelle/", said(title=f"Question {number}")) for number in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [422]
    assert "Question 5" in answers[5].text


def test_a_discussion_is_read_by_everybody_at_its_own_address(client):
    thread = DiscussionFactory()
    page = client.get(address(thread))
    assert page.status_code == 200
    assert "Nous cherchons un outil simple." in page.text
    assert client.get(f"/discussions/{thread.pk}-autre/").headers["Location"] == address(thread)
    assert not page.cookies
    assert "<form" not in page.text[page.text.index('id="fil"') :]


@pytest.mark.parametrize("field", ["hidden_at", "held_at"])
def test_what_moderation_keeps_back_is_nowhere(client, field):
    thread = DiscussionFactory(title="Quel outil pour les transmissions ?")
    Post.objects.update(**{field: timezone.now()})
    client.force_login(volunteer())
    pages = [
        "/discussions/",
        address(thread),
        f"/discussions/{thread.pk}/nouveaux/",
        f"/discussions/{thread.pk}/imprimer/",
        f"/discussions/messages/{thread.posts.get().pk}/",
    ]
    answers = [client.get(page) for page in pages]
    assert [answer.status_code for answer in answers] == [200, 404, 404, 404, 404]
    assert "transmissions" not in answers[0].text


def test_anybody_who_may_write_answers_there(client):
    thread = DiscussionFactory()
    client.force_login(member())
    answer = client.post(f"{address(thread)}repondre/", {"body": "Nous utilisons un cahier partagé."})
    post = thread.posts.last()
    assert answer.headers["Location"] == f"{address(thread)}#message-{post.pk}"
    assert post.voice == Voice.ESTABLISHMENT
    assert "cahier partagé" in client.get(address(thread)).text


def test_a_refused_answer_comes_back_with_every_word(client):
    thread = DiscussionFactory()
    client.force_login(UserFactory())
    answer = client.post(f"{address(thread)}repondre/", {"body": "Mes mots à garder."})
    assert answer.status_code == 422
    assert "Mes mots à garder." in answer.text
    assert thread.posts.count() == 1


def test_no_title_ever_becomes_markup(client):
    by, theme = volunteer(), ThemeFactory()
    for payload in PAYLOADS:
        thread = Thread.objects.create(author=by, theme=theme, title=payload.replace("\x00", ""))
        PostFactory(thread=thread)
    pages = ["/discussions/", "/discussions/?page=2"]
    pages += [f"/discussions/{pk}/imprimer/" for pk in Thread.objects.values_list("pk", flat=True)]
    for page in pages:
        shown = client.get(page).text
        for alive in (
            "<script>",
            "<img src=x",
            "<svg onload",
            "<iframe",
            "<style>",
            "<base",
            '<a href="javascript',
            "<meta http",
        ):
            assert alive not in shown


def test_the_list_is_narrowed_by_theme_and_by_state(client):
    family = ThemeFactory(slug="numerique", name_fr="Numérique")
    inner = ThemeFactory(slug="dpi", name_fr="DPI", parent=family)
    solved, other = DiscussionFactory(title="Question résolue", theme=inner), DiscussionFactory(title="Autre question")
    actions.accept_solution(solved, solved.posts.get())
    assert titles(client, "") == [solved.title, other.title] or titles(client, "") == [other.title, solved.title]
    assert titles(client, "theme=numerique") == titles(client, "theme=dpi") == [solved.title]
    assert titles(client, "etat=resolues") == [solved.title]
    assert titles(client, "etat=sans-solution") == [other.title]
    assert len(titles(client, "etat=nimporte&theme=inconnu&page=99&q=")) == 2


def test_a_hidden_answer_no_longer_solves(client):
    thread = DiscussionFactory()
    answer = PostFactory(thread=thread, body="La réponse")
    actions.accept_solution(thread, answer)
    actions.hide_post(answer)
    assert titles(client, "etat=resolues") == []
    assert "La réponse" not in client.get(address(thread)).text


def test_the_one_somebody_wrote_in_last_comes_first(client):
    first, second = DiscussionFactory(title="La première"), DiscussionFactory(title="La seconde")
    assert titles(client) == [second.title, first.title]
    PostFactory(thread=first)
    assert titles(client) == [first.title, second.title]


def titles(client, query=""):
    return [row.title for row in client.get(f"/discussions/?{query}").context["rows"]]


def test_words_are_found_in_what_was_said(client, searchable):
    thread = DiscussionFactory()
    PostFactory(thread=thread, body="La mirabelle aide beaucoup.")
    DiscussionFactory(title="Tout autre chose", body="Rien de tel.")
    searchable()
    assert titles(client, "q=mirabelle") == [thread.title]
    found = client.get("/recherche/?q=mirabelle&nature=fil")
    assert [item.card.url for item in found.context["cards"]] == [address(thread)]
    actions.hide_post(thread.posts.last())
    drain()
    assert titles(client, "q=mirabelle") == []


def test_whatever_happens_in_one_reaches_the_index():
    thread = DiscussionFactory()
    post = PostFactory(thread=thread)
    for act in (
        lambda: actions.accept_solution(thread, post),
        lambda: actions.withdraw_solution(thread),
        lambda: actions.hide_post(post),
        lambda: actions.show_post(post),
    ):
        OutboxRow.objects.all().delete()
        act()
        assert OutboxRow.objects.filter(topic="index", payload={"kind": "thread", "pk": thread.pk}).exists()


def test_the_list_costs_the_same_however_long(client, django_assert_max_num_queries):
    theme = ThemeFactory()
    for number in range(5):
        DiscussionFactory(theme=theme, title=f"Question numéro {number}")
    client.get("/discussions/")
    with django_assert_max_num_queries(12):
        assert len(titles(client)) == 5
