"""Sessions in the database, as Django keeps them, found by a question that is put into SQL once."""

from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from portal.first_question import ask_first
from portal.questions import Gap, ask_for, gaps

# What a session says of how somebody came in. Its row goes on naming allauth's own backend, whose child ours is: the
# release before, which may serve the next page during an upgrade, knows no other.
OURS, WRITTEN = "accounts.backend.Backend", "allauth.account.auth_backends.AuthenticationBackend"


class SessionStore(db.SessionStore):
    """The store of everybody who is signed in: each of their pages begins by reading it."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Return a session as it is written."""
        return super().encode(_renamed(session_dict, OURS, WRITTEN))

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Return what a session holds."""
        return _renamed(super().decode(session_data), WRITTEN, OURS)

    def _get_session_from_db(self) -> Any:
        given = {"key": self.session_key, "now": timezone.now()}
        found = next(iter(ask_first(lambda: ask_for("session", lambda: _session(**gaps(given)), given))), None)
        if found is None:
            self._session_key = None
        return found


def _renamed(session: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    return session | {BACKEND_SESSION_KEY: after} if session.get(BACKEND_SESSION_KEY) == before else session


def _session(key: Gap, now: Gap) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
