"""Lines of the log as JSON: when, how bad, who speaks, what, for which request.

No path, no address, no message of an error: a path may hold a name or a signed link, and a database quotes the value
it refuses.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from . import request_ids

# What a line may carry beside its words; everything else that a library hangs on a record stays out.
EXTRAS = ("view", "method", "status", "milliseconds", "queries", "query_milliseconds", "signed_in", "sql", "topic")
DEEPEST = 40


class JsonFormatter(logging.Formatter):
    """One record, one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "logger": record.name, "message": message_of(record)}
        if request_id := request_ids.current():
            line["request_id"] = request_id
        line |= {name: getattr(record, name) for name in EXTRAS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line |= error_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def message_of(record: logging.LogRecord) -> str:
    """Return the words of a record; of what Django says about a request, the view instead of the path."""
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        return record.getMessage()
    return f"{getattr(record, 'status_code', '')} {view_of(request)}".strip()


def view_of(request: HttpRequest) -> str:
    """Return the name of the address that was asked, without what it was asked for."""
    match = request.resolver_match
    return (match.view_name or match._func_path) if match else "unknown"


def error_of(error: BaseException) -> dict[str, Any]:
    """Return the kind of an error and where it came from, without what it says."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return {
        "error": f"{type(error).__module__}.{type(error).__qualname__}",
        "trace": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
