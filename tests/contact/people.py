"""People who write to each other, and the letters between them."""

import re
import uuid
from dataclasses import dataclass

from django.core import mail
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from directory.models import Conversation, VolunteerProfilePage
from portal.work.worker import drain


@dataclass(frozen=True)
class Writer:
    """Somebody with a browser."""

    user: User
    client: Client

    def write(self, page: VolunteerProfilePage, **fields: str) -> HttpResponse:
        """Send the form of a first message."""
        typed = {"subject": "Télétravail", "body": "Pouvez-vous nous aider ?", "key": uuid.uuid4().hex} | fields
        return self.client.post(f"/annuaire/{page.slug}/ecrire/", typed)

    def answer(self, talk: Conversation, body: str = "Avec plaisir.") -> HttpResponse:
        """Send an answer."""
        return self.client.post(f"/compte/messages/{talk.pk}/", {"body": body, "key": uuid.uuid4().hex})


def letters() -> list[mail.EmailMessage]:
    """Let the worker send what waits; return all that was sent."""
    drain()
    return mail.outbox


def stop_link(letter: mail.EmailMessage) -> str:
    """The address that refuses messages, on this portal."""
    found = re.search(r"http://localhost(/compte/messages/arreter/\S+)", letter.body)
    assert found
    return found[1]
