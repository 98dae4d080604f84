"""Many requests at once: chosen in the list, confirmed on a page of its own, and told one by one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.member_request import MemberRequest
from help_requests.models import HelpRequestPage

from ..permissions import for_coordinators
from ..sheet.showing import number_in, requests_seen
from .actions import each
from .forms import FORMS, MOST


@require_POST
@for_coordinators
def together(request: MemberRequest) -> HttpResponse:
    """Ask what exactly, then do it and say what became of each request."""
    pages, back = chosen(request.POST), _back(request.POST)
    kind = FORMS.get(request.POST.get("action", ""))
    if not pages or kind is None:
        messages.info(request, _("Tick the requests first, then choose what to do with them."))
        return redirect(back)
    sent = "confirmer" in request.POST
    form = kind(request.POST if sent else None)
    shown: dict[str, Any] = {"form": form, "pages": pages, "back": back}
    if not sent or not form.is_valid():
        sent_as = {"action": request.POST["action"], "words": request.POST.get("retour", "")}
        return render(request, "coordination/together.html", shown | sent_as)
    results = each(pages, form.verb(request.user))
    return render(request, "coordination/together_done.html", shown | {"results": results})


def chosen(data: QueryDict) -> list[HelpRequestPage]:
    """Return the requests that were ticked, those a coordinator may open."""
    numbers = [number for one in data.getlist("demandes") if (number := number_in(one))]
    return list(requests_seen().filter(pk__in=numbers[:MOST]).select_related("owner").order_by("pk"))


def _back(data: QueryDict) -> str:
    """Return the address of the list one came from: its words are read anew there, so any will do."""
    words = QueryDict(data.get("retour", "")[:500]).urlencode()
    return f"{reverse('cockpit')}?{words}" if words else reverse("cockpit")
