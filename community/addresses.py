"""Where threads and posts are read: a request's thread on its page, a general discussion on its own."""

from functools import lru_cache

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language

from help_requests.wording import request_url

from .models import Thread

# Some addresses for each post that was read lately.
KEPT = 5000
# Longer names make no better address.
LONGEST_SLUG = 80


def thread_url(thread: Thread) -> str:
    """Return the address of a thread in the reader's language."""
    if thread.help_request:
        return request_url(thread.help_request.slug)
    return reverse("discussion", args=[thread.pk, slug_of(thread)])


def slug_of(thread: Thread) -> str:
    """Return the readable half of a general discussion's address; the other half is its number."""
    return slugify(thread.title)[:LONGEST_SLUG].strip("-") or "fil"


def permalink(post: int) -> str:
    """Return the lasting address of a post, which finds the page of the thread that it stands on."""
    return reverse("post", args=[post])


def place(name: str, *numbers: int) -> str:
    """Return an address below a post, made once: a page has a hundred and fifty of them."""
    return _place(name, numbers, get_language() or "")


@lru_cache(maxsize=KEPT)
def _place(name: str, numbers: tuple[int, ...], language: str) -> str:
    """Return it in the language in force, which is in the key that finds it again."""
    return reverse(name, args=numbers)
