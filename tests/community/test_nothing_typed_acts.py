"""What attackers type in a thread, however the portal gives it out: pages, print, live, mail, feeds, API, search."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.core import mail

from accounts.notices.choices import Frequency
from community import actions
from community.discussing.starting import start_discussion
from community.following.actions import follow
from community.models import Post
from community.writing import editing
from directory.models import Theme
from portal.work import worker
from tests.community.payloads import PAYLOADS
from tests.directory.factories import MembershipFactory, ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db

TYPED = [
    *PAYLOADS,
    "[x](javascript:alert(1))",
    "![x](https://exemple.fr/x.png)",
    "```\n</code><script>alert(1)</script>\n```",
]
# Our own templates give pages these; a text never may.
ACTING = {"iframe", "object", "embed", "base", "math", "frame", "applet", "foreignobject", "animate", "marquee"}
ACTS = re.compile(r"\W*(javascript|data|vbscript):", re.IGNORECASE)


class Dangers(HTMLParser):
    """What would act in a page, as a browser reads it, and isn't our own."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        is_own = attributes.get("src", "").startswith("/static/") or attributes.get("type") == "application/ld+json"
        if tag in ACTING or (tag == "script" and not is_own):
            self.found.append(tag)
        for name, value in attributes.items():
            if (
                name.startswith("on")
                or name in {"srcdoc", "style"}
                or (ACTS.match(value) and "data:image" not in value)
            ):
                self.found.append((tag, name, value))

    def handle_data(self, data):
        if self.lasttag == "script" and "alert(1)" in data and "\\u003C" not in data:
            self.found.append(data)


@pytest.fixture
def page():
    return HelpRequestFactory()


@pytest.fixture
def author():
    return ProfilePageFactory(title="<b>Camille</b> <script>alert(1)</script>").owner


@pytest.fixture
def reader(page):
    return MembershipFactory(establishment=page.establishment).user


@pytest.fixture
def posts(page, author):
    """One post with each payload, past the limits of what a person sends by hand."""
    made = [actions.add_post(page.thread, by=author, body=text, voice="volunteer") for text in TYPED]
    actions.accept_solution(page.thread, made[0])
    return made


def test_no_page_of_a_thread_acts(client, page, author, posts):
    edited = posts[3]
    editing.edit(edited, by=author, body=f"{TYPED[0]} {TYPED[2]}", version=0)
    thread = page.thread.pk
    client.force_login(author)
    for path in (
        page.url,
        f"{page.url}?page=2",
        f"{page.url}?citer={posts[2].pk}",
        f"/messages/{edited.pk}/versions/",
        f"/messages/{edited.pk}/modifier/",
        f"/messages/fil/{thread}/personnes/?q=ca",
        f"/discussions/{thread}/imprimer/",
        f"/discussions/{thread}/nouveaux/",
        "/recherche/?q=alert",
        "/demandes/?q=alert",
    ):
        answer = client.get(path)
        if answer.status_code == 200:
            assert Dangers(answer.content.decode()).found == [], path
    for text in TYPED:
        answer = client.post(f"/messages/fil/{thread}/apercu/", {"body": text})
        assert Dangers(answer.content.decode()).found == [], text


def test_no_general_discussion_acts(client, author):
    theme = Theme.objects.first() or ThemeFactory()
    for text in TYPED[:6]:
        post = start_discussion(by=author, theme=theme, title=f"Titre {text}"[:180], body=text)
        for path in (f"/discussions/{post.thread_id}-fil/", "/discussions/", "/flux/discussions.atom"):
            answer = client.get(path, follow=True)
            assert answer.status_code == 200
            if path.endswith("atom"):
                assert "<script>alert" not in answer.content.decode()
            else:
                assert Dangers(answer.content.decode()).found == [], (path, text)


def test_the_api_answers_json_whose_html_is_inert(client, page, posts):
    answer = client.get(f"/api/v1/requests/{page.slug}/posts")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    results = json.loads(answer.content)["results"]
    assert [one["body"] for one in results] == [post.body for post in posts]
    assert all(Dangers(one["html"]).found == [] for one in results)


def test_no_letter_acts(page, author, reader):
    follow(page.thread, by=reader, frequency=Frequency.AT_ONCE)
    for number, text in enumerate(TYPED):
        Post.objects.filter(author=author).update(at="2020-04-01T10:00:00Z")
        actions.reply(page.thread, by=author, body=f"{number} {text}", keeps=everything(text))
    worker.drain()
    letters = [letter for letter in mail.outbox if reader.email in letter.to]
    assert letters
    for letter in letters:
        for html, _kind in letter.alternatives:
            assert [danger for danger in Dangers(html).found if danger[1:2] != ("style",)] == []
        assert "\n" not in letter.subject


def everything(text):
    return [one.digest for one in actions.caution.unasked(text)]
