"""One module a resource; each calls the pages' own querysets, permissions and actions."""

from . import figures, help_requests, me, posts, profiles, reference, reports, search

ROUTERS = tuple(module.router for module in (search, profiles, help_requests, posts, reference, reports, figures, me))

__all__ = ["ROUTERS"]
