"""A request while it is written: a page that isn't published, with a revision for each screen that was kept."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.edit_page import EditPageAction

from accounts.models import User
from accounts.suspensions import refuse_suspended
from directory.models import Theme, Volunteer
from portal.slugs import free_slug, says

from ..choices import State
from ..models import Asking, HelpRequestIndexPage, HelpRequestPage, StatePeriod
from ..models.requests import HelpRequestPageQuerySet

# More than anybody writes at once; whoever has so many begins again by going on with one.
MOST_DRAFTS = 20
LONGEST_TITLE = 90
_SENTENCE = re.compile(r"[.!?](?:\s|$)|\n")


def drafts_of(user: User) -> HelpRequestPageQuerySet:
    """Return what somebody is writing and never sent, or was asked to change; the latest first."""
    sent = StatePeriod.objects.current().exclude(state=State.DRAFT).filter(help_request=OuterRef("pk"))
    mine = HelpRequestPage.objects.filter(owner=user, asking__isnull=False, first_published_at=None)
    return mine.filter(~Exists(sent)).select_related("asking").order_by("-latest_revision_created_at", "-pk")


def never_sent(user: User) -> HelpRequestPageQuerySet:
    """Return those that nobody else has read; what moderators sent back is its establishment's as well."""
    return all_never_sent().filter(owner=user).order_by("-latest_revision_created_at", "-pk")


def all_never_sent() -> HelpRequestPageQuerySet:
    """Return what anybody is writing that nobody else has read, the longest untouched first."""
    sent = StatePeriod.objects.exclude(state=State.DRAFT).filter(help_request=OuterRef("pk"))
    begun = HelpRequestPage.objects.filter(asking__isnull=False, first_published_at=None)
    return begun.filter(~Exists(sent)).select_related("asking").order_by("latest_revision_created_at", "pk")


def own_draft(user: User, pk: int, *, lock: bool = False) -> HelpRequestPage:
    """Return one of them as it was last written; raises `Http404` for those of others and for what was sent.

    With `lock`, inside a transaction, nobody else can keep or send it until the end of it.
    """
    drafts = drafts_of(user)
    page = get_object_or_404(drafts.select_for_update(of=("self", "page_ptr")) if lock else drafts, pk=pk)
    return page.get_latest_revision_as_object()


@transaction.atomic
def begin(user: User, *, key: str, text: str, themes: Iterable[Theme], wished: Volunteer | None) -> HelpRequestPage:
    """Give a need a page of its own, unpublished; the one it has when the same form is sent twice.

    Raises `ValidationError` for somebody who is suspended, or has too many drafts.
    """
    refuse_suspended(user)
    # The author's row is the lock: of two clicks, the second finds what the first has begun.
    person = User.objects.select_for_update().get(pk=user.pk)
    if twin := Asking.objects.filter(key=key, help_request__owner=person).select_related("help_request").first():
        return twin.help_request
    if drafts_of(person).count() >= MOST_DRAFTS:
        raise ValidationError(_("You have many drafts already: go on with one of them, or delete some."))
    # The parent's row is what keeps two new pages from taking the same place in the tree.
    index = HelpRequestIndexPage.objects.select_for_update().get()
    title = title_of(text)
    page = HelpRequestPage(owner=person, title=title, slug=free_address(title), description=text, live=False)
    page.themes = list(themes)
    index.add_child(instance=page)
    Asking.objects.create(help_request=page, key=key, wished=wished)
    page.save_revision(user=person, clean=False, log_action=True)
    return page


def save(draft: HelpRequestPage, *, by: User, reached: int) -> None:
    """Keep a draft as it is now. What nobody has read yet is its row as well, so that lists tell its name."""
    if not says(draft.slug, draft.title):
        draft.slug = free_address(draft.title)
    draft.save()
    EditPageAction(draft, user=by).execute(skip_permission_checks=True)
    if reached > draft.asking.reached:
        Asking.objects.filter(help_request=draft).update(reached=reached)


@transaction.atomic
def delete(user: User, pk: int) -> None:
    """Delete one of somebody's drafts."""
    own_draft(user, pk, lock=True)
    HelpRequestPage.objects.get(pk=pk).delete()


def title_of(text: str) -> str:
    """Return a title for a need: its first sentence, cut at a word."""
    first = _SENTENCE.split(text.strip(), maxsplit=1)[0].strip()
    words = first[:1].upper() + first[1:] or _("Help request")
    return (
        words
        if len(words) <= LONGEST_TITLE
        else f"{words[:LONGEST_TITLE].rpartition(' ')[0] or words[:LONGEST_TITLE]}…"
    )


def free_address(title: str) -> str:
    """Return the address of a request of this title: the words of the site and those taken get a number."""
    taken = HelpRequestPage.objects.filter(slug__startswith=slugify(title)).values_list("slug", flat=True)
    return free_slug(title, taken=set(taken), fallback="demande")
