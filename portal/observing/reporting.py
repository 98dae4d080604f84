"""Errors told to Sentry, for those who want it (`SENTRY_DSN`): what broke, where in the code, and nothing of anybody.

None of Sentry's own integrations is used: they send addresses, cookies, forms and local variables, from which one would
have to take out again whatever says who somebody is. Here only what is named below leaves the machine.
"""

import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import got_request_exception
from django.http import HttpRequest

from portal.version import VERSION

from . import request_ids
from .logs import view_of

KEPT = {"event_id", "timestamp", "platform", "level", "release", "environment", "tags"}
OF_A_FRAME = {"module", "function", "filename", "lineno", "in_app"}
MISSING = "SENTRY_DSN is set and sentry-sdk is missing: pip install --require-hashes -r requirements-optional.txt"


def start() -> None:
    """Have errors of pages told; called once, at the start. Raises `ImproperlyConfigured` without its package."""
    if not settings.SENTRY_DSN:
        return
    try:
        import sentry_sdk
    except ImportError:
        raise ImproperlyConfigured(MISSING) from None
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        release=VERSION,
        default_integrations=False,
        auto_enabling_integrations=False,
        auto_session_tracking=False,
        send_client_reports=False,
        max_breadcrumbs=0,
        include_local_variables=False,
        include_source_context=False,
        before_send=bare,
    )
    got_request_exception.connect(_page_broke, weak=False)


def tell(error: BaseException, what: str) -> None:
    """Tell an error by its kind and place; `what` names the view or the topic of the outbox."""
    if not settings.SENTRY_DSN:
        return
    import sentry_sdk

    with sentry_sdk.new_scope() as scope:
        scope.set_tag("what", what)
        scope.set_tag("request_id", request_ids.current())
        scope.capture_exception(error)


def bare(event: Any, hint: dict[str, Any]) -> Any:
    """Return an event with what is listed here alone; the message of an error may quote an address."""
    told = {name: value for name, value in event.items() if name in KEPT}
    values = event.get("exception", {}).get("values", [])
    return told | {"exception": {"values": [_kind_and_place(value) for value in values]}}


def _kind_and_place(value: dict[str, Any]) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames", [])
    bare_frames = [{name: frame[name] for name in OF_A_FRAME if name in frame} for frame in frames]
    return {"type": value.get("type"), "module": value.get("module"), "stacktrace": {"frames": bare_frames}}


def _page_broke(request: HttpRequest | None = None, **more: Any) -> None:
    if error := sys.exc_info()[1]:
        tell(error, view_of(request) if request else "")
