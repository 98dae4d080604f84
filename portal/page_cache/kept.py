"""What is kept of a page: its bytes, its head and its tag, in the memory of one process."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse


@dataclass(frozen=True)
class KeptPage:
    """A page as it was answered; `number` is what `PublicState` said before it was made."""

    number: int
    until: float
    etag: str
    body: bytes
    head: tuple[tuple[str, str], ...]

    def response(self, asked_for: str) -> HttpResponse:
        """Return the page, or that it is still the one they have: `asked_for` is the header If-None-Match."""
        same = self.etag in (tag.strip().removeprefix("W/") for tag in asked_for.split(","))
        response = HttpResponse(b"" if same else self.body, status=304 if same else 200)
        for name, value in self.head:
            response.headers[name] = value
        return response


class Shelf:
    """Pages by their key, the one used longest ago first to go; `most` bytes in all, for the threads of one process."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self.pages: OrderedDict[tuple[str, ...], KeptPage] = OrderedDict()
        self.lock = Lock()

    def get(self, key: tuple[str, ...], *, number: int, now: float) -> KeptPage | None:
        """Return a page that is still true."""
        with self.lock:
            page = self.pages.get(key)
            if page is None:
                return None
            if page.number != number or page.until < now:
                self._drop(key)
                return None
            self.pages.move_to_end(key)
            return page

    def put(self, key: tuple[str, ...], page: KeptPage) -> None:
        """Keep a page."""
        with self.lock:
            self._drop(key)
            self.pages[key] = page
            self.size += len(page.body)
            while self.size > self.most:
                self._drop(next(iter(self.pages)))

    def clear(self) -> None:
        """Forget all."""
        with self.lock:
            self.pages.clear()
            self.size = 0

    def _drop(self, key: tuple[str, ...]) -> None:
        page = self.pages.pop(key, None)
        self.size -= len(page.body) if page else 0
