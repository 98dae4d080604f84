"""`/api/v1/`: the resources together, described by OpenAPI 3.1 at `openapi.json`, readable at `docs`."""

from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from . import problems, refusing
from .auth import SESSION_HEADER, Caller
from .description import described
from .fields import only_fields
from .limits import Pace, say_pace
from .reading import DocsPage
from .resources import ROUTERS
from .writing.versions import BETWEEN, noted_version


class Readable(JSONRenderer):
    """French as it is written, not as escapes."""

    json_dumps_params = {"ensure_ascii": False}


class PortalAPI(NinjaAPI):
    """Ninja's, with what every answer carries: a validator (ETag), chosen fields, pace."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the name that clients call it by: that of its function, which is the only one of its name."""
        return operation.view_func.__name__

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        """Return the answer, or 304 when the caller has it already."""
        response = super().create_response(request, only_fields(request, data), **options)
        say_pace(request, response)
        patch_vary_headers(response, ["Accept-Language", "Authorization", SESSION_HEADER])
        if getattr(request, "api_replayed", False):
            response.headers["Idempotency-Replayed"] = "true"
        version = noted_version(request)
        if response.status_code != 200 or not (version or request.method in ("GET", "HEAD")):
            return response
        digest = blake2b(response.content, digest_size=16).hexdigest()
        etag = f'"{version}{BETWEEN}{digest}"' if version else f'"{digest}"'
        response.headers["ETag"] = etag
        if request.method not in ("GET", "HEAD"):
            return response
        response.headers.setdefault("Cache-Control", "no-cache")
        return get_conditional_response(request, etag=etag, response=response) or response

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the description, with what Ninja can't know of."""
        made = super().get_openapi_schema(**options)
        described(self, made)
        return made


def make_api() -> PortalAPI:
    """Put the routers together; each resource is a module of `api/resources/`."""
    made = PortalAPI(
        title="Entraide",
        version="1",
        description="What the pages do, as JSON. Times are ISO 8601; texts are in the language asked for.",
        urls_namespace="api",
        openapi_url="/openapi.json",
        docs=DocsPage(),
        docs_url="/docs",
        docs_decorator=require_safe,
        auth=Caller(),
        throttle=Pace(),
        renderer=Readable(),
    )
    problems.register(made)
    refusing.register(made)
    for router in ROUTERS:
        made.add_router("", router)
    return made


api = make_api()
