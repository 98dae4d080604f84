"""A request as its people edit it."""

from typing import Any

from help_requests.following.standing import Facts, facts_of, standing
from help_requests.following.ways import may_edit
from help_requests.models import HelpRequestPage
from help_requests.wording import request_url
from portal.editing import versions


def my_request_out(page: HelpRequestPage) -> dict[str, Any]:
    """Shape a request and how it stands, as it was last written."""
    draft = versions.latest(page)
    return (
        my_request_item(page, facts_of([page])[page.pk])
        | as_written(draft)
        | {
            "live": page.live,
            "kind": draft.kind,
            "may_edit": may_edit(page),
        }
    )


def my_request_item(page: HelpRequestPage, facts: Facts) -> dict[str, Any]:
    """Shape a line of the list."""
    stands = standing(page, facts)
    waiting = getattr(page, "offers_to_answer", 0) or 0
    return {
        "slug": page.slug,
        "title": page.title,
        "url": request_url(page.slug),
        "establishment": page.establishment.name if page.establishment else "",
        "state": page.state,
        "standing": stands.text,
        "waits": bool(stands.waits or waiting),
        "offers_to_answer": waiting,
    }


def as_written(draft: Any) -> dict[str, Any]:
    """Return what a draft says, as a change may say it."""
    same = ("title", "description", "urgency", "needed_by", "place")
    return {name: getattr(draft, name) for name in same} | {
        "themes": [theme.slug for theme in draft.themes.all()],
        "needs": [_need(need) for need in draft.needs.all()],
    }


def _need(need: Any) -> dict[str, Any]:
    same = ("number", "starts_on", "ends_on", "starts_at", "ends_at", "verified_only")
    return {name: getattr(need, name) for name in same} | {
        "key": need.pk,
        "profession": need.profession.slug if need.profession else "",
        "skill": need.skill.slug if need.skill else "",
        "commune": str(need.commune or ""),
    }
