"""My data: read it, take agreements back, fetch a copy, leave."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal import retention

from .. import consent
from ..member_request import MemberRequest
from ..models import Consent, DataArchive
from ..privacy import Person
from ..records import MOST_ARCHIVES_A_DAY
from . import asking, erasing
from .forms import EraseForm
from .kept import PURPOSES


@require_safe
def my_data(request: MemberRequest) -> HttpResponse:
    """Say what is kept and why, which agreements stand, and where the copies are."""
    proofs = Consent.objects.filter(user=request.user)
    return render(
        request,
        "accounts/mydata/my_data.html",
        {
            "standing": [proof for proof in proofs if proof.withdrawn_at is None],
            "past": [proof for proof in proofs if proof.withdrawn_at],
            "copies": DataArchive.objects.filter(user=request.user)[:MOST_ARCHIVES_A_DAY],
            "purposes": PURPOSES,
        },
    )


@require_POST
def withdraw_consent(request: MemberRequest, purpose: str) -> HttpResponse:
    """Take one agreement back, with effect at once."""
    if purpose not in consent.Purpose.values:
        raise Http404
    if consent.withdraw(request.user, consent.Purpose(purpose)):
        messages.success(request, _("Done: this no longer happens from now on."))
    else:
        messages.info(request, _("You had not agreed to this, or had taken it back already."))
    return redirect("my_data")


@require_POST
def ask_for_copy(request: MemberRequest) -> HttpResponse:
    """Have a copy of everything about me made."""
    try:
        asking.ask(request.user)
    except asking.TooManyError:
        messages.error(request, _("You have asked for several copies today: come back tomorrow for another one."))
    else:
        messages.success(request, _("Your copy is being made. It appears here, and an e-mail tells you."))
    return redirect("my_data")


@require_safe
@never_cache
@reauthentication_required
def fetch_copy(request: MemberRequest, pk: int) -> FileResponse:
    """Hand out a copy to its owner, who has just shown who they are."""
    asked = get_object_or_404(DataArchive.objects.ready(), pk=pk, user=request.user)
    return FileResponse(asked.file.open("rb"), as_attachment=True, filename="mes-donnees-entraide.zip")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reauthentication_required(allow_get=True)
def erase_me(request: MemberRequest) -> HttpResponse:
    """Explain what goes and what stays; then erase me, when I have typed the word."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            erasing.erase(Person.of(request.user), reason="asked by the person")
        except erasing.EraseRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            return redirect("account_farewell")
    return render(request, "accounts/mydata/erase.html", {"form": form, "purposes": PURPOSES})


@require_safe
def farewell(request: HttpRequest) -> HttpResponse:
    """Say that it is done, to somebody who is nobody here any more."""
    return render(request, "accounts/mydata/farewell.html")


@require_safe
def processing(request: HttpRequest) -> HttpResponse:
    """Show the register of processing and how long things are kept, to everybody."""
    context = {"purposes": PURPOSES, "rules": retention.rules()}
    return render(request, "accounts/mydata/processing.html", context)
