"""Letters as the apps write them: one text and the same in HTML, queued with the change they tell of."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from . import sending
from .sending import Letter


def write(
    template: str,
    context: Mapping[str, Any],
    *,
    to: str,
    subject: str,
    key: str = "",
    stop_url: str = "",
    answer_to: str = "",
) -> None:
    """Queue a letter in the language in force, which the caller has made the reader's.

    `template` is the name of its text; the HTML has the same name with its own ending, and extends
    `mail/email/letter.html`. Both find `subject` and `stop_url` in their context: the whole address by which mail
    programs stop such letters in one click (RFC 8058), where there is one. `answer_to` takes the answers.
    """
    letter = compose(template, context, to=to, subject=subject, key=key, stop_url=stop_url, answer_to=answer_to)
    sending.queue(to=to, subject=subject, text=letter.text, html=letter.html, key=key, headers=letter.headers)


def compose(
    template: str,
    context: Mapping[str, Any],
    *,
    to: str,
    subject: str,
    key: str,
    stop_url: str = "",
    answer_to: str = "",
) -> Letter:
    """Return a letter as `write` queues it, for `sending.queue_all`."""
    shown = {**context, "subject": subject, "stop_url": stop_url}
    return Letter(
        to=to,
        subject=subject,
        text=render_to_string(template, shown),
        html=render_to_string(template.removesuffix(".txt") + ".html", shown),
        key=key,
        headers=_headers(stop_url, answer_to),
    )


def _headers(stop_url: str, answer_to: str) -> dict[str, str]:
    headers = {"Reply-To": answer_to} if answer_to else {}
    if stop_url:
        headers |= {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers
