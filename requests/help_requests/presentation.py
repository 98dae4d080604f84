"""What a request's page says beyond its own fields."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.models import User
from directory.addresses import ChipLink
from directory.models import Establishment
from directory.wording import typographic
from portal.routing import said_of

from .models import HelpRequestPage, Offer
from .needs import filled, need_row
from .offering.acting import acting
from .permissions import may_manage
from .wording import asked, badges, requests_url

# Everything that badges, needs and events read, in a constant number of queries.
RELATED = (
    "periods",
    "support__volunteer__profile",
    "tools_sent__tool__document",
    "tools_sent__tool__resources",
    "outcomes__thanked__profile",
)


def request_context(page: HelpRequestPage, *, reader: User | AnonymousUser) -> dict[str, Any]:
    """Return the context of `help_requests/request.html`; whether its reader manages it is asked once for all of it.

    What everybody reads stands there by its names, and as `said`.
    """
    said, own = said_of(page, ("request",), lambda: _said(page)), {"is_managed": may_manage(reader, page)}
    return {**said, **own, "said": said, "offering": acting(page, reader, **own)}


def _said(page: HelpRequestPage) -> dict[str, Any]:
    """Return what everybody reads."""
    prefetch_related_objects([page], *RELATED)
    submitted = page.submitted_at or page.first_published_at
    needs = list(page.needs.select_related("profession", "skill").prefetch_related("fillings"))
    waiting = Offer.objects.filter(help_request=page.pk).waiting_by_need()
    return {
        "badges": badges(state=page.state, kind=page.kind, urgency=page.urgency),
        "subtitle": _subtitle(page.establishment),
        "age": asked(timezone.localdate(submitted)) if submitted else "",
        "needs": [need_row(need, waiting=waiting.get(need.pk, 0)) for need in needs],
        "filled": filled(needs),
        "places_left": sum(need.places_left for need in needs),
        "is_full": bool(needs) and not any(need.places_left for need in needs),
        "chips": list(_chips(page)),
        "is_taking_answers": page.is_taking_answers,
    }


def _subtitle(establishment: Establishment | None) -> str:
    """Return who asks, what it is and where; a request may come from a person alone."""
    if establishment is None:
        return ""
    parts = (establishment.shown_name, typographic(establishment.category.name), establishment.place)
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _chips(page: HelpRequestPage) -> Iterator[ChipLink]:
    for theme in page.themes.all():
        yield ChipLink(theme.name, requests_url(theme=theme.slug))
    if page.establishment and (region := page.establishment.region):
        yield ChipLink(str(region), requests_url(region=region.code))
