"""The letter that asks how a request stands."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from directory.models import Membership
from help_requests.models import HelpRequestPage
from help_requests.wording import request_url
from portal.mail.letters import write


def readers(page: HelpRequestPage) -> list[User]:
    """Return who may act on a request: its author, and the people of its establishment."""
    people = {page.owner} if page.owner and page.owner.is_active else set()
    if page.establishment_id:
        rows = Membership.objects.confirmed().filter(establishment=page.establishment_id, user__is_active=True)
        people |= {row.user for row in rows.select_related("user")}
    return sorted(people, key=lambda person: person.pk)


def remind(page: HelpRequestPage, message: str) -> int:
    """Write to all of them; return how many they are. The same day, the same letter is sent once."""
    people = readers(page)
    for person in people:
        with translation.override(person.language):
            _write(page, message, person)
    return len(people)


def _write(page: HelpRequestPage, message: str, person: User) -> None:
    undecided = page.offers.undecided().count()
    write(
        "coordination/email/remind.txt",
        {
            "first_name": person.first_name,
            "title": page.title,
            "message": message,
            "offers": ngettext(
                "%(number)d offer waits for an answer.", "%(number)d offers wait for an answer.", undecided
            )
            % {"number": undecided}
            if undecided
            else "",
            "url": settings.SITE_URL + request_url(page.slug),
        },
        to=person.email,
        subject=_("Is your request for help still going on?"),
        key=f"request-reminder-{page.pk}-{person.pk}-{timezone.localdate():%Y%m%d}",
    )
