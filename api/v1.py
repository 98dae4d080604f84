"""`/api/v1/`: the resources together, described by OpenAPI 3.1 at `openapi.json`, readable at `docs`."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from . import problems, refusing
from .answers import carried, finished
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

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._descriptions: dict[str, OpenAPISchema] = {}

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the name that clients call it by: that of its function, which is the only one of its name."""
        return operation.view_func.__name__

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to be filled; one without a body (204) is sent as it is here."""
        answer = carried(request, super().create_temporal_response(request))
        request.api_answer = answer  # type: ignore[attr-defined]
        return answer

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """Return the problem, with what is left of the pace: who is refused asks again."""
        return carried(request, super().on_exception(request, exc))

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        """Return the answer, or 304 when the caller has it already."""
        return finished(request, super().create_response(request, only_fields(request, data), **options))

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the description, with what Ninja can't know of; made once, for its code alone changes it.

        Making it takes as long as many answers do, and anybody may ask for it. Whoever gets it leaves it as it is.
        """
        prefix = options.get("path_prefix")
        prefix = self.get_root_path(options.get("path_params") or {}) if prefix is None else prefix
        if prefix not in self._descriptions:
            made = super().get_openapi_schema(path_prefix=prefix)
            described(self, made)
            self._descriptions[prefix] = made
        return self._descriptions[prefix]


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
