"""Who wrote the draft of a report: the person who can't approve or publish it."""

from wagtail.models import Page


def draft_author_pk(page: Page) -> int | None:
    """Return the person who last wrote in the draft.

    Figures brought up to date by the portal itself are nobody's writing, so a revision without a person
    is passed over; the page's owner stands for a draft in which nobody wrote yet.
    """
    written = page.revisions.filter(user__isnull=False).order_by("-created_at", "-pk")
    return written.values_list("user_id", flat=True).first() or page.owner_id
