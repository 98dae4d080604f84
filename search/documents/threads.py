"""A thread as a document: what is said, apart from what was asked. Hidden posts never come here."""

from typing import Any

from django.utils import timezone

from community.discussing.listing import GENERAL
from community.models import Post, Thread
from directory.models import Commune, Region, Theme
from help_requests.choices import State
from help_requests.models import HelpRequestPage

from .document import LONGEST_TEXT, NEVER_FREE, Document, excerpt, spoken
from .entries import named, place_facets, place_names, region_card, theme_names

# Among lists without a question: beside ordinary open requests, the one that was written in last first.
_RANK = 1


def thread_document(thread: Thread, url: str) -> Document:
    """Shape a thread that came with its visible posts, of which there is one at least, and its request's relations.

    The request's title counts as a text, not as a title: else each thread would stand beside its request, as the
    same answer twice. What is said counts in full here, and a little with the request.
    """
    posts = list(thread.posts.all())
    page = thread.help_request
    themes = _themes(thread)
    region, commune = _place(page)
    solution = next((post for post in posts if post.pk == thread.solution_id), None)
    told = [solution, *(post for post in posts if post is not solution)] if solution else posts
    last = posts[-1].at
    return Document(
        kind="thread",
        pk=thread.pk,
        title=str(thread),
        url=url,
        texts={
            "title": thread.title,
            "themes": spoken(*(theme_names(theme) for theme in themes)),
            "place": place_names(region, commune),
            "body": "\n".join([page.title if page else "", *(post.body for post in told)])[:LONGEST_TEXT],
        },
        facets={"theme": tuple(theme.slug for theme in themes), "state": _state(page), "type": _type(page)}
        | place_facets(region, commune.departement if commune else None),
        card=_card(posts, told[0], themes) | {"has_solution": bool(solution), "region": region_card(region)},
        passages=tuple(post.body for post in told),
        published_at=posts[0].at,
        fresh_at=last,
        commune=commune.code if commune else "",
        free_from=NEVER_FREE,
        is_active=bool(solution) or thread.is_open,
        order=(_RANK, int(last.timestamp())),
    )


def _themes(thread: Thread) -> list[Theme]:
    if thread.help_request:
        return list(thread.help_request.themes.all())
    return [thread.theme] if thread.theme else []


def _place(page: HelpRequestPage | None) -> tuple[Region | None, Commune | None]:
    asks = page.establishment if page else None
    commune = asks.commune if asks else None
    return (asks.region if asks else None) or (commune.departement.region if commune else None), commune


def _state(page: HelpRequestPage | None) -> tuple[str, ...]:
    return (State(page.state).value,) if page else ()


def _type(page: HelpRequestPage | None) -> tuple[str, ...]:
    """Return what tells general discussions from requests' threads, which are of no kind of their own."""
    return () if page else (GENERAL,)


def _card(posts: list[Post], first: Post, themes: list[Theme]) -> dict[str, Any]:
    return {
        "excerpt": excerpt(first.body),
        "themes": [named(theme) for theme in themes],
        "posts": len(posts),
        "last_post_on": timezone.localdate(posts[-1].at).isoformat(),
    }
