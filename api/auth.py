"""Who asks: nobody in particular, somebody by their session, or somebody by a token and what it may be used for."""

from datetime import timedelta
from typing import Any

from allauth.headless.internal.sessionkit import authenticate_by_x_session_token
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from ninja.utils import check_csrf
from wagtail.models import APIToken

from accounts.member_request import MemberRequest
from accounts.models import User
from accounts.second_factor import has_second_factor

from .choices import Right
from .models import TokenRights
from .problems import ProblemError

SESSION_HEADER = "X-Session-Token"
# The last use is for its owner to recognise; a write for each request would cost more than it tells.
NOTED_EVERY = timedelta(minutes=5)


class APIRequest(MemberRequest):
    """What a writing operation gets: `auth` is the person, or the rights of the token that stands for them."""

    auth: User | TokenRights
    # The answer that is being made, for headers of its own (`writing/once.py`).
    api_answer: HttpResponse


class Caller(HttpBearer):
    """Reading: open to everybody, as the pages are; with a token, as its owner. A token that is no good is refused."""

    right = Right.READ

    def __call__(self, request: HttpRequest) -> Any:
        translation.activate(translation.get_language_from_request(request))
        if "\x00" in request.path_info:
            # PostgreSQL takes no such text, not even to look for it.
            raise Http404
        if SESSION_HEADER in request.headers:
            return _signed_in_elsewhere(request)
        if "Authorization" not in request.headers:
            return self.without_token(request)
        if found := super().__call__(request):
            return found
        raise ProblemError(401, _("Sign in first"), _("This token is unknown, revoked or too old."))

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = _rights_of(token)
        if found is None:
            return None
        if self.right not in found.rights:
            lacks = _("This token lacks the right “%(right)s”.") % {"right": self.right}
            raise ProblemError(403, _("Not allowed"), lacks)
        _note_use(found.token)
        request.user = found.token.user
        return found

    def without_token(self, request: HttpRequest) -> Any:
        """Let anybody read: what they see is decided by the pages' own rules."""
        # Ninja takes what is falsy for a refusal; a visitor is somebody too.
        return request.user


class Member(Caller):
    """Writing: a session, guarded against other sites' forms, or a token with this right."""

    def __init__(self, right: Right) -> None:
        super().__init__()
        self.right = right

    def without_token(self, request: HttpRequest) -> Any:
        if not request.user.is_authenticated:
            raise ProblemError(401, _("Sign in first"), _("Use your session, or a token made at /compte/jetons/."))
        if request.method not in ("GET", "HEAD") and check_csrf(request):
            raise ProblemError(403, _("Not allowed"), _("The header X-CSRFToken is missing or wrong."))
        return request.user


class Opinion(Member):
    """What visitors may send as well: a token needs its right, a session its guard, and a visitor nothing."""

    def __init__(self) -> None:
        super().__init__(Right.POSTS)

    def without_token(self, request: HttpRequest) -> Any:
        return super().without_token(request) if request.user.is_authenticated else request.user


def _signed_in_elsewhere(request: HttpRequest) -> User:
    """Return who signed in at `/api/auth/`: by a header of a front end's own, which no other site's form can send."""
    found = authenticate_by_x_session_token(request.headers[SESSION_HEADER])
    if found is None:
        raise ProblemError(401, _("Sign in first"), _("This session has ended: sign in again."))
    user: User = found[0]
    if user.needs_second_factor and not has_second_factor(user):
        raise ProblemError(403, _("Not allowed"), _("Set up your second factor on the site first."))
    request.user = user
    return user


def _rights_of(token: str) -> TokenRights | None:
    """Return what a token may do; asks the database only for what can be a token at all."""
    if not APIToken.validate_token_format(token):
        return None
    hashes = APIToken.candidate_key_hashes(token)
    found = TokenRights.objects.in_force(timezone.now()).filter(token__key_hash__in=hashes)
    return found.select_related("token__user").first()


def _note_use(token: APIToken) -> None:
    before = timezone.now() - NOTED_EVERY
    if token.last_used_at is None or token.last_used_at < before:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=before)
        APIToken.objects.filter(stale, pk=token.pk).update(last_used_at=timezone.now())
