"""The letter that gives back what somebody sent by mail and couldn't be published."""

import hashlib

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from portal.mail.inbound import Letter
from portal.mail.letters import write

from ..addresses import thread_url
from ..models import Thread


def give_back(thread: Thread, author: User, letter: Letter, why: str) -> None:
    """Return somebody's words with the reason; once for each letter, and only to an address that is theirs."""
    itself = f"{thread.pk}:{author.pk}:{letter.message_id or letter.text}"
    with translation.override(author.language):
        context = {
            "first_name": author.first_name,
            "thread": thread,
            "why": why,
            "text": letter.text,
            "url": settings.SITE_URL + thread_url(thread),
        }
        write(
            "community/following/email/given_back.txt",
            context,
            to=author.email,
            subject=_("Your message was not published: %(thread)s") % {"thread": thread},
            key=f"back-{hashlib.sha256(itself.encode()).hexdigest()[:48]}",
        )
