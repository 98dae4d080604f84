"""The request that is opened beside the list, when the address names one."""

from typing import Any

from accounts.member_request import MemberRequest

from .showing import number_in, requests_seen, sheet_context


def opened(request: MemberRequest) -> dict[str, Any]:
    """Return what the sheet shows for `?demande=<number>`; nothing when there is no such request."""
    asked = number_in(request.GET.get("demande", ""))
    page = requests_seen().filter(pk=asked).first() if asked else None
    return {"opened": page.pk, **sheet_context(page, request)} if page else {"opened": 0, "case": None}
