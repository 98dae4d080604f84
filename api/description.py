"""What `openapi.json` says beyond the shapes: every answer an operation may give, who may ask, which headers count."""

from collections.abc import Iterator
from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation

from .auth import Member, Opinion
from .problems import CONTENT_TYPE
from .samples import sample

PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong, in the language asked for (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "examples": ["Rien ici"]},
        "status": {"type": "integer", "examples": [404]},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "message"],
                "properties": {"where": {"type": "string"}, "message": {"type": "string"}},
            },
        },
        "findings": {
            "type": "array",
            "description": "What may tell who somebody is, or how they are reached: ask the author. What `may_stay` is "
            "kept by sending its `digest` in `keeps`; anything else is to be taken out.",
            "items": {
                "type": "object",
                "required": ["kind", "excerpt", "digest", "may_stay"],
                "properties": {
                    "kind": {"type": "string", "examples": ["phone"]},
                    "excerpt": {"type": "string"},
                    "digest": {"type": "string"},
                    "may_stay": {"type": "boolean"},
                },
            },
        },
    },
}
SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token made at /compte/jetons/"},
    "session": {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": "With X-CSRFToken to write"},
    "session_token": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Session-Token",
        "description": "What /api/auth/ gives a front end of another origin",
    },
}
SOMEBODY: list[dict[str, list[str]]] = [{name: []} for name in SECURITY]
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of what was read: the change is made over that version, or refused (412). Without it: 428",
    "schema": {"type": "string", "pattern": r'^(\*|"[!-~]{1,80}")$'},
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Any text of one's own: a second call with it gets the answer of the first, for a day",
    "schema": {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[!-~]+$"},
}
WORDS = {
    304: "Known already (If-None-Match)",
    400: "Not understood",
    401: "Sign in first, or another token",
    403: "Not allowed, or the token lacks the right",
    404: "Nothing here, or nothing one may see",
    409: "Not possible now",
    412: "Changed meanwhile",
    413: "Too much at once",
    422: "Some values can't be taken",
    428: "If-Match is missing",
    429: "Too many requests: see Retry-After",
}


def described(api: NinjaAPI, schema: dict[str, Any]) -> None:
    """Complete a description in place."""
    parts = schema.setdefault("components", {})
    parts.setdefault("schemas", {})["Problem"] = PROBLEM
    parts["securitySchemes"] = SECURITY
    told = {one["operationId"]: one for methods in schema["paths"].values() for one in methods.values()}
    for operation in operations(api):
        one = told[operation.operation_id or api.get_openapi_operation_id(operation)]
        _complete(one, operation)
        if body := one.get("requestBody", {}).get("content", {}).get("application/json"):
            body["example"] = sample(schema, body["schema"])


def operations(api: NinjaAPI) -> Iterator[Operation]:
    """Yield every operation."""
    for _prefix, router in api._routers:
        for view in router.path_operations.values():
            yield from view.operations


def _complete(told: dict[str, Any], operation: Operation) -> None:
    who = operation.auth_callbacks[0] if operation.auth_callbacks else None
    writes = operation.methods[0] not in ("GET", "HEAD")
    told["security"] = SOMEBODY if isinstance(who, Member) and not isinstance(who, Opinion) else [{}, *SOMEBODY]
    takes_key = getattr(operation.view_func, "takes_key", False)
    takes_version = getattr(operation.view_func, "takes_version", False)
    told.setdefault("parameters", []).extend([KEY] * takes_key + [IF_MATCH] * takes_version)
    for status in _statuses(told, writes=writes, takes_version=takes_version):
        told["responses"].setdefault(str(status), _answer(status))


def _statuses(told: dict[str, Any], *, writes: bool, takes_version: bool) -> list[int]:
    found = [401, 403, 422, 429]
    if writes:
        found += [400, 404, 409, 413]
    else:
        found.append(304)
    if any(one["in"] == "path" for one in told["parameters"]) or "me" in told.get("tags", ()):
        found.append(404)
    return sorted({*found, *([412, 428] if takes_version else [])})


def _answer(status: int) -> dict[str, Any]:
    if status == 304:
        return {"description": WORDS[status]}
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": WORDS[status], "content": content}
