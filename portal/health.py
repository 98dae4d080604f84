"""Whether the portal lives, and whether each of its parts is ready."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.finding import Query, finder
from portal.work.models import OutboxRow


def alive(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process can answer at all."""
    return HttpResponse("ok", content_type="text/plain")


def _database() -> str:
    connection.ensure_connection()
    return "ok"


def _search() -> str:
    return "degraded" if finder().find(Query(per_page=1)).degraded else "ok"


def _work() -> str:
    return "degraded" if OutboxRow.objects.dead().exists() else "ok"


PARTS: dict[str, Callable[[], str]] = {"database": _database, "search": _search, "work": _work}


def ready(request: HttpRequest) -> JsonResponse:
    """Tell how each part is; 503 only when pages can't be served."""
    parts = {}
    for name, look in PARTS.items():
        try:
            parts[name] = look()
        except Exception:  # noqa: BLE001 - whatever is wrong with a part, say that it is down
            parts[name] = "down"
    down = parts["database"] == "down"
    status = "down" if down else "ok" if set(parts.values()) == {"ok"} else "degraded"
    return JsonResponse({"status": status, "parts": parts}, status=503 if down else 200)
