"""One module a resource; each calls the pages' own querysets, permissions and actions.

Ninja asks the first router that knows a path: all operations of one path are in one router (`asking` has that of
`help_requests`).
"""

from . import (
    asking,
    figures,
    flags,
    going_on,
    matching,
    offers,
    post_verbs,
    posts,
    profiles,
    reference,
    reply_box,
    reports,
    search,
    solution,
    threads,
    toolbox,
)
from .mine import (
    availability,
    beside_page,
    beside_requests,
    colleagues,
    establishments,
    me,
    messages,
    notices,
    phone,
    photo,
    profile,
    searches,
)
from .mine import help_requests as my_requests

ROUTERS = tuple(
    module.router
    for module in (
        search, profiles, asking, posts, threads, post_verbs, going_on, reply_box, solution, offers, flags, toolbox,
        reference, reports, figures, me, profile, photo, availability, my_requests, establishments, colleagues,
        messages, phone, searches, notices, matching, beside_requests, beside_page,
    )
)  # fmt: skip

__all__ = ["ROUTERS"]
