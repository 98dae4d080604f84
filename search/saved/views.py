"""My saved searches; stopping their alerts needs no account."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest

from ..models import SavedSearch
from . import actions, stopping
from .addresses import UnknownListError
from .forms import SavedSearchForm

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def saved_searches(request: MemberRequest) -> HttpResponse:
    """List what I keep."""
    searches = SavedSearch.objects.filter(user=request.user).defer("seen")
    return render(request, "search/saved/list.html", {"searches": searches, "most": actions.MOST_SEARCHES})


@require_POST
def save_search(request: MemberRequest) -> HttpResponse:
    """Keep the search at the address that was sent, then ask for its name and its alerts."""
    try:
        saved = actions.save(request.user, request.POST.get("address", ""))
    except UnknownListError:
        raise Http404(_("There is no such search.")) from None
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("saved_searches")
    messages.success(request, _("This search is saved."))
    return redirect("change_saved_search", saved.pk)


@form_view
def change_saved_search(request: MemberRequest, pk: int) -> HttpResponse:
    """Rename a search, choose how often to hear of new matches."""
    saved = get_object_or_404(SavedSearch, pk=pk, user=request.user)
    before = SavedSearch.objects.get(pk=pk)
    form = SavedSearchForm(request.POST or None, instance=saved)
    if form.is_valid():
        actions.change(before, **form.cleaned_data)
        messages.success(request, _("Your choice is kept."))
        return redirect("saved_searches")
    return render(request, "search/saved/change.html", {"saved": before, "form": form})


@form_view
def delete_saved_search(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then delete a search with all that was remembered of it."""
    saved = get_object_or_404(SavedSearch, pk=pk, user=request.user)
    if request.method == "POST":
        saved.delete()
        messages.success(request, _("This search is deleted."))
        return redirect("saved_searches")
    return render(request, "search/saved/delete.html", {"saved": saved})


@csrf_exempt
@never_cache
@form_view
def stop_alerts(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the alerts that a letter's signed address names.

    Mail programs send the POST by themselves (RFC 8058) and have no token of ours: the signature stands for it.
    Looking at the page changes nothing, since programs that check links do that.
    """
    named = stopping.read(token)
    if named is None:
        raise Http404(_("This link isn't whole: copy it from the e-mail again."))
    if request.method == "POST":
        actions.stop(named.person, named.searches)
        return render(request, "search/saved/stopped.html")
    return render(request, "search/saved/stop.html", {"searches": stopping.still_alerting(named)})
