"""What members type in posts, and what is shown of it: a subset of Markdown that can do nothing."""

import time
from html.parser import HTMLParser

import pytest

from community.models import Post
from community.writing.integrity import CHECK
from community.writing.markdown import REL, SCHEMES, TAGS, render
from tests.community.factories import PostFactory
from tests.community.payloads import PAYLOADS
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory

# What is dangerous only where Markdown makes markup of it.
MARKED = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](//exemple.fr/x)",
    "[x](/compte/effacer/)",
    '[x](https://exemple.fr "onmouseover=alert(1)")',
    "[x](https://a@exemple.fr/)",
    "[<img src=x onerror=alert(1)>](https://exemple.fr)",
    "![x](https://exemple.fr/x.png)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '<https://exemple.fr/"onclick=alert(1)>',
    "[x]: javascript:alert(1)\n\n[x]",
    "`<script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "> <svg/onload=alert(1)>",
    "- <iframe src=javascript:alert(1)>",
    "**<script>alert(1)</script>**",
    "@<script>alert(1)</script>",
    '@camille-martin"><script>alert(1)</script>',
]
PEOPLE = {"camille-martin": "/annuaire/camille-martin/"}


class Tags(HTMLParser):
    """Every tag of a text with its attributes, as a browser reads them."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("payload", PAYLOADS + MARKED)
def test_whatever_is_typed_is_inert(payload):
    for tag, attributes in Tags(render(payload, people=PEOPLE)).found:
        assert tag in TAGS
        assert set(attributes) <= {"href", "rel", "start", "class"}
        if href := attributes.get("href"):
            assert href.partition(":")[0] in SCHEMES or href == PEOPLE["camille-martin"]
            assert "@" not in href.split("//")[-1].split("/")[0] or href.startswith("mailto:")
            assert attributes["rel"] == REL


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("un\ndeux", "<p>un<br>\ndeux</p>"),
        ("un\n\ndeux", "<p>un</p>\n<p>deux</p>"),
        ("**fort** et *dit*", "<p><strong>fort</strong> et <em>dit</em></p>"),
        ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
        ("3. un\n4. deux", '<ol start="3">\n<li>un</li>\n<li>deux</li>\n</ol>'),
        ("> dit", "<blockquote>\n<p>dit</p>\n</blockquote>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("# Titre", "<p># Titre</p>"),
        ("2 * 3 * 4 et snake_case_name", "<p>2 * 3 * 4 et snake_case_name</p>"),
        ("![img](https://a.fr/x.png)", f'<p>!<a href="https://a.fr/x.png" rel="{REL}">img</a></p>'),
        (
            "(voir https://a.fr/b_(c)).",
            f'<p>(voir <a href="https://a.fr/b_(c)" rel="{REL}">https://a.fr/b_(c)</a>).</p>',
        ),
        ("www.a.fr, non ?", f'<p><a href="https://www.a.fr" rel="{REL}">www.a.fr</a>, non ?</p>'),
        (
            "Ici https://a.fr/?a=1&b=2!",
            f'<p>Ici <a href="https://a.fr/?a=1&amp;b=2" rel="{REL}">https://a.fr/?a=1&amp;b=2</a>!</p>',
        ),
        ("[la charte](https://a.fr)", f'<p><a href="https://a.fr" rel="{REL}">la charte</a></p>'),
        ("[https://a.fr](https://b.fr)", f'<p><a href="https://b.fr" rel="{REL}">https://a.fr</a></p>'),
        ("moi@exemple.fr", "<p>moi@exemple.fr</p>"),
        (
            "@Camille-Martin !",
            f'<p><a href="{PEOPLE["camille-martin"]}" class="mention" rel="{REL}">@Camille-Martin</a> !</p>',
        ),
        ("@inconnue et a@camille-martin", "<p>@inconnue et a@camille-martin</p>"),
    ],
)
def test_what_the_signs_mean(typed, shown):
    assert render(typed, people=PEOPLE) == shown


@pytest.mark.parametrize(
    "typed",
    ["*a " * 2600, "[" * 8000, "> " * 4000, "- " * 4000, "_*" * 4000, "https://" * 1000, "![[" * 2600, "(" * 8000],
)
def test_no_text_of_the_longest_size_takes_long(typed):
    begun = time.process_time()
    render(typed[:8000])
    assert time.process_time() - begun < 2


@pytest.mark.django_db
def test_it_is_kept_with_the_post_one_by_one_and_in_bulk():
    post = PostFactory(body="**Bonjour**")
    assert post.html == "<p><strong>Bonjour</strong></p>"
    post.body = "*Bonsoir*"
    post.save()
    assert Post.objects.get().shown == "<p><em>Bonsoir</em></p>"
    Post.objects.bulk_create([Post(thread=post.thread, voice=post.voice, body="- un")])
    assert Post.objects.latest("pk").html == "<ul>\n<li>un</li>\n</ul>"


@pytest.mark.django_db
def test_html_of_other_rules_is_found_and_written_again():
    person = ProfilePageFactory()
    thread = HelpRequestFactory().thread
    post = PostFactory(thread=thread, body=f"**Bonjour** @{person.slug}")
    kept = post.html
    assert person.slug in kept
    assert list(CHECK.find()) == []
    Post.objects.filter(pk=post.pk).update(html=f"<script>alert(1)</script>{kept}")
    assert [line.split()[1] for line in CHECK.find()] == [f"#{post.pk}"]
    CHECK.mend()
    post.refresh_from_db()
    assert post.html == kept
