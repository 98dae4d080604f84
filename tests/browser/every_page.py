"""Every page of the portal as each kind of person has it, written as files; run inside a portal by its shell.

The addresses are those of `tests/permissions/table.txt`: one that is new has no row there, and that test fails first.
Each is asked for as it stands and with an empty form, so that the errors of every form are among the states.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.template import Context, engines
from django.test.utils import setup_test_environment
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from accounts.notices import stopping as notices
from community.following import stopping as threads
from directory.availability import links as availability
from directory.contact import stopping as messages
from directory.establishments import tokens as invitations
from directory.models import Invitation
from help_requests.following import links as terms
from help_requests.models import HelpRequestPage
from reports.subscribing.links import STOP, Wish, confirm_path
from reports.subscribing.models import Edition, Subscription
from search.saved import stopping as alerts
from tests.browser.every_account import screens
from tests.permissions.cast import EVERYBODY, Cast, cast
from tests.permissions.test_who_may_reach_what import rows, url_of

Asked = tuple[str, str, str, str]
# What pages say that their address alone doesn't: nothing found, filters that hold, a view, a step, another language.
STATES = [
    "/annuaire/?q=zzzz&region=53", "/annuaire/?q=teletravail&theme=teletravail", "/annuaire/?vue=carte",
    "/annuaire/?vue=carte&region=84", "/annuaire/?page=2", "/demandes/?q=zzzz", "/demandes/?etat=solved",
    "/recherche/?q=", "/recherche/?q=zzzz", "/recherche/?q=pca", "/outils/?q=zzzz", "/bilans/?q=zzzz",
    "/chiffres/?du=2020-03-30&au=2020-04-05", "/chiffres/2020-04-03/", "/chiffres/integrer/", "/discussions/?q=zzzz",
    "/integrer/demandes/", "/nulle-part/", "/en/", "/en/annuaire/", "/en/demandes/",
]  # fmt: skip
# Doors of programs show no page, but for their description.
PROGRAMS, DESCRIPTION = ("api:", "auth:", "wagtailapi_v3:"), "api:openapi-view"
ERRORS = ("403.html", "403_csrf.html", "404.html", "429.html", "500.html")


class Anything:
    """Stands for whatever a letter's template is given: an address, a list or a pair of them, anything's part."""

    def __getattr__(self, name: str) -> object:
        return part(name)

    def __iter__(self) -> Iterator["Anything"]:
        yield from (self, self)

    def __len__(self) -> int:
        return 2

    def __str__(self) -> str:
        return "https://exemple.invalid/"


def part(name: str) -> object:
    """Return what a name of a letter's template is given: a day, a number, a language, or anything."""
    if name in ("language", "LANGUAGE_CODE"):
        return "fr"
    if name in ("number", "count", "total", "more", "others"):
        return 2
    return datetime(2026, 11, 22, tzinfo=UTC) if name.endswith(("_on", "_at", "day", "date")) else Anything()


def write(folder: str) -> None:
    """Write each page as a numbered file, `pages.json`: what each is, `others.json`: what isn't for people."""
    setup_test_environment()
    stage = cast()
    taken: dict[str, dict[str, str]] = {}
    seen, drawings, others = set(), set(), set()
    for name, who, method, url in asked(stage):
        answer = ask(stage, who, method, url)
        if not is_page(answer) and answer.status_code == 200:
            others.add(name)
        if not is_page(answer) or (key := shape(answer, name)) in seen:
            continue
        seen.add(key)
        number = f"{len(taken):03}.html"
        Path(folder, number).write_bytes(answer.content)
        taken[number] = {
            "name": name,
            "what": f"{method} {url} as {who}",
            "drawing": "" if key[1:] in drawings else "new",
        }
        drawings.add(key[1:])
    for name in (*ERRORS, *letters()):
        number = f"{len(taken):03}.html"
        Path(folder, number).write_text(drawn(name), encoding="utf-8")
        taken[number] = {"name": name, "what": f"template {name}", "drawing": "new"}
    for file, content in (("pages.json", taken), ("others.json", sorted(others))):
        Path(folder, file).write_text(json.dumps(content), encoding="utf-8")


