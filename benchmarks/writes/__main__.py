"""What writing costs, and what readers wait meanwhile.

Example: bin/bench --writes [VOLUNTEERS [SECONDS [PART…]]] (2000 60, all parts), on a portal made as for `--growth`;
servers are two web processes and the worker, but for the first part. Parts:

- posting: replies to one thread by its form, in turns with rows for the reference, both to servers of one process
  (`replies.py`): milliseconds of the processor for each;
- wave: first forms of sign-up, fifty a second whether they are answered or not, beside readers of the main pages, who
  are timed without them first (`door.py`);
- together: replies, offers of help and edits of one's own page at a steady pace, beside readers likewise
  (`together.py`);
- wizard: whole registrations, from the first form to a page sent to review (`wizard.py`).

Prints JSON: p50 and p95 of pages by the clock, alone and meanwhile; for each kind how many were sent and acknowledged,
and how many of these are not in the database afterwards.
"""

import json
import sys
from collections.abc import Callable

from ..growth import PAGES, subjects
from ..pages import VAR, prepare
from .door import wave
from .replies import posting
from .together import together
from .wizard import wizard


def main() -> None:
    """Measure."""
    given = sys.argv[1:]
    size, seconds = (int(word) for word in (given + ["2000", "60"][len(given) :])[:2])
    prepare(size)
    names = subjects(size)
    paths = {name: path.format(**names) for name, path in PAGES.items()}
    parts: dict[str, Callable[[], dict[str, object]]] = {
        "posting": lambda: posting(size, names["request"], int(names["request_pk"]), int(names["profile_pk"])),
        "wave": lambda: wave(size, seconds, paths),
        "together": lambda: together(size, seconds, paths),
        "wizard": lambda: wizard(size, seconds),
    }
    path = VAR / "bench" / f"writes-{size}.json"
    # Parts measured another time stay beside those of this one.
    result: dict[str, object] = json.loads(path.read_text()) if given[2:] and path.exists() else {}
    result |= {"volunteers": size, "seconds": seconds} | {part: parts[part]() for part in given[2:] or parts}
    path.write_text(json.dumps(result, indent=2))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
