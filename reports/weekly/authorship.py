"""Who wrote the draft of a report: the person who can't approve or publish it."""

from typing import Any

from wagtail.models import Page, TaskState, WorkflowState

from accounts.models import User

# What editors write; figures, their moment and what is derived from them are nobody's words.
WORDS = ("title", "report_date", "signed_by", "introduction", "sentences", "highlights", "prose")


def draft_author_pk(page: Page) -> int | None:
    """Return the person who last wrote in the draft.

    Whoever saves it as it was, sends it or has its figures computed again wrote nothing: else one colleague's click
    would let an author approve their own words. A change without a person is the portal's and passed over, and the
    page's owner stands for a draft in which nobody wrote yet.
    """
    revisions = page.revisions.order_by("-created_at", "-pk").values_list("user_id", "content")
    writer, said = None, None
    for person, content in revisions.iterator(chunk_size=10):
        before = _words(content)
        if writer and said != before:
            return writer
        writer, said = person, before
    return writer or page.owner_id


def is_second_reader(page: Page, user: User) -> bool:
    """Whether this person may decide on the draft: anybody but its last author.

    Two editors who each wrote a half are enough: each half has then been in front of the other. Of a draft in which
    nobody wrote, whoever sent it for approval is the first reader.
    """
    author = draft_author_pk(page)
    if author is None:
        state: WorkflowState | None = page.current_workflow_state
        author = state.requested_by_id if state else None
    return author != user.pk


def is_approved(page: Page) -> bool:
    """Whether somebody approved the draft since its last words: only then are its figures frozen, and compared."""
    last = page.get_latest_revision()
    approvals = TaskState.objects.filter(status=TaskState.STATUS_APPROVED, workflow_state__in=page.workflow_states)
    return bool(last and approvals.filter(finished_at__gte=last.created_at).exists())


def _words(content: dict[str, Any]) -> list[Any]:
    return [content.get(name) for name in WORDS]
