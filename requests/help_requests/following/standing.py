"""How a request stands, for its people: one sentence, the same on its page and in the list of my requests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from portal.dates import day_in_words

from ..choices import State
from ..models import HelpRequestPage, StatePeriod, Term
from . import terms
from .changing import is_hidden


@dataclass(frozen=True)
class Facts:
    """What is beside a page: the state of its review (as Wagtail calls it) and its last day."""

    review: str = ""
    term: Term | None = None

    @property
    def is_in_review(self) -> bool:
        return self.review == WorkflowState.STATUS_IN_PROGRESS

    @property
    def is_sent_back(self) -> bool:
        return self.review == WorkflowState.STATUS_NEEDS_CHANGES


def facts_of(pages: Iterable[HelpRequestPage]) -> Mapping[int, Facts]:
    """Return these facts for pages by key, in two queries."""
    keys = [page.pk for page in pages]
    standing = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    reviews = WorkflowState.objects.filter(
        content_type=ContentType.objects.get_for_model(HelpRequestPage),
        object_id__in=list(map(str, keys)),
        status__in=standing,
    )
    by_page = dict(reviews.values_list("object_id", "status"))
    found = {term.help_request_id: term for term in Term.objects.filter(help_request__in=keys)}
    return {key: Facts(by_page.get(str(key), ""), found.get(key)) for key in keys}


@dataclass(frozen=True)
class Standing:
    """A sentence with its tone, and whether somebody should do something."""

    text: str
    tone: str = "info"
    waits: bool = False


def standing(page: HelpRequestPage, facts: Facts) -> Standing:
    """Return how a request stands; reads nothing beyond its prefetched periods."""
    period = page.current_period
    if is_hidden(page):
        text = _("The moderators took this request offline: only its people and they still read it.")
        return Standing(text, "danger")
    if period and period.cause:
        text = _("The moderators did not publish this request. You may change it and send it again.")
        return Standing(text, "danger")
    if page.state == State.DRAFT:
        return _draft(page, facts)
    if page.state == State.IN_REVIEW:
        return Standing(_("The moderators are reading this request. It goes online once they have agreed."))
    return _taking_answers(page, facts) if page.is_taking_answers else _ended(page, period)


def _draft(page: HelpRequestPage, facts: Facts) -> Standing:
    if facts.is_sent_back:
        text = _("The moderators ask you to change something before this request goes online.")
        return Standing(text, "warn", waits=True)
    if page.submitted_at:
        return Standing(_("This request is a draft again: only its people see it."), waits=True)
    return Standing(_("You alone see this request for now."), waits=True)


def _taking_answers(page: HelpRequestPage, facts: Facts) -> Standing:
    term = facts.term
    words = {"day": day_in_words(term.expires_on)} if term else {}
    if term and terms.is_ending(term, page, timezone.localdate()):
        return Standing(_("This request ends on %(day)s: is it still needed?") % words, "warn", waits=True)
    if facts.is_in_review:
        return Standing(_("This request is online as it was. The moderators are reading what was changed."))
    if facts.is_sent_back:
        text = _("This request is online as it was. The moderators ask you to change something in the new version.")
        return Standing(text, "warn", waits=True)
    return Standing(_("This request is online until %(day)s.") % words if term else _("This request is online."), "ok")


def _ended(page: HelpRequestPage, period: StatePeriod | None) -> Standing:
    words = {"day": day_in_words(timezone.localdate(period.started_at))} if period else {"day": ""}
    sentences = {
        State.SOLVED: _("This request was solved on %(day)s."),
        State.CLOSED_UNSOLVED: _("This request was closed without a solution on %(day)s."),
        State.WITHDRAWN: _("This request was withdrawn on %(day)s: only its people still read it."),
        State.EXPIRED: _("This request expired on %(day)s: nobody said that it was still needed."),
    }
    return Standing(sentences[page.state] % words, "warn" if page.state == State.EXPIRED else "info")
