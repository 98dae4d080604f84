"""What a visitor asks for, read from the server's own words: no request of Django's is made for a page that is kept."""

from typing import Any

from django.conf import settings

# Longer addresses are inventions.
LONGEST_ADDRESS = 300
# Who sends one of these is a program with rights, or wants a part of a page.
HEADS_OF_OTHERS = ("HTTP_AUTHORIZATION", "HTTP_HX_REQUEST", "HTTP_X_SESSION_TOKEN")
ASKED = ("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "PATH_INFO", "QUERY_STRING")
Key = tuple[str, ...]


def key_of(environ: dict[str, Any]) -> Key | None:
    """Return all that a visitor's page depends on (its language is in the address); None when it may not be kept.

    Who has a cookie for a session, a form or a message is somebody.
    """
    if environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in HEADS_OF_OTHERS):
        return None
    cookies = environ.get("HTTP_COOKIE", "")
    if cookies and any(
        name in cookies for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
    ):
        return None
    key = tuple(environ.get(name, "") for name in ASKED)
    return key if len(key[-1]) + len(key[-2]) <= LONGEST_ADDRESS else None
