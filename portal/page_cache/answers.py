"""What is drawn of an answer of the search engine, kept as long as the engine gives out the very same answer.

An engine that knows that its index stayed the same hands out the answer it gave before, not another one that is equal:
then nothing has to be compared, nor the values of twenty cards pickled, to know that they are drawn the same.
"""

from collections.abc import Callable, Hashable

from portal.latest import Latest

from .parts import kept_part

# Lists without words, of some sixty kilobytes: each connection keeps as many.
MOST = 20


def drawn_of(answer: object, key: Hashable, draw: Callable[[], str]) -> str:
    """Return what was drawn of this answer under this key, else draw it; another answer takes its place.

    The names of what is counted, and all else that the database says, are as old as the number of decision 40 allows.
    """
    room: Latest[tuple[object, str]] = kept_part(("drawn of answers",), lambda: Latest(MOST))
    found = room.get(key)
    if found is None or found[0] is not answer:
        found = room.put(key, (answer, draw()))
    return found[1]
