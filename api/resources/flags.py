"""Flagging what everybody may read, as the page does: with an account or without."""

from django.http import HttpRequest
from ninja import Router, Status
from ninja.errors import Throttled

from community.moderation.forms import FlagForm
from community.moderation.views import FLAGS, note, public_target
from portal.rate_limits import visitor_key

from ..auth import Opinion
from ..schemas.asking import FlagIn
from ..writing.typed import cleaned, typed

router = Router(tags=["requests"])


@router.post("/flags", response={204: None}, auth=Opinion(), summary="Flag something")
def flag(request: HttpRequest, said: FlagIn) -> Status:
    """Tell moderators of a page or a post; the same person's second flag, while the first waits, is the first."""
    target = public_target(said.kind, said.id)
    form = FlagForm(typed(said.dict(exclude={"kind", "id"})), is_member=request.user.is_authenticated)
    cleaned(form)
    if not FLAGS.allows(visitor_key(request)):
        raise Throttled(wait=FLAGS.seconds)
    note(request, form, target)
    return Status(204, None)
