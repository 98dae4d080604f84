"""The letters of a run, where the portal puts them as files: `EMAIL_URL=filemail:///…`."""

import re
import threading
import time
from pathlib import Path

END = "\n" + "-" * 79 + "\n"
TO, CODE = re.compile(r"^To: (\S+)$", re.MULTILINE), re.compile(r"^(\d{4}-\d{4})\r?$", re.MULTILINE)
PAUSE, PATIENCE = 0.05, 60  # seconds


class Letters:
    """Whoever waits for a code looks for everybody."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.codes: dict[str, str] = {}
        self._read: dict[str, int] = {}
        self._turn = threading.Lock()

    def look(self) -> None:
        """Read whole letters that came since the last time."""
        for path in self.folder.iterdir():
            begin = self._read.get(path.name, 0)
            whole, end, _rest = path.read_bytes()[begin:].decode(errors="replace").rpartition(END)
            self._read[path.name] = begin + len((whole + end).encode())
            for letter in whole.split(END):
                to, code = TO.search(letter), CODE.search(letter)
                if to and code:
                    self.codes[to[1]] = code[1]

    def code_for(self, address: str) -> str:
        """Wait for somebody's code; raises `ValueError` when none comes."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with self._turn:
                if address not in self.codes:
                    self.look()
            if code := self.codes.get(address):
                return code
            time.sleep(PAUSE)
        raise ValueError(f"no code came to {address}")
