"""What is made of values alone is made once for the same values: they are the key, so there is nothing to forget.

A template that is given values alone draws the same whenever it is given the same. Whatever changes (a name, a state)
is read anew for each page and finds another fragment, or none yet. Nothing is looked up here by what it is about, and
no rule says when a fragment is old.
"""

import pickle
import re
import secrets
import time
from collections.abc import Callable, Mapping
from hashlib import blake2b
from threading import Lock
from typing import Any, TypeVar, cast

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

Made = TypeVar("Made")

# Two ages hold what is kept: half of the room each, and a minute at least.
ROOM, AGE = 8_000_000, 60.0
# Where what is one reader's own goes: nobody can have typed it, and escaping leaves it as it is.
_MARK = secrets.token_hex(16)
_PLACE = re.compile(rf"{_MARK}(\w+)\.")


class Ages:
    """Values by their key, in two ages: whatever wasn't shown for a whole age is let go with the next.

    So what was erased from the portal leaves the memory of its processes by itself, with the first page that is
    made two minutes after it was last shown.
    """

    def __init__(self, room: int, age: float) -> None:
        self._room, self._age = room, age
        self._young: dict[bytes, Any] = {}
        self._old: dict[bytes, Any] = {}
        self._size, self._since, self._lock = 0, 0.0, Lock()

    def get_or_make(self, key: bytes, make: Callable[[], Any], size_of: Callable[[Any], int]) -> Any:
        """Return what was made under this key, else make it; two who ask at once may both do."""
        self.pass_on()
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            found = make() if found is None else found
            with self._lock:
                self._young[key] = found
                self._size += size_of(found)
        return found

    def pass_on(self) -> None:
        """Let go of what is old when an age is over, by its time or by its size."""
        if not self._is_over():
            return
        with self._lock:
            if self._is_over():
                now = time.monotonic()
                # Asked for nothing during a whole age: what was young then is old twice over.
                self._old = self._young if now - self._since < 2 * self._age else {}
                self._young, self._size, self._since = {}, 0, now

    def _is_over(self) -> bool:
        return self._size >= self._room // 2 or time.monotonic() - self._since >= self._age

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._young, self._old, self._size = {}, {}, 0

    def __len__(self) -> int:
        return len(self._young.keys() | self._old.keys())


kept = Ages(ROOM, AGE)


def made_once(values: tuple[Any, ...], make: Callable[[], Made], size_of: Callable[[Made], int] | None = None) -> Made:
    """Return what `make` makes of these values, in the language in force, on this day.

    Values are pickled into the key, with their types: safe HTML and the same letters as plain text are two keys. Give
    plain values and dataclasses of them; a row of the database would find nothing again.
    """
    told = pickle.dumps((values, get_language(), timezone.localdate()), pickle.HIGHEST_PROTOCOL)
    key = blake2b(told, digest_size=24).digest()
    return cast(Made, kept.get_or_make(key, make, size_of or (lambda _made: len(told))))


def drawn(template: str, **values: Any) -> SafeString:
    """Return a fragment drawn with these values alone."""
    return made_once((template, values), lambda: render_to_string(template, values), len)


def drawn_around(
    values: tuple[Any, ...], own: Mapping[str, Any], draw: Callable[[Mapping[str, SafeString]], str]
) -> SafeString:
    """Return a fragment drawn once for these values, with what is one reader's `own` put into it.

    What is kept has never seen it: `draw` is given a mark in the place of each, and its template shows it as it stands,
    without a filter or a condition. What is put there is escaped unless it is safe, as a template would.
    """
    marks = {name: SafeString(f"{_MARK}{name}.") for name in own}
    pieces = made_once((*values, tuple(own)), lambda: _PLACE.split(draw(marks)), lambda made: sum(map(len, made)))
    # Every other piece is the name of what goes there.
    put = {name: conditional_escape(own[name]) for name in set(pieces[1::2])}
    return SafeString("".join(put[piece] if at % 2 else piece for at, piece in enumerate(pieces)))
