"""The queue, the panel of one thing and undoing, in Wagtail's admin at `/cms/moderation/`."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_list_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied

from accounts.member_request import MemberRequest

from .choices import Verdict
from .deciding import RefusedError
from .forms import BulkForm, DecisionForm, QueueForm
from .handing import decide
from .hiding import undo as undo_decision
from .models import Decision
from .panel import panel_of
from .queue import PER_PAGE, lines, rows
from .remits import may_moderate, reaches
from .targets import Target, find
from .waiting import EVERYTHING

View = Callable[..., HttpResponse]


def for_moderators(view: View) -> View:
    """Let nobody but moderators in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if may_moderate(request.user) else permission_denied(request)

    return guarded


@for_moderators
def queue(request: MemberRequest) -> HttpResponse:
    """List what waits for this moderator, the oldest first."""
    form, wanted = QueueForm.wanted(request.GET)
    page = Paginator(rows(request.user, wanted), PER_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "form": form,
        "page": page,
        "lines": lines(list(page.object_list)),
        "bulk": BulkForm(),
        "query": query.urlencode(),
        "is_filtered": wanted != EVERYTHING,
    }
    return render(request, "community/moderation/admin/queue.html", context)


def target_for(request: MemberRequest, kind: str, pk: int) -> Target:
    """Return a thing of this moderator's regions; raises `Http404` for any other, whether it exists or not."""
    target = find(kind, pk)
    if target is None or not reaches(request.user, target.region):
        raise Http404
    return target


@for_moderators
@require_http_methods(["GET", "POST"])
def item(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Show one thing with its decisions; a decision leads back to the queue, a refused one keeps what was typed."""
    target = target_for(request, kind, pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            decision = decide(target, given["verdict"], by=request.user, given=given)
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            return told(request, [decision], target.title)
    context = {"panel": panel_of(target, request), "form": form}
    status = 422 if form.errors else 200
    return render(request, "community/moderation/admin/item.html", context, status=status)


def told(request: HttpRequest, decisions: list[Decision], title: str) -> HttpResponse:
    """Say what was decided, with a way to undo it where there is one, and go on with the queue."""
    first = decisions[0]
    buttons = []
    if first.verdict in Verdict.undoable():
        buttons = [messages.button(reverse("moderation_undo", args=[first.batch]), _("Undo"))]
    words = {"what": title, "verdict": first.get_verdict_display()}
    messages.success(request, _("%(what)s: %(verdict)s.") % words, buttons=buttons)
    return HttpResponseRedirect(reverse("moderation_queue"))


@for_moderators
@require_http_methods(["GET", "POST"])
def undo(request: MemberRequest, batch: UUID) -> HttpResponse:
    """Ask, then take back what one click decided."""
    decisions = get_list_or_404(Decision.objects.for_moderator(request.user), batch=batch)
    if request.method != "POST":
        return render(request, "community/moderation/admin/undo.html", {"decisions": decisions})
    for decision in decisions:
        try:
            undo_decision(decision, by=request.user)
        except RefusedError as refusal:
            messages.error(request, str(refusal))
            break
    else:
        messages.success(request, _("The decision was taken back."))
    return HttpResponseRedirect(reverse("moderation_queue"))
