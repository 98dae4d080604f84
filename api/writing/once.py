"""`Idempotency-Key`: a program that isn't sure whether it was heard asks again, and nothing is done twice."""

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _
from ninja import Status

from ..auth import APIRequest
from ..models import LONGEST_KEY, KeptAnswer
from ..problems import ProblemError

HEADER = "Idempotency-Key"
View = Callable[..., Status]


def once(view: View) -> View:
    """Give the second call with the same key the answer of the first; what was refused may be tried again.

    The row of the key is written first, in the transaction of the change: of two calls at once, the second waits.
    """

    @wraps(view)
    def answer(request: APIRequest, *args: Any, **words: Any) -> Status:
        key = request.headers.get(HEADER, "")
        if not key:
            return view(request, *args, **words)
        _check(key)
        with transaction.atomic():
            kept, is_new = KeptAnswer.objects.get_or_create(
                user=request.user, key=key, defaults={"digest": _digest(request)}
            )
            if not is_new:
                return _again(request, kept)
            made = view(request, *args, **words)
            # What has no body (204) is kept as an empty one: the column takes no nothing.
            kept.status, kept.body = made.status_code, _plain(made.value or {})
            kept.save(update_fields=["status", "body"])
            return made

    answer.takes_key = True  # type: ignore[attr-defined]
    return answer


def _check(key: str) -> None:
    if len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
        words = {"most": LONGEST_KEY}
        raise ProblemError(400, _("This key can't be taken"), _("Up to %(most)d plain characters.") % words)


def _again(request: APIRequest, kept: KeptAnswer) -> Status:
    if kept.digest != _digest(request):
        raise ProblemError(422, _("This key was used for something else"), _("Make a new key for each change."))
    request.api_answer.headers["Idempotency-Replayed"] = "true"
    return Status(kept.status, kept.body or None)


def _digest(request: APIRequest) -> str:
    """Return what tells two calls apart: where to, and what was sent."""
    return sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
