"""What has to be read again with something else: a thread shows its request's title, region, themes and state."""

from collections.abc import Iterable

from community.models import Thread

from .documents import rows_of


def with_followers(keys: Iterable[str]) -> list[str]:
    """Return keys of documents ("request:12"), each once, with the thread of each request among them."""
    wanted = list(dict.fromkeys(keys))
    requests = rows_of(wanted).get("request", [])
    threads = Thread.objects.filter(help_request__in=requests).order_by("pk").values_list("pk", flat=True)
    return list(dict.fromkeys([*wanted, *(f"thread:{pk}" for pk in threads)])) if requests else wanted
