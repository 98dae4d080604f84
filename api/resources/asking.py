"""Asking for help in one go: the five screens of the page one after the other, all kept or none."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from ninja import Status
from ninja.errors import Throttled

from directory.contact.forms import new_key
from directory.editing.forms import Screen
from directory.models import Membership, Theme
from help_requests.asking import actions, drafts, starting, steps
from help_requests.asking.forms import parts_of
from help_requests.asking.forms.establishment import NONE, OTHER
from help_requests.asking.forms.sort import USUAL_PLACE
from help_requests.asking.steps import Step
from help_requests.models import HelpRequestPage
from portal.rate_limits import visitor_key

from ..auth import APIRequest, Member
from ..choices import Right
from ..problems import ProblemError
from ..schemas.asking import AskIn, MyRequestOut
from ..writing.once import once
from ..writing.typed import complaints, typed
from .help_requests import router
from .mine.request_shape import my_request_out

__all__ = ["not_taken", "router"]


@router.post("/requests", response={201: MyRequestOut}, auth=Member(Right.REQUESTS), summary="Ask for help")
@once
def ask(request: APIRequest, said: AskIn) -> Status:
    """Publish a request, or have moderators read it first: as on the page, whoever asks decides which."""
    if not starting.BEGINNINGS.allows(visitor_key(request)):
        raise Throttled(wait=starting.BEGINNINGS.seconds)
    with transaction.atomic():
        pk = _begun(request, said)
        for step in steps.STEPS[1:]:
            draft = drafts.own_draft(request.user, pk)
            screen = _filled(step, draft, _answers(request, said, step, draft))
            kept = actions.keep(request.user, pk, screen, step=step)
        if said.send:
            actions.submit_request(kept, by=request.user)
    return Status(201, my_request_out(HelpRequestPage.objects.get(pk=pk)))


def _begun(request: APIRequest, said: AskIn) -> int:
    """Keep the first screen; return the key of the draft."""
    nothing = HelpRequestPage(owner=request.user)
    screen = _filled(steps.NEED, nothing, _first_answers(said))
    need = screen["need"]
    wished = starting.wished_of(typed({"wished": said.volunteer}))
    page = drafts.begin(
        request.user,
        key=new_key(),
        text=need.text_typed,
        themes=need.all_themes(),
        wished=wished.volunteer if wished else None,
    )
    need.keep(page, by=request.user)
    return int(page.pk)


def _first_answers(said: AskIn) -> dict[str, Any]:
    answers: dict[str, Any] = {"text": said.text, "keeps": said.keeps}
    if said.themes is None:
        return answers
    # Who names themes means these: what the text suggests besides counts as seen and left.
    return answers | {"themes": said.themes, "seen": list(Theme.objects.values_list("slug", flat=True))}


def _filled(step: Step, draft: HelpRequestPage, answers: dict[str, Any]) -> Screen:
    """Return a screen of the page with these answers; raises what it would show."""
    screen = Screen(parts_of(step, draft), draft, typed(answers, lines=("lines",)))
    if not screen.is_valid():
        parts = {"needs" if name == "lines" else name: part for name, part in screen.parts.items()}
        raise not_taken(parts)
    return screen


def not_taken(parts: dict[str, Any]) -> ProblemError:
    """Return the refusal of texts: what was found in them is told apart, since its author may keep some of it."""
    findings = [
        {"kind": one.kind.value, "excerpt": one.excerpt, "digest": one.digest, "may_stay": one.may_stay}
        for part in parts.values()
        for one in getattr(part, "findings", {}).values()
    ]
    detail = _("See `errors` for each of them.")
    return ProblemError(
        422,
        _("Some values can't be taken"),
        detail,
        errors=complaints(parts),
        **({"findings": findings} if findings else {}),
    )


def _answers(request: APIRequest, said: AskIn, step: Step, draft: HelpRequestPage) -> dict[str, Any]:
    if step == steps.KIND:
        return {"kind": said.kind.value}
    if step == steps.WHO:
        needs = [line.dict(exclude={"key"}) for line in said.needs]
        return {"lines": needs, "place": said.place or USUAL_PLACE[said.kind].value}
    if step == steps.REVIEW:
        return {"title": said.title or drafts.title_of(said.text), "proposes": True, "keeps": said.keeps}
    same = said.dict(include={"contact_name", "contact_phone", "contact_email", "needed_by", "first_name", "last_name"})
    if not said.contact_email and not said.contact_phone:
        same["contact_email"] = request.user.email
    return same | _establishment(request, said.establishment) | {"urgency": said.urgency.value}


def _establishment(request: APIRequest, finess: str | None) -> dict[str, str]:
    """Return the answer of the page's form: one of mine, another by its number, or none."""
    mine = Membership.objects.filter(user=request.user)
    if finess is None:
        first = mine.confirmed().order_by("pk").first()
        return {"establishment": str(first.establishment_id) if first else NONE}
    if finess == "":
        return {"establishment": NONE}
    if one := mine.filter(establishment__finess=finess[:20].replace("\x00", "")).first():
        return {"establishment": str(one.establishment_id)}
    return {"establishment": OTHER, "finess": finess}
