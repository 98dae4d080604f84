"""What is kept of a page: its bytes, its head and its tag, in the memory of one process."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from django.utils.text import compress_string

from portal.compressing import weak


@dataclass(frozen=True)
class KeptPage:
    """A page as it was answered; `number` is what `PublicState` said before it was made."""

    number: int
    until: float
    etag: str
    body: bytes
    head: list[tuple[str, str]]

    @cached_property
    def packed(self) -> bytes:
        """The page compressed, once for all who read it: a fifth of its size, which the shelf leaves uncounted."""
        return compress_string(self.body)

    @cached_property
    def packed_head(self) -> list[tuple[str, str]]:
        """The head of the compressed page: its tag is a weak one, since the bytes are others."""
        return [(name, weak(value) if name == "ETag" else value) for name, value in self.head]

    def is_the_same(self, asked_for: str) -> bool:
        """Whether a browser has this page already: `asked_for` is its header If-None-Match."""
        return self.etag in (tag.strip().removeprefix("W/") for tag in asked_for.split(","))


class Shelf:
    """Pages by their key, the one used longest ago first to go; `most` bytes in all, for the threads of one process."""

    def __init__(self, most: int) -> None:
        self.most, self.size, self.number = most, 0, 0
        self.pages: OrderedDict[tuple[str, ...], KeptPage] = OrderedDict()
        self.lock = Lock()

    def get(self, key: tuple[str, ...], *, number: Callable[[], int | None], now: float) -> KeptPage | None:
        """Return a page that is still true; the number is asked for only when there is a page."""
        page = self.pages.get(key)
        if page is None:
            return None
        is_true = page.until >= now and page.number == number()
        with self.lock:
            if not is_true:
                self._drop(key)
            elif key in self.pages:
                self.pages.move_to_end(key)
        return page if is_true else None

    def put(self, key: tuple[str, ...], page: KeptPage) -> None:
        """Keep a page; those of an older number are true for nobody, and let go."""
        with self.lock:
            if page.number > self.number:
                self.number = page.number
                self._empty()
            self._drop(key)
            self.pages[key] = page
            self.size += len(page.body)
            while self.size > self.most:
                self._drop(next(iter(self.pages)))

    def clear(self) -> None:
        """Forget all."""
        with self.lock:
            self._empty()

    def _empty(self) -> None:
        self.pages.clear()
        self.size = 0

    def _drop(self, key: tuple[str, ...]) -> None:
        page = self.pages.pop(key, None)
        self.size -= len(page.body) if page else 0
