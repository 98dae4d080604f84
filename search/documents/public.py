"""What an anonymous visitor may read, and at which address."""

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from community.addresses import thread_url
from community.models import Thread
from help_requests.models import HelpRequestPage


def public_pages(model: type[Page]) -> PageQuerySet:
    """Return the published pages of a type; pages behind a password or a login are not public."""
    return model.objects.visible_to(AnonymousUser()).public()


def page_urls(pages: list[Page]) -> Mapping[int, str]:
    """Return the address of each page: one query for all their parents."""
    parents = {page.path[: -Page.steplen] for page in pages}
    paths = {parent.path: _path_of(parent) for parent in Page.objects.filter(path__in=parents)}
    return {page.pk: f"{paths[page.path[: -Page.steplen]]}{page.slug}/" for page in pages}


def _path_of(page: Page) -> str:
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else page.url_path


def public_threads() -> QuerySet[Thread]:
    """Return the threads in which something is said, with `first_post_at`: on public pages, and about themes."""
    pages = public_pages(HelpRequestPage)
    return Thread.objects.with_first_post().filter(Q(help_request__in=pages) | Q(theme__isnull=False))


def thread_urls(threads: list[Thread]) -> Mapping[int, str]:
    """Return where each thread is read: on the page of its request, or on its own."""
    pages = page_urls([thread.help_request for thread in threads if thread.help_request])
    return {
        thread.pk: f"{pages[thread.help_request_id]}#fil" if thread.help_request_id else thread_url(thread)
        for thread in threads
    }
