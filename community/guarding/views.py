"""Keeping order in a thread, for moderators."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.member_request import MemberRequest

from ..addresses import thread_url
from ..moderation.deciding import RefusedError
from ..moderation.remits import may_moderate
from ..reading.access import readable_threads
from . import keeping
from .forms import KeepForm


@require_http_methods(["GET", "POST"])
def keep_thread(request: MemberRequest, pk: int) -> HttpResponse:
    """Lock a thread, slow it down, or let it go on; whoever doesn't moderate finds nothing here."""
    threads = readable_threads() if may_moderate(request.user) else readable_threads().none()
    thread = get_object_or_404(threads, pk=pk)
    now = {"locked": thread.locked_at is not None, "slow_seconds": thread.slow_seconds}
    form = KeepForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        try:
            decided = keeping.keep(thread, by=request.user, **form.cleaned_data)
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            if decided:
                messages.success(request, _("It is done, and written down."))
            return HttpResponseRedirect(thread_url(thread))
    status = 422 if form.is_bound else 200
    return render(request, "community/guarding/keep.html", {"form": form, "thread": thread}, status=status)
