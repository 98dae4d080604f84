"""What a process has used: of the processor in seconds, of memory in bytes; our own, and that of a server beside us."""

import time
from pathlib import Path


class Processor:
    """Counts the seconds of our process, and of another one when its number is given, to a microsecond or so."""

    def __init__(self, server: int | None) -> None:
        self._tasks = Path(f"/proc/{server}/task") if server else None

    def ours(self) -> float:
        """Return the seconds our own threads have worked."""
        return time.process_time()

    def server(self) -> float:
        """Return the seconds the server's threads have worked; those of a thread that ended are lost."""
        if self._tasks is None:
            return 0.0
        return sum(_worked(task / "schedstat") for task in self._tasks.iterdir()) / 1e9


def _worked(path: Path) -> int:
    try:
        return int(path.read_text().split()[0])
    except (OSError, IndexError):
        return 0


def memory(process: int | str = "self") -> dict[str, int]:
    """Return megabytes: held now, and at the most so far."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return {name: int(lines[key].split()[0]) // 1024 for name, key in (("now", "VmRSS"), ("peak", "VmHWM"))}


def size(folder: Path) -> int:
    """Return the megabytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 10**6
