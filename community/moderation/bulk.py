"""The same decision on several lines of the queue: shown first, taken after a confirmation."""

import uuid
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from accounts.member_request import MemberRequest
from accounts.models import User

from . import hiding, reviewing
from .admin_views import for_moderators
from .choices import Kind, Reason, Source, Verdict
from .deciding import RefusedError
from .forms import BulkForm
from .models import Decision
from .remits import reaches
from .targets import REVIEWED, Target, find_many

# More than a page of the queue holds; a longer list was not typed by a person.
MOST = 100
# To which lines a decision on several applies.
FITS: dict[Verdict, set[tuple[str, str]]] = {
    Verdict.APPROVED: {(Source.REVIEW, kind) for kind in REVIEWED},
    Verdict.DISMISSED: {(Source.FLAG, kind) for kind in Kind},
    Verdict.HIDDEN: {(Source.FLAG, Kind.POST), (Source.HELD, Kind.POST)},
}


@dataclass(frozen=True)
class Ticked:
    """The ticked lines to which the decision applies, and how many it does not."""

    keys: list[str]
    targets: list[Target]
    others: int


def ticked(keys: list[str], verdict: str, user: User) -> Ticked:
    """Return what was ticked, of this moderator's regions and not their own; unknown keys count as others."""
    fitting = dict.fromkeys(key for key in keys[:MOST] if fits(key, verdict))
    wanted = {key: (key.split(":")[1], int(key.split(":")[2])) for key in fitting}
    found = find_many(wanted.values())
    mine = {key: found[name] for key, name in wanted.items() if name in found and decides(found[name], user)}
    return Ticked(list(mine), list(mine.values()), len(set(keys)) - len(mine))


def fits(key: str, verdict: str) -> bool:
    """Whether a key of the form ("flag:post:12") names a line that the decision applies to."""
    source, _colon, rest = key.partition(":")
    kind, _colon, pk = rest.partition(":")
    return pk.isdecimal() and len(pk) < 18 and (source, kind) in FITS[Verdict(verdict)]


def decides(target: Target, user: User) -> bool:
    """Whether this person may decide on it."""
    return target.author_id != user.pk and reaches(user, target.region)


@for_moderators
@require_POST
def bulk(request: MemberRequest) -> HttpResponse:
    """Show what would be decided; once confirmed, decide, and say what somebody else had decided already."""
    form = BulkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what to do with the ticked lines."))
        return HttpResponseRedirect(reverse("moderation_queue"))
    verdict = form.cleaned_data["action"]
    chosen = ticked(request.POST.getlist("item"), verdict, request.user)
    if not chosen.targets:
        messages.error(request, _("None of the ticked lines can be decided that way."))
    elif "confirmed" not in request.POST:
        context = {"ticked": chosen, "verdict": Verdict(verdict), "reasons": Reason.choices}
        return render(request, "community/moderation/admin/bulk.html", context)
    else:
        carry_out(request, chosen, verdict, form.cleaned_data.get("reason") or Reason.OTHER)
    return HttpResponseRedirect(reverse("moderation_queue"))


def carry_out(request: MemberRequest, chosen: Ticked, verdict: str, reason: str) -> None:
    """Decide on each by itself: what somebody else decided meanwhile is said, the others are done."""
    batch, done = uuid.uuid4(), 0
    for target in chosen.targets:
        try:
            seen = request.POST.get(f"seen-{target.pk}", "")
            one(
                target,
                verdict,
                by=request.user,
                reason=reason,
                seen=int(seen) if seen.isdecimal() else None,
                batch=batch,
            )
            done += 1
        except RefusedError as refusal:
            messages.warning(request, _("%(what)s: %(why)s") % {"what": target.title, "why": refusal})
    if done:
        undo = [messages.button(reverse("moderation_undo", args=[batch]), _("Undo"))]
        words = ngettext("%(number)d decision taken.", "%(number)d decisions taken.", done) % {"number": done}
        messages.success(request, words, buttons=undo if verdict in Verdict.undoable() else [])


def one(target: Target, verdict: str, *, by: User, reason: str, seen: int | None, batch: uuid.UUID) -> Decision:
    """Take one of the decisions of a batch; `seen` is the revision that stood on the confirmation."""
    if verdict == Verdict.APPROVED:
        return reviewing.approve(target, by=by, seen=seen, batch=batch)
    if verdict == Verdict.DISMISSED:
        return hiding.dismiss(target, by=by, batch=batch)
    return hiding.hide(target, by=by, reason=reason, batch=batch)
