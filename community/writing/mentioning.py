"""Naming somebody with @word: only people one may see in that thread, each by a word one can read and type.

Volunteers are called as their published page is in addresses; who wrote in the thread and has no such page, by the name
that stands above their posts. Whoever blocked the author isn't told of it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import override

from accounts.models import User
from directory.addresses import profile_url
from directory.models import Block, VolunteerProfilePage

from ..models import Post, PostMention, Thread
from .linking import MENTION

# No more people than that are called by one post.
MOST = 10
MOST_SUGGESTED = 8
# More than a thread has authors, so that a directory of any size costs the same.
MOST_FOUND = 100
_MENTION = re.compile(MENTION, re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """Somebody by the word they are called by, with their page when they have one."""

    word: str
    name: str
    person: int
    url: str = ""


def words_in(text: str) -> list[str]:
    """Return the words after @, in order, each once."""
    return list(dict.fromkeys(match["person"].lower() for match in _MENTION.finditer(text)))


def named(thread: Thread, text: str) -> list[Named]:
    """Return the people a text calls in a thread; two queries, and none when it calls nobody."""
    if not (words := words_in(text)):
        return []
    known = {one.word: one for one in participants(thread)} | {one.word: one for one in volunteers(slug__in=words)}
    return list({known[word].person: known[word] for word in words if word in known}.values())[:MOST]


def suggested(thread: Thread, start: str) -> list[Named]:
    """Return whom a few letters may call: people of the thread first, then volunteers of the directory."""
    wanted = slugify(start)
    here = [one for one in participants(thread) if any(part.startswith(wanted) for part in (one.word, *_parts(one)))]
    others = volunteers(slug__startswith=wanted)[:MOST_SUGGESTED] if len(wanted) > 1 else []
    return list({one.person: one for one in (*here, *others)}.values())[:MOST_SUGGESTED]


def _parts(one: Named) -> list[str]:
    return one.word.split("-")


def participants(thread: Thread) -> list[Named]:
    """Return who wrote what can be read in a thread, whoever has a page by its word."""
    writers = User.objects.filter(posts__in=Post.objects.visible().filter(thread=thread), is_active=True).distinct()
    people = list(writers.order_by("pk"))
    pages = {one.person: one for one in volunteers(volunteer__user__in=[person.pk for person in people])}
    return [one for person in people if (one := pages.get(person.pk) or _without_page(person))]


def _without_page(person: User) -> Named | None:
    name = person.get_full_name()
    return Named(slugify(name), name, person.pk) if slugify(name) else None


def volunteers(**wanted: Any) -> list[Named]:
    """Return people whose page everybody may read."""
    pages = VolunteerProfilePage.objects.live().public().filter(volunteer__user__is_active=True, **wanted)
    rows = pages.order_by("title").values_list("slug", "title", "volunteer__user")
    # Readers of every language follow the links: the address of the site's own.
    with override(settings.LANGUAGE_CODE):
        return [Named(slug, title, person, profile_url(slug)) for slug, title, person in rows[:MOST_FOUND]]


def links(people: Iterable[Named]) -> Mapping[str, str]:
    """Return the words that become links, with their addresses: a name without a page stays a word."""
    return {one.word: one.url for one in people if one.url}


def keep(post: Post, people: Collection[Named]) -> None:
    """Keep whom a saved post names now, and nobody it named before."""
    post.mentions.exclude(person__in=[one.person for one in people]).delete()
    for one in _to_tell(post, people):
        PostMention.objects.get_or_create(post=post, person_id=one.person, defaults={"word": one.word})


def _to_tell(post: Post, people: Collection[Named]) -> Iterator[Named]:
    """Yield those who are told: neither the author, nor anybody who wants to hear no more from them."""
    blocking = set(Block.objects.filter(blocked=post.author_id).values_list("by", flat=True)) if people else set()
    yield from (one for one in people if one.person != post.author_id and one.person not in blocking)


def kept_links(post: Post) -> Mapping[str, str]:
    """Return the links of a post that is made into HTML again."""
    return links(named(post.thread, post.body)) if post.pk and "@" in post.body else {}


def without(text: str, word: str, *, instead: str) -> str:
    """Return a text that calls somebody by another word."""
    return _MENTION.sub(lambda match: f"@{instead}" if match["person"].lower() == word else match[0], text)
