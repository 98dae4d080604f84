"""My establishments: the list, adding one by its FINESS number, joining one that is there."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.member_request import MemberRequest
from accounts.naming import with_a_name
from portal.suggesting import Group, Suggestion

from ..finess import is_finess
from ..models import Establishment, FinessRecord, Membership
from . import register
from .adding import add, ask_to_join
from .forms import EstablishmentForm
from .inviting import for_person

form_view = require_http_methods(["GET", "HEAD", "POST"])
MOST_SUGGESTED = 8


@require_safe
def my_establishments(request: MemberRequest) -> HttpResponse:
    """List those I act for, or asked to, and the invitations that wait for me."""
    memberships = Membership.objects.filter(user=request.user).select_related(
        "establishment__category", "establishment__commune", "establishment__region"
    )
    context = {"memberships": memberships, "invitations": for_person(request.user)}
    return render(request, "directory/establishments/mine.html", context)


@require_safe
def find_establishment(request: MemberRequest) -> HttpResponse:
    """Look for an establishment; a right number that is nowhere leads to typing the rest."""
    text = request.GET.get("q", "").strip()[:100]
    number = register.as_number(text)
    found = register.find(text) if text else []
    if not found and is_finess(number):
        return redirect("add_establishment", number)
    looks_like_number = len(number) >= register.NUMBER_LENGTH and number[:1].isdigit()
    context = {"text": text, "found": found, "is_wrong_number": not found and looks_like_number}
    return render(request, "directory/establishments/find.html", context)


@require_safe
def suggest_establishments(request: HttpRequest) -> HttpResponse:
    """Say which establishments are meant, as the options of a list box; choosing one opens it."""
    lines = tuple(
        Suggestion(found.name, found.detail, url=reverse("add_establishment", args=[found.finess]))
        for found in register.find(request.GET.get("q", "")[:100], most=MOST_SUGGESTED)
    )
    groups = [Group("establishment", gettext_lazy("Establishments"), lines)] if lines else []
    return render(request, "components/suggestions.html", {"groups": groups, "number": len(lines)})


@form_view
@with_a_name
def add_establishment(request: MemberRequest, finess: str) -> HttpResponse:
    """Join the establishment with this number, or add it: from the register, else by typing the rest."""
    if not is_finess(finess):
        return redirect(f"{reverse('find_establishment')}?q={finess}")
    if known := Establishment.objects.filter(finess=finess).select_related("category").first():
        return join(request, known)
    record = FinessRecord.objects.filter(finess=finess).select_related("category", "commune__departement").first()
    form = EstablishmentForm(request.POST if request.method == "POST" else None, record=record)
    if request.method == "POST" and form.is_valid():
        return _added(request, finess, form, record)
    return render(request, "directory/establishments/add.html", {"finess": finess, "record": record, "form": form})


def _added(request: MemberRequest, finess: str, form: EstablishmentForm, record: FinessRecord | None) -> HttpResponse:
    sector = record.sector if record and record.category else ""
    try:
        membership = add(by=request.user, finess=finess, sector=sector, **form.details)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        context = {"finess": finess, "record": record, "form": form}
        return render(request, "directory/establishments/add.html", context)
    messages.success(request, _("Your establishment is noted: the coordination team verifies it."))
    return redirect("my_establishment", membership.establishment_id)


def join(request: MemberRequest, establishment: Establishment) -> HttpResponse:
    """Ask to act for an establishment that is on the portal already."""
    if Membership.objects.filter(user=request.user, establishment=establishment).exists():
        return redirect("my_establishment", establishment.pk)
    if request.method != "POST":
        return render(request, "directory/establishments/join.html", {"establishment": establishment})
    try:
        membership = ask_to_join(establishment, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("my_establishments")
    done = _("You act for this establishment from now on: your address is one of its own.")
    waits = _("Your request is sent. You get an e-mail as soon as somebody has decided.")
    messages.success(request, done if membership.confirmed_at else waits)
    return redirect("my_establishment", establishment.pk)
