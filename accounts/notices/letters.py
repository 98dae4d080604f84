"""The two letters: of one notice alone, and of everything that waited for the day's or the week's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.mail import letters
from portal.mail.sending import Letter

from . import stopping
from .kinds import Kind, title_of
from .models import Notification, letter_key

if TYPE_CHECKING:
    from ..models import User
    from .telling import Notice

# Who was away for a fortnight reads the rest on the site.
MOST_ITEMS = 15


@dataclass(frozen=True)
class Item:
    """A line of the grouped letter: the first notice of its group, and how many follow it."""

    row: Notification
    more: int


def alone(kind: Kind, notice: "Notice", row: Notification) -> Letter:
    """Return the letter of one notice, in its reader's language."""
    user = notice.user
    with translation.override(user.language):
        context = {
            "first_name": user.first_name,
            "paragraphs": row.text.split("\n") if row.text else [],
            "url": settings.SITE_URL + row.url,
            "action": row.action or _("Read on Entraide"),
            "why": str(notice.why) or _("You get this e-mail because you want to hear at once of: %s.") % kind.title,
            "settings_url": settings.SITE_URL + reverse("notice_settings"),
            **notice.context,
        }
        return letters.compose(
            kind.template,
            context,
            to=user.email,
            subject=row.title,
            key=letter_key(row.pk),
            stop_url=notice.stop_url or stopping.stop_url(user.pk, [kind.name]),
            answer_to=notice.answer_to,
        )


def digest(user: "User", rows: Sequence[Notification], *, day: date) -> Letter:
    """Return the letter that groups everything that waited, in its reader's language."""
    kinds = list(dict.fromkeys(row.kind for row in rows))
    with translation.override(user.language):
        shown = gathered(rows)[:MOST_ITEMS]
        context = {
            "first_name": user.first_name,
            "parts": [(title_of(kind), [item for item in shown if item.row.kind == kind]) for kind in kinds],
            "others": len(rows) - sum(1 + item.more for item in shown),
            "site": settings.SITE_URL,
            "inbox_url": settings.SITE_URL + reverse("notices"),
            "settings_url": settings.SITE_URL + reverse("notice_settings"),
        }
        return letters.compose(
            "accounts/notices/email/digest.txt",
            context,
            to=user.email,
            subject=_subject(rows),
            key=f"digest-{user.pk}-{day:%Y-%m-%d}",
            stop_url=stopping.stop_url(user.pk, kinds),
        )


def gathered(rows: Sequence[Notification]) -> list[Item]:
    """Return the lines of a letter, in order: what belongs to one group is one line."""
    together: dict[tuple[str, str], list[Notification]] = {}
    for row in rows:
        together.setdefault((row.kind, row.group or row.key), []).append(row)
    return [Item(first, len(others)) for first, *others in together.values()]


def _subject(rows: Sequence[Notification]) -> str:
    others = len(rows) - 1
    if not others:
        return rows[0].title
    words = ngettext("%(title)s, and %(number)d other notice", "%(title)s, and %(number)d other notices", others)
    return words % {"title": rows[0].title[:120], "number": others}
