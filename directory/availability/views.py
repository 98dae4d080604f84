"""My availability: one page for all of it, a break and its end in one click, and towns while one types."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest
from portal.suggesting import Group, Suggestion

from ..models import Volunteer
from ..searching.reading import clean, folded
from ..searching.towns import single_postcode, towns_beginning
from . import actions, sentences
from .answers import Answers
from .forms import PauseForm

SHORTEST, LONGEST, MOST_TOWNS = 2, 80, 8


def volunteers_of(request: MemberRequest) -> QuerySet[Volunteer]:
    """Return the volunteer who asks, as a queryset."""
    return Volunteer.objects.filter(user=request.user).select_related("availability", "area__around")


@require_http_methods(["GET", "HEAD", "POST"])
def my_availability(request: MemberRequest) -> HttpResponse:
    """Show and change when, how and where I can be asked."""
    volunteer = volunteers_of(request).first()
    if volunteer is None:
        return render(request, "directory/availability/nobody.html")
    answers = Answers(volunteer, request.POST if request.method == "POST" else None)
    if request.method == "POST" and answers.are_valid():
        answers.save()
        messages.success(request, _("Your availability is up to date, everywhere at once."))
        return redirect("my_availability")
    told = sentences.of(getattr(volunteer, "availability", None))
    context = {"told": told, "is_paused": bool(told and volunteer.availability.is_paused)}
    return render(request, "directory/availability/mine.html", answers.context | context)


@require_POST
def pause(request: MemberRequest) -> HttpResponse:
    """Take a break at once, until a day when one is given."""
    volunteer = get_object_or_404(volunteers_of(request))
    form = PauseForm(request.POST)
    if form.is_valid():
        told = actions.pause(volunteer, until=form.cleaned_data["until"])
        messages.success(request, f"{sentences.of(told).text}.")
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["until"]))
    return redirect(way_back(request))


@require_POST
def resume(request: MemberRequest) -> HttpResponse:
    """End a break, or say that all still holds."""
    told = actions.confirm_still_available(get_object_or_404(volunteers_of(request)))
    messages.success(request, f"{sentences.of(told).text}. {_('Thank you!')}")
    return redirect(way_back(request))


def way_back(request: HttpRequest) -> str:
    """Return the page of this portal that the form stood on, else my availability."""
    wanted = request.POST.get("next", "")
    # A word without a slash would be the name of a view to `redirect`.
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("my_availability")


@require_safe
def suggest_communes(request: HttpRequest) -> HttpResponse:
    """Say which towns begin as typed, as the options of a list box."""
    prefix = folded(clean(request.GET.get("q", ""))[:LONGEST])
    towns = towns_beginning(prefix)[:MOST_TOWNS] if len(prefix) >= SHORTEST else ()
    lines = tuple(Suggestion(str(town), single_postcode(town), fills={"commune": str(town)}) for town in towns)
    groups = [Group("commune", gettext_lazy("Towns"), lines)] if lines else []
    return render(request, "components/suggestions.html", {"groups": groups, "number": len(lines)})
