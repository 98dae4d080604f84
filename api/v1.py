"""`/api/v1/`: the resources together, described by OpenAPI 3.1 at `openapi.json`, readable at `docs`."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from . import problems, refusing
from .answers import finished
from .auth import Caller
from .description import described
from .fields import only_fields
from .limits import Pace
from .reading import DocsPage
from .resources import ROUTERS


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
        return finished(request, super().create_response(request, only_fields(request, data), **options))

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
