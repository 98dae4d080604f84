"""The queue: what waits, filtered, in pages, decided several at a time, in a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.models import Decision, Flag, Post
from community.moderation.choices import FlagState
from community.writing import editing
from tests.cms.factories import superuser
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory
from tests.moderation.factories import BRITTANY, flagged, region, waiting_profile, waiting_request

QUEUE = "/cms/moderation/"


def titles(client, **filters):
    return [line.title for line in client.get(QUEUE, filters).context["lines"]]


@pytest.fixture
def waiting(db):
    """One line of each kind, in this order; the last one in Brittany."""
    profile, request, post = waiting_profile(), waiting_request(), PostFactory(body="Une annonce.")
    flagged("post", post)
    flagged("post", post, reason="insult")
    online = ProfilePageFactory(region=region(*BRITTANY))
    flagged("profile", online, reason="impersonation")
    return [profile.title, request.title, post.body, online.title]


def test_everything_waits_in_one_list_the_oldest_first(as_moderator, waiting):
    assert titles(as_moderator) == waiting
    shown = as_moderator.get(QUEUE).content.decode()
    assert "2 signalements" in shown
    assert "Usurpation d’identité" in shown
    assert "Bretagne" in shown


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({"source": "review"}, [0, 1]),
        ({"kind": "profile"}, [0, 3]),
        ({"source": "flag", "kind": "post"}, [2]),
        ({"region": "53"}, [3]),
        ({"reason": "insult"}, [2]),
        ({"source": "nonsense", "region": "x", "p": "zz"}, [0, 1, 2, 3]),
        ({"source": "held"}, []),
    ],
)
def test_filters(as_moderator, waiting, filters, places):
    assert titles(as_moderator, **filters) == [waiting[place] for place in places]


def test_a_message_held_back_waits_and_is_read_by_nobody(decide, as_moderator, client):
    post = PostFactory(body="À lire d’abord.")
    Post.objects.filter(pk=post.pk).update(held_at=post.at)
    page = post.thread.help_request
    assert titles(as_moderator, source="held") == ["À lire d’abord."]
    assert "À lire d’abord." not in client.get(page.url).content.decode()
    decide("post", post, "shown")
    assert "À lire d’abord." in client.get(page.url).content.decode()


def test_it_asks_as_many_queries_whatever_waits(as_moderator):
    counts = []
    for more in (2, 12):
        for _n in range(more):
            waiting_profile()
            waiting_request()
            flagged("post", PostFactory())
        as_moderator.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            assert as_moderator.get(QUEUE).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


def test_the_panel_asks_a_bounded_number_of_queries(as_moderator):
    page = waiting_profile()
    as_moderator.get(f"{QUEUE}profile/{page.pk}/")
    with CaptureQueriesContext(connection) as queries:
        as_moderator.get(f"{QUEUE}profile/{page.pk}/")
    assert len(queries) <= 60


def test_long_queues_have_pages(as_moderator, db):
    for _n in range(26):
        flagged("profile", ProfilePageFactory())
    first, second = titles(as_moderator), titles(as_moderator, p="2")
    assert (len(first), len(second)) == (25, 1)
    assert not set(first) & set(second)


def bulk(client, action, keys, **fields):
    return client.post(f"{QUEUE}plusieurs/", {"action": action, "item": keys} | fields)


def test_several_profiles_are_approved_after_a_confirmation(as_moderator, db):
    pages = [waiting_profile(), waiting_profile()]
    keys = [f"review:profile:{page.pk}" for page in pages]
    asked = bulk(as_moderator, "approved", keys)
    assert all(page.title in asked.content.decode() for page in pages)
    assert not type(pages[0]).objects.live().exists()
    bulk(as_moderator, "approved", keys, confirmed="1")
    assert type(pages[0]).objects.live().count() == 2


def test_hiding_several_messages_is_undone_by_one_click(as_moderator, db):
    posts = [PostFactory(), PostFactory()]
    for post in posts:
        flagged("post", post)
    keys = [f"flag:post:{post.pk}" for post in posts]
    bulk(as_moderator, "hidden", keys, confirmed="1", reason="spam")
    assert not Post.objects.visible().exists()
    batch = Decision.objects.first().batch
    as_moderator.post(f"{QUEUE}annuler/{batch}/")
    assert Post.objects.visible().count() == 2
    assert Flag.objects.filter(state=FlagState.OPEN).count() == 2


def test_flags_set_aside_are_taken_up_again(as_moderator, db):
    post = PostFactory()
    flagged("post", post)
    bulk(as_moderator, "dismissed", [f"flag:post:{post.pk}"], confirmed="1")
    assert titles(as_moderator) == []
    as_moderator.post(f"{QUEUE}annuler/{Decision.objects.get().batch}/")
    assert titles(as_moderator) == [post.body]


def test_what_a_bulk_decision_does_not_apply_to_stays(as_moderator, db):
    page, post = waiting_profile(), PostFactory()
    flagged("post", post)
    keys = [f"review:profile:{page.pk}", f"flag:post:{post.pk}", "flag:post:x", "nonsense", "review:person:1"]
    shown = bulk(as_moderator, "dismissed", keys).content.decode()
    assert post.body in shown
    assert page.title not in shown
    assert "4 lignes cochées" in shown
    assert bulk(as_moderator, "dismissed", ["nonsense"]).status_code == 302
    assert bulk(as_moderator, "nonsense", keys).status_code == 302


def test_the_dashboard_says_how_much_waits(as_moderator, waiting):
    shown = as_moderator.get("/cms/").content.decode()
    assert "À relire\u202f: 2 éléments" in shown
    assert "Signalé\u202f: 2 éléments" in shown


def test_the_morning_letter_comes_once(as_moderator, waiting, moderator, letters, monkeypatch):
    from community.moderation import daily

    monkeypatch.setattr(daily, "MORNING", daily.time(0))
    daily.tell_moderators()
    daily.tell_moderators()
    (letter,) = [sent for sent in letters() if sent.to == [moderator.email]]
    assert letter.subject == "4 éléments attendent une décision"
    assert "/cms/moderation/" in letter.body


def test_a_superuser_sees_everything(client, waiting):
    client.force_login(superuser())
    assert titles(client) == waiting


def test_the_words_of_a_message_that_was_withdrawn_are_there_to_be_judged(as_moderator):
    """Who takes an insult back once it was reported doesn't take it out of the moderators' sight."""
    post = PostFactory(body="Une insulte.")
    flagged("post", post)
    editing.withdraw(post, by=post.author)
    shown = as_moderator.get(f"/cms/moderation/post/{post.pk}/").content.decode()
    assert "Une insulte." in shown
    assert "retiré par la personne" in shown
    assert f'href="/discussions/messages/{post.pk}/"' not in shown


def test_what_nobody_reported_is_read_by_nobody_once_it_was_withdrawn(as_moderator):
    post = PostFactory(body="Une confidence.")
    editing.withdraw(post, by=post.author)
    assert "Une confidence." not in as_moderator.get(f"/cms/moderation/post/{post.pk}/").content.decode()
