"""How long accounts, letters, the outbox and Wagtail's logs are kept (`portal` is below and registers nothing)."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailConfirmation
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import ModelLogEntry, PageLogEntry

from portal import retention
from portal.mail.models import Delivery
from portal.private import delete_with_row
from portal.retention import MONTH, WEEK, YEAR, Rule
from portal.work.models import OutboxRow

from . import inactivity
from .models import Consent, DataArchive, ErasedPerson, FormerAddress, User
from .mydata import erasing


def delete_archives(archives: QuerySet[DataArchive]) -> int:
    """Delete archives with their files."""
    count = 0
    for archive in archives:
        delete_with_row(archive.file)
        archive.delete()
        count += 1
    return count


def cut_authors(entries: QuerySet[Any]) -> int:
    """Take away who did it, and keep what was done: the history of a page stays readable."""
    return entries.update(user=None)


def erased_yet_here(now: datetime) -> QuerySet[User]:
    """Return those whom a restored backup has brought back."""
    erasing.take_list_back()
    return User.objects.filter(pk__in=[user.pk for user in erasing.erased_yet_here()]).order_by("pk")


def sessions_over(now: datetime) -> QuerySet[UserSession]:
    """Return what is noted of sessions that are no more."""
    goes_on = Session.objects.filter(pk=OuterRef("session_key"), expire_date__gt=now)
    return UserSession.objects.filter(~Exists(goes_on))


def register() -> None:
    """Add the rules to the table."""
    retention.register(*RULES)


RULES = (
    Rule(
        "account-inactive",
        _("Accounts nobody signs in to"),
        _("a letter after 24 months, erased after 36"),
        _("an account nobody uses helps nobody"),
        inactivity.to_erase,
        inactivity.erase,
    ),
    Rule(
        "account-inactive-letter",
        _("Letter to those who have not come for 24 months"),
        _("sent once"),
        _("to leave them the choice"),
        inactivity.to_warn,
        inactivity.warn,
    ),
    Rule(
        "account-restored",
        _("People who left and whom a restored backup brings back"),
        _("not at all: erased again"),
        _("who has left has left"),
        erased_yet_here,
        inactivity.erase,
    ),
    Rule(
        "account-unconfirmed",
        _("Accounts whose address nobody confirmed"),
        _("7 days"),
        _("somebody else may have typed it"),
        lambda now: User.objects.unconfirmed().filter(date_joined__lt=now - WEEK),
    ),
    Rule(
        "archive",
        _("Copies of personal data"),
        _("7 days"),
        _("time to fetch them"),
        DataArchive.objects.past_their_time,
        delete_archives,
    ),
    Rule(
        "confirmation",
        _("Links that confirm an address"),
        _("30 days"),
        _("they no longer open anything"),
        lambda now: EmailConfirmation.objects.filter(created__lt=now - MONTH),
    ),
    Rule(
        "consent",
        _("Agreements that were taken back"),
        _("5 years"),
        _("proof, as long as somebody may ask for it"),
        lambda now: Consent.objects.filter(withdrawn_at__lt=now - 5 * YEAR),
    ),
    Rule(
        "erased",
        _("List of erased people, by fingerprint"),
        _("1 year"),
        _("longer than any backup lives"),
        lambda now: ErasedPerson.objects.filter(erased_at__lt=now - YEAR),
    ),
    Rule(
        "form",
        _("Forms begun in the administration"),
        _("30 days"),
        _("nobody comes back to them later"),
        lambda now: FormState.objects.filter(last_updated_at__lt=now - MONTH),
    ),
    Rule(
        "form-session",
        _("Who had a page of the administration open"),
        _("30 days"),
        _("it served on that day only"),
        lambda now: EditingSession.objects.filter(last_seen_at__lt=now - MONTH),
    ),
    Rule(
        "former-address",
        _("Addresses somebody had before"),
        _("1 year"),
        _("as long as the log of e-mails knows them"),
        lambda now: FormerAddress.objects.filter(until__lt=now - YEAR),
    ),
    Rule(
        "log-objects",
        _("Who changed what in the administration"),
        _("1 year, then without the name"),
        _("to answer questions about a change"),
        lambda now: ModelLogEntry.objects.filter(timestamp__lt=now - YEAR, user__isnull=False),
        cut_authors,
    ),
    Rule(
        "log-pages",
        _("Who changed a page"),
        _("1 year, then without the name"),
        _("to answer questions about a change"),
        lambda now: PageLogEntry.objects.filter(timestamp__lt=now - YEAR, user__isnull=False),
        cut_authors,
    ),
    Rule(
        "mail-log",
        _("Log of e-mails, without their text"),
        _("1 year"),
        _("to answer “did you write to me?”"),
        lambda now: Delivery.objects.filter(queued_at__lt=now - YEAR),
    ),
    Rule(
        "mail-text",
        _("Text of e-mails that could not be sent"),
        _("30 days"),
        _("time to mend what kept them"),
        lambda now: OutboxRow.objects.filter(topic="mail", created_at__lt=now - MONTH),
    ),
    Rule(
        "session",
        _("Sessions"),
        _("2 weeks after the last sign-in"),
        _("to stay signed in"),
        lambda now: Session.objects.filter(expire_date__lt=now),
    ),
    Rule(
        "session-list",
        _("Where somebody was signed in: device and network address"),
        _("as long as the session"),
        _("to sign out from afar"),
        sessions_over,
    ),
)
