"""How deep a list may be turned, whoever lists; links to pages are drawn by `components/pager.html`."""

# Beyond this many results nobody turns pages, and every engine gets slow: people narrow instead.
DEEPEST_RESULT = 10_000


def last_page(total: int, per_page: int) -> int:
    """Return the number of the last page that can be asked for, 1 for an empty list."""
    return max(1, -(-min(total, DEEPEST_RESULT) // per_page))
