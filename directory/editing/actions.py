"""What somebody does with their own page: each change a revision of Wagtail's, each sending a workflow of Wagtail's.

Members hold no permission in the CMS: whose page it is was asked before (`versions.own_page`), so Wagtail's own
checks, made for its editor, are skipped.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from accounts.models import User
from accounts.suspensions import SUSPENDED, refuse_suspended
from portal.editing import review
from portal.slugs import free_slug, says

from ..models import DirectoryPage, Volunteer, VolunteerProfilePage
from . import completeness, content, versions


@transaction.atomic
def begin(user: User, *, first_name: str, last_name: str) -> VolunteerProfilePage:
    """Give somebody a page of their own, unpublished; the one they have when they begin twice."""
    person = User.objects.select_for_update().get(pk=user.pk)
    volunteer, _created = Volunteer.objects.get_or_create(user=person)
    if page := VolunteerProfilePage.objects.filter(volunteer=volunteer).first():
        return page
    name = f"{first_name} {last_name}".strip()
    # The parent's row is what keeps two new pages from taking the same place in the tree.
    directory = DirectoryPage.objects.select_for_update().get()
    page = VolunteerProfilePage(volunteer=volunteer, owner=person, title=name, slug=_slug(name), live=False)
    directory.add_child(instance=page)
    page.save_revision(user=person, clean=False, log_action=True)
    return page


def _slug(name: str) -> str:
    stem = slugify(name)
    taken = VolunteerProfilePage.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    return free_slug(name, taken=set(taken))


@transaction.atomic
def save_draft(page: VolunteerProfilePage, said: Mapping[str, Any], *, by: User) -> bool:
    """Keep what somebody wrote as a new revision; return whether anything was new. A page in review leaves it."""
    draft = versions.latest(page)
    if not content.differing(said, content.read(draft)):
        return False
    review.take_back(page, by=by)
    content.write(draft, said)
    if not draft.first_published_at and "name" in said and not says(draft.slug, draft.title):
        draft.slug = _slug(draft.title)
    EditPageAction(draft, user=by).execute(skip_permission_checks=True)
    return True


@transaction.atomic
def send_to_review(page: VolunteerProfilePage, *, by: User) -> bool:
    """Have moderators read the latest version; return False when they do already.

    What was sent before and not decided is replaced. Raises `ValidationError` for a page that isn't complete, and for
    somebody who is suspended.
    """
    refuse_suspended(by)
    draft = versions.latest(page)
    if lacking := completeness.lacking(draft):
        raise ValidationError([point.text for point in lacking])
    is_new = not page.first_published_at and not page.workflow_states.exists()
    if not review.send(page, by=by):
        return False
    if is_new:
        Volunteer.objects.filter(pk=page.volunteer_id).update(registered_at=timezone.now())
    return True


@transaction.atomic
def restore(page: VolunteerProfilePage, revision: Revision, *, by: User) -> None:
    """Have an earlier version read again: it becomes the latest one, and goes to review like any change."""
    review.take_back(page, by=by)
    RevertToPageRevisionAction(page, revision, user=by, clean=False).execute(skip_permission_checks=True)
    page.refresh_from_db()
    send_to_review(page, by=by)


@transaction.atomic
def take_offline(page: VolunteerProfilePage, *, by: User | None = None) -> None:
    """Withdraw a page from the public at once; what was written stays its author's.

    Both rows of the page are read again under their lock: an approval a moment ago has published it, and PostgreSQL
    reads anew only the rows that it waited for.
    """
    page = VolunteerProfilePage.objects.select_for_update(of=("self", "page_ptr")).get(pk=page.pk)
    review.take_back(page, by=by)
    if page.live:
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)


def refusal(error: ValidationError) -> str:
    """Return why a page can't be sent, as one sentence."""
    if getattr(error, "code", "") == SUSPENDED:
        return " ".join(error.messages)
    return _("Your page isn't complete yet: %(points)s") % {"points": " ".join(error.messages)}
