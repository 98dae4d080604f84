"""Sessions in the database, as Django keeps them, found by a question that is put into SQL once."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from portal.questions import Gap, ask_for, gaps


class SessionStore(db.SessionStore):
    """The store of everybody who is signed in: each of their pages begins by reading it."""

    def _get_session_from_db(self) -> Any:
        given = {"key": self.session_key, "now": timezone.now()}
        found = next(iter(ask_for("session", lambda: _session(**gaps(given)), given)), None)
        if found is None:
            self._session_key = None
        return found


def _session(key: Gap, now: Gap) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
