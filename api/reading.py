"""The description as a page to read: `/api/v1/docs`, drawn by the server from `openapi.json`, without a script."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


@dataclass(frozen=True)
class Row:
    """A parameter or a field: its name, its type in a word, what it means."""

    name: str
    kind: str
    text: str
    is_needed: bool


@dataclass(frozen=True)
class Told:
    """An operation as the page tells it."""

    name: str
    method: str
    path: str
    summary: str
    text: str
    who: str
    parameters: list[Row]
    body: list[Row]
    answer: list[Row]
    statuses: list[tuple[str, str]]
    example: str


class DocsPage(DocsBase):
    """Ninja's place for a page of documentation."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        told = api.get_openapi_schema()
        sections: dict[str, list[Told]] = {}
        for path, methods in told["paths"].items():
            for method, operation in methods.items():
                sections.setdefault(operation["tags"][0], []).append(_told(told, path, method, operation))
        context = {"sections": sorted(sections.items()), "openapi_url": self.get_openapi_url(api, kwargs)}
        return render(request, "api/docs.html", context)


def _told(whole: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> Told:
    body = _content(operation.get("requestBody", {}))
    good = next(answer for status, answer in operation["responses"].items() if str(status).startswith("2"))
    return Told(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        text=operation.get("description", ""),
        who="member" if {} not in operation["security"] else "everybody",
        parameters=[_parameter(one) for one in operation.get("parameters", ())],
        body=list(_fields(whole, body)),
        answer=list(_fields(whole, _content(good))),
        statuses=[
            (str(status), answer["description"]) for status, answer in sorted(operation["responses"].items(), key=str)
        ],
        example=_example(path, method, operation),
    )


def _content(holder: dict[str, Any]) -> dict[str, Any]:
    return dict(holder.get("content", {}).get("application/json", {}).get("schema", {}))


def _content_of_form(content: dict[str, Any]) -> dict[str, Any]:
    return dict(content["multipart/form-data"]["schema"]["properties"])


def _parameter(one: dict[str, Any]) -> Row:
    schema = one["schema"]
    text = one.get("description") or schema.get("description", "")
    return Row(one["name"], _kind(schema), text, bool(one.get("required")))


def _fields(whole: dict[str, Any], schema: dict[str, Any]) -> Iterator[Row]:
    """Yield the fields of a shape; of a list those of its items."""
    shape = schema.get("items", schema)
    name = shape.get("$ref", "").rpartition("/")[2]
    found = whole["components"]["schemas"].get(name, shape)
    needed = set(found.get("required", ()))
    for field, told in found.get("properties", {}).items():
        yield Row(field, _kind(told), told.get("description", ""), field in needed)


def _kind(schema: dict[str, Any]) -> str:
    if name := schema.get("$ref"):
        return str(name.rpartition("/")[2])
    if choices := schema.get("anyOf") or schema.get("allOf"):
        return " | ".join(dict.fromkeys(_kind(one) for one in choices))
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type", "any"))


def _example(path: str, method: str, operation: dict[str, Any]) -> str:
    """Return a call as one types it."""
    lines = [f"curl {settings.SITE_URL}{path}"]
    if method != "get":
        lines.append(f"-X {method.upper()}")
    if {} not in operation["security"]:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    lines += [f"-H '{one['name']}: …'" for one in operation.get("parameters", ()) if one["in"] == "header"]
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        body = json.dumps(content["application/json"]["example"], ensure_ascii=False).replace("'", "’")
        lines += ["-H 'Content-Type: application/json'", f"-d '{body}'"]
    elif "multipart/form-data" in content:
        lines.append(f"-F {next(iter(_content_of_form(content)))}=@fichier")
    return " \\\n  ".join(lines)
