"""The operations of Wagtail's API that read, put together anew: nothing here writes, and nobody is more than a visitor.

Wagtail's router as a whole would take any of its tokens, ours without the right included, and show editors' drafts to
it; redirects made for pages that moved would tell former names. What is mounted is what stands below.
"""

from ninja import NinjaAPI
from wagtail.api.v3.auth import AllowAnonymous
from wagtail.api.v3.errors import register_exception_handlers

from .. import problems
from ..limits import Pace
from . import files, moved, pages, preview


def make_api() -> NinjaAPI:
    """Put the operations together. The namespace is the one by which Wagtail's schemas name addresses."""
    made = NinjaAPI(
        title="Entraide, CMS",
        version="3",
        description="Pages, images and documents as editors made them. People and requests: see /api/v1/.",
        urls_namespace="wagtailapi_v3",
        openapi_url="/openapi.json",
        docs_url=None,
        auth=AllowAnonymous(),
        throttle=Pace(),
    )
    register_exception_handlers(made)
    problems.register(made)
    made.add_router("/pages/", pages.router)
    made.add_router("/images/", files.images)
    made.add_router("/documents/", files.documents)
    made.add_router("/redirects/", moved.router)
    made.add_router("/preview/", preview.router)
    return made


api = make_api()
