"""Replies, offers of help and edits of one's own page, all at once at a steady pace beside readers.

Everybody does one thing: limits of what a person may do in a minute hold as they do for everybody.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from ..crowd import told, worker
from ..pages import VAR, asked, serving
from .pace import readers_beside, steadily
from .person import Answer, Person
from .replies import TOKEN
from .words import marks_in, word

# A second.
PACES = {"replies": 5, "offers": 2, "edits": 2}
# Cookies of as many people as there is to do, with where each does it; after `MOST = {...}`.
PEOPLE = """
import json
from itertools import cycle
from django.test import Client
from accounts.models import User
from help_requests.models import HelpRequestPage
from help_requests.offering.permissions import refusal_to_offer
def cookie(user):
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value
volunteers = User.objects.filter(volunteer__profile__live=True, is_active=True)
# What a newcomer says first is read by moderators before it is published.
writers = volunteers.filter(posts__isnull=False).distinct().order_by("-pk")[: MOST["replies"]]
# All over the portal: runs before this one have not made one thread long.
requests = list(HelpRequestPage.objects.live().taking_answers().filter(thread__isnull=False).order_by("?"))
slugs = cycle([page.slug for page in requests])
people = {"replies": [(cookie(user), slug) for user, slug in zip(writers, slugs)], "offers": [], "edits": []}
for user, page in zip(volunteers.order_by("?"), cycle(requests)):
    if len(people["offers"]) < MOST["offers"]:
        is_new = not page.offers.filter(volunteer=user.volunteer).exists()
        if is_new and refusal_to_offer(user, page) is None:
            people["offers"].append((cookie(user), page.slug))
    elif len(people["edits"]) < MOST["edits"]:
        people["edits"].append((cookie(user), ""))
print(json.dumps(people))
"""
# What is in the database of a run; after `RUN = "…"`.
KEPT = """
import json
from wagtail.models import TaskState
from community.models import Post
from help_requests.models import Offer
waiting = TaskState.objects.filter(status="in_progress", revision__content__presentation__icontains=RUN)
print(json.dumps({
    "replies": list(Post.objects.filter(body__contains=RUN).values_list("body", flat=True)),
    "offers": list(Offer.objects.filter(message__contains=RUN).values_list("message", flat=True)),
    "edits": list(waiting.values_list("revision__content__presentation", flat=True)),
}))
"""
Found = dict[str, list[tuple[str, str]]]
Kept = dict[str, list[str]]


@dataclass(frozen=True)
class Sent:
    """One form: the word it is found by, whether it was taken, and how long its answer took."""

    mark: str
    is_taken: bool
    took: float


def reply(person: Person, slug: str, said: str) -> tuple[Answer, bool]:
    """Answer in a thread."""
    fields = {"body": f"Nous l’avons vécu : {said}.", "key": uuid4().hex, "csrfmiddlewaretoken": TOKEN}
    answer = person.ask("POST", f"/demandes/{slug}/repondre/", urlencode(fields))
    return answer, answer.status in (302, 303)


def offer(person: Person, slug: str, said: str) -> tuple[Answer, bool]:
    """Open "I can help" and send it."""
    answer = person.fill(f"/demandes/{slug}/aider/", "key", message=f"Je peux venir : {said}.", reach=["email"])
    return answer, answer.place.startswith("/compte/propositions/")


def edit(person: Person, _slug: str, said: str) -> tuple[Answer, bool]:
    """Open the form of one's own page, change its presentation, send it to review."""
    answer = person.fill("/compte/profil/modifier/", "version", presentation=f"Je sais aider : {said}.", send="1")
    return answer, answer.place == "/compte/profil/"


FORMS: dict[str, Callable[[Person, str, str], tuple[Answer, bool]]] = {
    "replies": reply, "offers": offer, "edits": edit,
}  # fmt: skip


def write(port: int, kind: str, who: tuple[str, str], run: str) -> Sent:
    """Have one person write one thing; what is refused counts as not taken."""
    cookie, slug = who
    person, mark = Person(port, {"sessionid": cookie, "csrftoken": TOKEN}), word()
    try:
        answer, is_taken = FORMS[kind](person, slug, f"{run} {mark}")
    except ValueError:
        return Sent(mark, is_taken=False, took=person.took[-1])
    finally:
        person.leave()
    return Sent(mark, is_taken, answer.took)


def all_write(port: int, people: Found, run: str, seconds: float) -> dict[str, list[Sent]]:
    """Have everybody write, each kind at its own pace."""
    with ThreadPoolExecutor(len(PACES)) as kinds:
        going = {
            kind: kinds.submit(
                steadily, lambda who, kind=kind: write(port, kind, who, run), people[kind], pace, seconds
            )
            for kind, pace in PACES.items()
        }
        return {kind: one.result() for kind, one in going.items()}


def summed(sent: list[Sent], kept: dict[str, int]) -> dict[str, object]:
    """Return what became of one kind: taken ones that are nowhere, and any that is there twice."""
    taken = [one for one in sent if one.is_taken]
    lost = sum(one.mark not in kept for one in taken)
    doubled = sum(number > 1 for number in kept.values())
    counted = {"sent": len(sent), "acknowledged": len(taken), "lost": lost, "doubled": doubled}
    return counted | {"answers": told([one.took for one in taken])}


def together(size: int, seconds: float, paths: dict[str, str]) -> dict[str, object]:
    """Return what readers wait without and with people who write, and what became of what they wrote."""
    most = {kind: int(pace * seconds) for kind, pace in PACES.items()}
    run = word()
    people: Found = asked(size, f"MOST = {most}\n{PEOPLE}")
    more = {"TRUSTED_PROXY_COUNT": "1", "EMAIL_URL": f"filemail:///{VAR / 'bench' / 'letters'}"}
    with worker(size, **more), serving(size, "portal.wsgi", WEB_CONCURRENCY="2", **more) as server:
        work = lambda: all_write(server.port, people, run, seconds)  # noqa: E731 - what readers are beside
        pages, sent = readers_beside(server.port, paths, seconds, work)
    kept: Kept = asked(size, f"RUN = {run!r}\n{KEPT}")
    return pages | {kind: summed(sent[kind], marks_in(kept[kind], run)) for kind in PACES}
