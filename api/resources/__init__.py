"""One module a resource; each calls the pages' own querysets, permissions and actions.

Ninja asks the first router that knows a path: all operations of one path are in one router (`asking` has that of
`help_requests`).
"""

from . import asking, figures, flags, offers, post_verbs, posts, profiles, reference, reports, search, solution, threads
from .mine import availability, me, photo, profile
from .mine import help_requests as my_requests

ROUTERS = tuple(
    module.router
    for module in (
        search, profiles, asking, posts, threads, post_verbs, solution, offers, flags, reference, reports, figures,
        me, profile, photo, availability, my_requests,
    )
)  # fmt: skip

__all__ = ["ROUTERS"]
