"""Telephone numbers: shown to whoever may see one, once they ask; and who saw mine."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router, Status

from directory.contact import actions
from directory.models import ContactReveal, VolunteerProfilePage

from ...auth import APIRequest, Member
from ...choices import Right
from ...paging import listed
from ...problems import ProblemError
from ...schemas.lists import Listing
from ...schemas.messages import PhoneOut, PhoneReader

router = Router(tags=["messages"])


@router.post("/profiles/{slug}/phone", response=PhoneOut, auth=Member(Right.MESSAGES), summary="See a number")
def volunteer_phone(request: APIRequest, slug: str) -> Status:
    """Show the number of somebody who shows it to verified establishments; they can read that I saw it.

    Answers to this are kept by no `Idempotency-Key`: within an hour, somebody shown twice is noted once.
    """
    page = get_object_or_404(VolunteerProfilePage.objects.live(), slug=slug)
    try:
        return Status(200, {"number": actions.reveal(page, to=request.user)})
    except actions.RefusedError as refused:
        # Whether there is a number at all is nobody's business to whom it isn't shown.
        raise ProblemError(403, _("Not allowed"), _("No number of this person is shown to you.")) from refused


@router.get("/me/phone-readers", response=Listing[PhoneReader], auth=Member(Right.READ), summary="Who saw my number")
def who_saw_my_number(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List who saw my number, the latest first; kept for a year."""
    rows = ContactReveal.objects.filter(volunteer__user=request.user).select_related("reader", "establishment")
    answer = listed(request, rows)
    return answer | {"results": [_reader(row) for row in answer["results"]]}


def _reader(row: Any) -> dict[str, Any]:
    return {"name": str(row.reader or ""), "establishment": str(row.establishment or ""), "at": row.at}
