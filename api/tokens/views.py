"""My tokens: listed, made (the text is shown once), revoked after a question."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.member_request import MemberRequest

from ..models import TokenRights
from . import actions
from .forms import TokenForm

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def tokens(request: MemberRequest) -> HttpResponse:
    """List what I made, in force or not."""
    return render(request, "api/tokens.html", {"tokens": TokenRights.objects.of(request.user)})


@never_cache
@form_view
def make_token(request: MemberRequest) -> HttpResponse:
    """Ask what a token is for; the answer to the form is the only page that ever shows its text."""
    form = TokenForm(request.POST or None)
    if not form.is_valid():
        return render(request, "api/make_token.html", {"form": form})
    said = form.cleaned_data
    try:
        made, text = actions.make(request.user, name=said["name"], rights=said["rights"], days=int(said["days"]))
    except actions.TooManyTokensError:
        form.add_error(None, _("You have %(most)d tokens already: revoke one first.") % {"most": actions.MOST_TOKENS})
        return render(request, "api/make_token.html", {"form": form})
    return render(request, "api/token_made.html", {"made": made, "text": text})


@form_view
def revoke_token(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then end a token."""
    token = get_object_or_404(TokenRights.objects.of(request.user), pk=pk)
    if request.method == "POST":
        actions.revoke(token)
        messages.success(request, _("This token opens nothing any more."))
        return redirect("tokens")
    return render(request, "api/revoke_token.html", {"one": token})
