"""A help request as a document, with what is said in its thread."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from community.models import Post, Thread
from directory.choices import LegalStatus, Sector
from help_requests.choices import HelpKind, State, Urgency
from help_requests.models import HelpRequestPage

from .document import LONGEST_TEXT, NEVER_FREE, Document, excerpt, spoken
from .entries import named, names_of, place_facets, place_names, region_card, spelled, theme_names

# Order of a list without a question: taking answers first, the most urgent of them, the newest of these.
_URGENCY = {Urgency.CRITICAL: 3, Urgency.HIGH: 2, Urgency.NORMAL: 1}


def request_document(page: HelpRequestPage, url: str) -> Document:
    """Shape a page that came with its card's relations and its thread's visible posts.

    A person may ask without an establishment: the request then has no place, and its sector is "not given".
    """
    asks = page.establishment
    commune = asks.commune if asks else None
    departement = commune.departement if commune else None
    region = (asks.region if asks else None) or (departement.region if departement else None)
    thread = getattr(page, "thread", None)
    posts = list(thread.posts.all()) if thread else []
    is_active, asked_at = page.is_taking_answers, _asked_at(page)
    return Document(
        kind="request",
        pk=page.pk,
        title=page.title,
        url=url,
        texts=_texts(page, posts, place_names(region, commune)),
        facets=_facets(page) | place_facets(region, departement),
        card=_card(page, asked_at)
        | {"region": region_card(region), "posts": len(posts), "has_solution": _is_solved_by(thread, posts)},
        passages=(page.description, *(post.body for post in posts)),
        published_at=asked_at,
        fresh_at=asked_at,
        commune=commune.code if commune else "",
        remote=page.kind == HelpKind.ADVICE,
        free_from=0 if is_active else NEVER_FREE,
        is_active=is_active,
        order=(_URGENCY[Urgency(page.urgency)] if is_active else 0, int(asked_at.timestamp()) if asked_at else 0),
    )


def _is_solved_by(thread: Thread | None, posts: list[Post]) -> bool:
    """Whether the accepted answer is one that everybody can read: moderation may have hidden it since."""
    return thread is not None and any(post.pk == thread.solution_id for post in posts)


def _asked_at(page: HelpRequestPage) -> datetime | None:
    return page.submitted_at or page.first_published_at


def _texts(page: HelpRequestPage, posts: list[Post], place: str) -> dict[str, str]:
    asks = page.establishment
    wanted = [need.profession or need.skill for need in page.needs.all()]
    return {
        "title": page.title,
        "themes": spoken(*(theme_names(theme) for theme in page.themes.all())),
        "abilities": spoken(*(names_of(entry) for entry in wanted if entry)),
        "place": spoken(place, asks.shown_name, asks.category.acronym, asks.category.name) if asks else place,
        "body": page.description,
        "thread": "\n".join(post.body for post in posts)[:LONGEST_TEXT],
    }


def _facets(page: HelpRequestPage) -> dict[str, tuple[str, ...]]:
    asks, needs = page.establishment, page.needs.all()
    return {
        "theme": tuple(theme.slug for theme in page.themes.all()),
        "sector": (asks.sector if asks else Sector.NOT_GIVEN.value,),
        "legal_status": (asks.legal_status if asks else LegalStatus.NOT_GIVEN.value,),
        "profession": tuple(dict.fromkeys(need.profession.slug for need in needs if need.profession)),
        "skill": tuple(dict.fromkeys(need.skill.slug for need in needs if need.skill)),
        "type": (page.kind,),
        "state": (State(page.state).value,),
    }


def _card(page: HelpRequestPage, asked_at: datetime | None) -> dict[str, Any]:
    asks = page.establishment
    return {
        "establishment": asks.shown_name if asks else "",
        "category": asks.category.acronym if asks else "",
        "place": asks.place if asks else "",
        "excerpt": excerpt(page.description),
        "themes": [named(theme) for theme in page.themes.all()],
        "kind": page.kind,
        "urgency": page.urgency,
        "state": State(page.state).value,
        "published_on": timezone.localdate(asked_at).isoformat() if asked_at else None,
        "needs": [
            {"label": spelled(need.profession or need.skill), "number": need.number, "places_left": need.places_left}
            for need in page.needs.all()
        ],
        "tools": len(page.tools_sent.all()),
    }
