"""One engine and one number of documents: `python -m benchmarks.search 50000`; `bin/bench` runs them all.

The engine is that of `SEARCH_URL`, as for the portal. Prints JSON.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from .load import at_once
from .machine import Processor, memory
from .preparing import fill_lists, start
from .turns import figures, in_turns


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("documents", type=int, help="how many profiles")
    parser.add_argument("--rounds", type=int, default=30, help="times each question is asked both ways (30)")
    parser.add_argument("--clients", type=int, nargs="*", default=[1, 4, 16], help="clients at once (1 4 16)")
    parser.add_argument("--seconds", type=float, default=3, help="of a slice with many clients (3)")
    parser.add_argument("--slices", type=int, default=5, help="slices of each side (5)")
    parser.add_argument("--server-process", type=int, help="number of the search server's process, for its share")
    parser.add_argument("--keep", action="store_true", help="ask the indexes of the last run instead of new ones")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    asked = arguments()
    folder = Path(os.environ.get("VAR_DIR", "var")).resolve() / "bench" / str(asked.documents)
    os.environ |= {"VAR_DIR": str(folder), "SEARCH_INDEX": f"bench-{asked.documents}"}
    start()
    fill_lists()
    from . import indexing, sides

    processor = Processor(asked.server_process)
    measured: dict[str, object] = {"engine": sides.engine_name(), "documents": asked.documents}
    if not asked.keep:
        measured["indexing"] = indexing.build(asked.documents, processor)
        measured["memory_after_indexing"] = memory()
    measured["one at a time"] = figures(in_turns(sides.both_ways(), asked.rounds, processor))
    measured["memory"] = memory()
    if asked.server_process:
        measured["memory_of_server"] = memory(asked.server_process)
    measured["clients"] = [at_once(number, seconds=asked.seconds, slices=asked.slices) for number in asked.clients]
    measured["load_average"] = os.getloadavg()
    json.dump(measured, sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
