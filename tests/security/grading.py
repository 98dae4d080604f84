"""The grade of the HTTP Observatory for an answer over HTTPS, by its method of 2024.

100 points, less what is missing, and what goes beyond counts from 90 on; 100 and more are an A+.
"""

import re
from http.cookies import Morsel
from typing import Any

from django.http import HttpResponse

# The most there is, which every page reaches; frames and programs of other sites are let in by a little less.
AIM = 130
A_PLUS = 100


def policy(headers: Any) -> dict[str, list[str]]:
    """Return the directives of a policy: {name: [sources]}."""
    parts = [part.split() for part in headers.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def script_points(rules: dict[str, list[str]]) -> int:
    """Points for what a policy says about scripts."""
    scripts = rules.get("script-src", rules.get("default-src", ["*"]))
    if "'unsafe-inline'" in scripts or any(source in {"*", "https:", "data:"} for source in scripts):
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    unsafe = any("'unsafe" in source for sources in rules.values() for source in sources)
    return 0 if unsafe else 10 if rules.get("default-src") == ["'none'"] else 5


def grade(answer: HttpResponse) -> int:
    """Return the points of an answer over HTTPS."""
    headers, rules = answer.headers, policy(answer.headers)
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    points = [
        script_points(rules) if rules else -25,
        0 if age and int(age[1]) >= 15_768_000 else -20,
        5 if "preload" in headers.get("Strict-Transport-Security", "") else 0,
        5 if rules.get("frame-ancestors") else 0 if "X-Frame-Options" in headers else -20,
        0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        5 if headers.get("Referrer-Policy") in {"same-origin", "no-referrer", "strict-origin"} else 0,
        10 if headers.get("Cross-Origin-Resource-Policy") in {"same-origin", "same-site"} else 0,
        *(cookie_points(cookie) for cookie in answer.cookies.values()),
    ]
    lost = sum(point for point in points if point < 0)
    return 100 + lost + (sum(point for point in points if point > 0) if lost > -10 else 0)


def cookie_points(cookie: Morsel[str]) -> int:
    """Points lost by a cookie that travels in the clear, or that scripts or other sites use; none by one taken away."""
    if cookie["max-age"] == 0:
        return 0
    return -(40 * (not cookie["secure"]) + 30 * (not cookie["httponly"]) + 20 * (not cookie["samesite"]))


def as_in_production(settings: Any) -> None:
    """Send what production adds to the headers (`portal/settings/production.py`)."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
