"""What somebody is called, asked before the first thing that others read their name with: an account has none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .member_request import MemberRequest

View = Callable[..., HttpResponse]


def with_a_name(view: View) -> View:
    """Have somebody without a name say it first, then lead back to where they were going.

    Forms are reached by their page, so nobody has typed anything yet; a button alone leads back to my space.
    """

    @wraps(view)
    def named(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.get_full_name():
            return view(request, *args, **kwargs)
        messages.info(request, _("First say what you are called: others read your name with what you do here."))
        back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("my_space")
        return redirect(f"{reverse('my_name')}?{urlencode({'next': back})}")

    return named