def asked(stage: Cast) -> Iterator[Asked]:
    """Yield everything that is asked for: name of the address, who asks, method, address."""
    for name, (words, get, post) in rows().items():
        if name.startswith(PROGRAMS) and name != DESCRIPTION:
            continue
        url = url_of(name, words, stage)
        for method, answers, shown in (("get", get, "12"), ("post", post, "2x")):
            people = [who for who, sign in zip(EVERYBODY, answers, strict=True) if sign in shown]
            # A form in error is the same for everybody.
            yield from ((name, who, method, url) for who in (people if method == "get" else people[:1]))
    for name, who, url in by_token(stage):
        yield name, who, "get", url
    yield from screens(stage)
    tree = Page.objects.live().filter(depth__gt=1).specific()
    # Of each type the first, which is of the demo, and the last, which is of the stage.
    kinds = {type(page): page for page in tree.reverse()}, {type(page): page for page in tree}
    for page in {page.pk: page for kind in kinds for page in kind.values()}.values():
        yield from (("wagtail_serve", who, "get", page.url) for who in "-oC")
    yield from (("wagtail_serve", who, "get", url) for url in STATES for who in "-o")


def by_token(stage: Cast) -> Iterator[tuple[str, str, str]]:
    """Yield the pages that the signed addresses of letters lead to."""
    owner = User.objects.get(email="o-false@exemple.invalid")
    words, request = stage.words, HelpRequestPage.objects.get(slug=stage.words["request"])
    subscription = Subscription.objects.create(email="lecture@exemple.invalid")
    yield "stop_alerts", "-", alerts.stop_url(owner.pk, [words["saved"]])
    yield "stop_notices", "-", notices.stop_url(owner.pk, ["offers"])
    yield "stop_messages", "-", messages.stop_url(owner)
    yield "still_available", "-", availability.answer_url(owner.volunteer)
    yield "stop_asking", "-", availability.stop_url(owner.volunteer)
    yield "request_term", "-", terms.answer_url(request, owner)
    yield "stop_reports", "-", STOP.path(subscription.pk)
    yield "confirm_reports", "-", confirm_path(Wish(subscription.pk, (Edition.WEEKLY,)))
    yield "stop_following", "-", threads.stop_url(words["thread"], owner.pk)
    invited = Invitation.objects.get(pk=words["invitation"])
    yield "accept_invitation", "v", reverse("accept_invitation", args=[invitations.make(invited)])


def ask(stage: Cast, who: str, method: str, url: str) -> HttpResponse:
    """Ask, and undo what it did."""
    client, path = stage.people[who], url.removeprefix(settings.SITE_URL)
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(path)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def is_page(answer: HttpResponse) -> bool:
    """Whether an answer is a whole page for people, not a part of one, a file or an answer to a program."""
    is_html = answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming
    return is_html and answer.status_code not in (301, 302) and b"<html" in answer.content


def shape(answer: HttpResponse, name: str) -> tuple[object, ...]:
    """Return what makes a page different from another of the same address: the templates it is made of, and errors."""
    made_of = frozenset(one.name for one in answer.templates if one.name)
    return name, answer.status_code, made_of, answer.content.count(b'aria-invalid="true"') > 0


def letters() -> list[str]:
    """Return the HTML templates of all letters."""
    folder = Path(settings.BASE_DIR) / "templates"
    paths = (path.relative_to(folder) for path in sorted(folder.glob("**/email/*.html")) if path.name[0] != "_")
    return [str(path) for path in paths]


def drawn(name: str) -> str:
    """Return a template drawn without a request, every variable of it given."""
    engine = engines["django"].engine
    engine.string_if_invalid = ""
    if name in ERRORS:
        return engine.get_template(name).render(Context({"away": True, "request_id": "x", "again": "/", "kept": []}))
    return engine.get_template(name).render(Lenient())


class Lenient(Context):
    """A context in which every name is something, those that templates set themselves apart."""

    def __getitem__(self, key: str) -> object:
        try:
            return super().__getitem__(key)
        except KeyError:
            return part(key)

    def __contains__(self, key: str) -> bool:
        return True
