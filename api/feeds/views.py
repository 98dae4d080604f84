"""The feeds."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _

from community.addresses import thread_url
from community.discussing.listing import Asked, rows_for
from community.models import Post
from directory.cards import subtitle
from directory.models import VolunteerProfilePage
from directory.searching.scopes import PROFILES
from help_requests.cards import request_card
from help_requests.models import HelpRequestPage
from help_requests.scopes import REQUESTS
from search.documents.document import excerpt

from .atom import ENTRIES, PortalFeed
from .found import entry, newest


class RequestsFeed(PortalFeed):
    """`/flux/demandes.atom`: requests, narrowed as at `/demandes/`."""

    link = "/demandes/"

    def title(self) -> str:
        return _("Entraide: requests for help")

    def subtitle(self) -> str:
        return _("What health and social-care establishments ask for, the newest first.")

    def items(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the newest, each with its state and where it is."""
        found = newest(request, REQUESTS, HelpRequestPage)
        return [entry(hit, page, self._text(hit)) for hit, page in found]

    def _text(self, hit: Any) -> str:
        card = request_card(hit)
        parts = (*(str(badge.text) for badge in card.badges), card.establishment, hit.card.get("excerpt", ""))
        return " – ".join(part for part in parts if part)


class ProfilesFeed(PortalFeed):
    """`/flux/profils.atom`: people who volunteer, narrowed as at `/annuaire/`."""

    link = "/annuaire/"

    def title(self) -> str:
        return _("Entraide: volunteers")

    def subtitle(self) -> str:
        return _("People who volunteer to help, the newest page first.")

    def items(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the newest, each with what the directory's card says."""
        found = newest(request, PROFILES, VolunteerProfilePage)
        return [entry(hit, page, self._text(hit.card)) for hit, page in found]

    def _text(self, card: Any) -> str:
        region = (card.get("region") or {}).get("name", "")
        parts = (subtitle(card, "function", "organisation"), region, card.get("excerpt", ""))
        return " – ".join(part for part in parts if part)


class DiscussionsFeed(PortalFeed):
    """`/flux/discussions.atom`: general discussions, narrowed as at `/discussions/`, the one written in last first."""

    link = "/discussions/"

    def title(self) -> str:
        return _("Entraide: discussions")

    def subtitle(self) -> str:
        return _("What people in health and social care talk about, the discussion written in last first.")

    def items(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the latest discussions, each with how it begins."""
        begins = Post.objects.visible().filter(thread=OuterRef("pk")).order_by("at", "pk").values("body")[:1]
        threads: Any = rows_for(Asked.by(request.GET)).annotate(begins=Subquery(begins))[:ENTRIES]
        return [
            {
                "id": f"thread-{thread.pk}",
                "title": thread.title,
                "text": excerpt(thread.begins),
                "url": thread_url(thread),
                "at": thread.last_post_at,
                "themes": [thread.theme.name],
            }
            for thread in threads
        ]
