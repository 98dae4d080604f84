"""What a candidate is told: who is looked for, where, when, why they, and one thing to do."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices.telling import Notice
from help_requests.choices import Place, Urgency
from help_requests.models import HelpRequestPage, Need
from portal.dates import day_in_words
from portal.templatetags.components import excerpt

from ..candidates import Candidate, ReasonKind
from .kind import key_of

LONGEST_EXCERPT = 160
# Why somebody, as they would say it themselves: how often they were asked or confirmed is the portal's affair.
TOLD = frozenset(
    {
        ReasonKind.THEME,
        ReasonKind.PROFESSION,
        ReasonKind.SKILL,
        ReasonKind.DISTANCE,
        ReasonKind.AVAILABILITY,
        ReasonKind.SECTOR,
    }
)


def notice(help_request: HelpRequestPage, needs: dict[int, Need], candidate: Candidate, user: User) -> Notice:
    """Return what one candidate is told, in their language."""
    with override(user.language):
        need = needs.get(candidate.need_id or 0)
        reasons = reasons_of(candidate)
        return Notice(
            user,
            key=key_of(help_request.pk),
            title=subject(help_request, need),
            url=reverse("offer_help", args=[help_request.slug]),
            text="\n".join(filter(None, paragraphs(help_request, reasons))),
            action=_("I can help"),
            why=_("Your page fits this request. We write to you of three requests a week at most."),
        )


def subject(help_request: HelpRequestPage, need: Need | None) -> str:
    """Return a subject that can stand alone: who is looked for or for what, where, when."""
    asked = need.label if need else help_request.title
    where = place_of(help_request, need)
    return ", ".join(filter(None, (_("Can you help? %(what)s") % {"what": asked}, where, dates_of(help_request, need))))


def paragraphs(help_request: HelpRequestPage, reasons: str) -> list[str]:
    """Return what else there is to know, most of it in the request's own words."""
    asking = help_request.establishment
    said = {"title": help_request.title, "text": excerpt(help_request.description, LONGEST_EXCERPT)}
    return [
        str(Urgency(help_request.urgency).label) if help_request.urgency != Urgency.NORMAL else "",
        _("%(title)s: %(text)s") % said,
        _("Asked by %(establishment)s.") % {"establishment": asking.shown_in_full} if asking else "",
        _("Why you: %(reasons)s.") % {"reasons": reasons} if reasons else "",
    ]


def reasons_of(candidate: Candidate) -> str:
    """Return why somebody fits. Reasons are worked out in the portal's language only."""
    if get_language() != settings.LANGUAGE_CODE:
        return ""
    return ", ".join(reason.text for reason in candidate.reasons if reason.kind in TOLD and reason.text)


def place_of(help_request: HelpRequestPage, need: Need | None) -> str:
    """Return where help is needed."""
    if help_request.place == Place.REMOTE:
        return str(_("remotely"))
    if need and need.commune:
        return str(need.commune)
    return help_request.establishment.place if help_request.establishment else ""


def dates_of(help_request: HelpRequestPage, need: Need | None) -> str:
    """Return when, in words."""
    first, last = (need.starts_on, need.ends_on) if need else (None, None)
    if first and last:
        words = _("on %(first)s") if first == last else _("from %(first)s to %(last)s")
        return words % {"first": day_in_words(first), "last": day_in_words(last)}
    if first:
        return _("from %(day)s on") % {"day": day_in_words(first)}
    until = last or help_request.needed_by
    return _("before %(day)s") % {"day": day_in_words(until)} if until else ""
