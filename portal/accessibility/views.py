"""The statement that French law asks for, made of the sheet."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .sheet import State, sheet

# When the sheet was last gone through.
CHECKED = date(2026, 11, 23)


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """Say how far the portal is, what is missing, how that was found, and where to complain."""
    read = sheet()
    context = {
        "sheet": read,
        "missing": read.in_state(State.BROKEN),
        "unverified": read.in_state(State.UNKNOWN),
        "counted": [(state.label, number) for state, number in read.counted.items()],
        "checked": CHECKED,
    }
    return render(request, "portal/accessibility/statement.html", context)
