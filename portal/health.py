"""Whether the portal lives, and whether each of its parts is ready."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from portal.finding import Query, finder
from portal.observing.measures import Measure, Reading
from portal.version import VERSION
from portal.work.models import OutboxRow

# Older than this, a letter that should have left tells of a worker or a mail server that is away.
MAIL_IS_LATE_AFTER = timedelta(minutes=15)
# Below this share of free space somebody has to look (security.md, full disk).
FREE_SPACE_WANTED = 0.1


def alive(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process can answer at all."""
    return HttpResponse("ok", content_type="text/plain")


def _database() -> str:
    connection.ensure_connection()
    return "ok"


def _search() -> str:
    return "degraded" if finder().find(Query(per_page=1)).degraded else "ok"


def _mail() -> str:
    late = OutboxRow.objects.waiting().filter(topic="mail", created_at__lt=timezone.now() - MAIL_IS_LATE_AFTER)
    return "degraded" if late.exists() else "ok"


def _storage() -> str:
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    space = shutil.disk_usage(settings.VAR_DIR)
    return "ok" if space.free / space.total > FREE_SPACE_WANTED else "degraded"


def _work() -> str:
    return "degraded" if OutboxRow.objects.dead().exists() else "ok"


PARTS: dict[str, Callable[[], str]] = {
    "database": _database,
    "search": _search,
    "mail": _mail,
    "storage": _storage,
    "work": _work,
}


def ready(request: HttpRequest) -> JsonResponse:
    """Tell how each part is; 503 only when pages can't be served."""
    parts = {name: state_of(look) for name, look in PARTS.items()}
    down = parts["database"] == "down"
    status = "down" if down else "ok" if set(parts.values()) == {"ok"} else "degraded"
    answer = {"status": status, "version": VERSION, "parts": parts}
    return JsonResponse(answer, status=503 if down else 200)


def state_of(look: Callable[[], str]) -> str:
    """Return what looking at a part says; a part that cannot be looked at is down."""
    try:
        return look()
    except Exception:  # noqa: BLE001 - whatever is wrong with a part, say that it is down
        return "down"


STATES = {"ok": 1.0, "degraded": 0.5, "down": 0.0}


def readings() -> Iterator[Reading]:
    """Yield how each part is, as a number: 1 well, 0.5 degraded, 0 down."""
    for name, look in PARTS.items():
        yield (name,), STATES[state_of(look)]


MEASURE = Measure("entraide_part_up", "How a part is: 1 well, 0.5 degraded, 0 down", readings, ("part",))
