"""The files of the index: generations beside each other, a pointer to the one in use, and who may write.

current             the name of the generation in use, replaced in one step
generation-…/       an index, with VERSION
generation-….changes    keys that were written to the generation in use while this one was built
writer.lock, rebuild.lock
"""

import contextlib
import os
import shutil
import time
import uuid
from pathlib import Path

from ..engine import BusyError
from ..stored import VERSION
from ..turns import Turns


class Store(Turns):
    """The folder of an index."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.pointer = root / "current"

    def current(self) -> Path | None:
        """Return the generation in use; None when there is none that this version of the code can read."""
        with contextlib.suppress(OSError):
            generation = self.root / self.pointer.read_text().strip()
            if (generation / "VERSION").read_text() == VERSION:
                return generation
        return None

    def new_generation(self) -> Path:
        """Make an empty folder for an index to be built in."""
        generation = self.root / f"generation-{time.time_ns()}-{uuid.uuid4().hex[:6]}"
        generation.mkdir(parents=True)
        (generation / "VERSION").write_text(VERSION)
        return generation

    def use(self, generation: Path) -> None:
        """Put a generation into use: readers see the old one or the new one, never nothing.

        The one before stays until the next rebuild, for a reader that has just read the pointer.
        """
        before = self.current()
        if before:
            (self.root / "previous").write_text(before.name)
        written = self.root / "current.new"
        with written.open("w") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        written.replace(self.pointer)

    def clean(self) -> None:
        """Remove every generation but the one in use and the one before, and all notes: nobody is rebuilding."""
        kept = set()
        for name in ("current", "previous"):
            with contextlib.suppress(OSError):
                kept.add((self.root / name).read_text().strip())
        for path in self._generations():
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)
        for path in self.root.glob("generation-*.changes"):
            path.unlink(missing_ok=True)

    def forget_previous(self) -> None:
        """Remove the generation before: what was erased must not stay readable in it."""
        (self.root / "previous").unlink(missing_ok=True)
        self.clean()

    def _generations(self) -> list[Path]:
        return [path for path in self.root.glob("generation-*") if path.is_dir()]

    def start_noting(self, generation: Path) -> None:
        """From now on note what is written, for the generation that is being built."""
        self._changes(generation).touch()

    def note(self, keys: list[str]) -> None:
        """Note keys for the generation that is being built, on disk before the caller's rows are done with.

        Notes of a rebuild that was killed are removed: nobody holds its lock any more.
        """
        for path in self.root.glob("generation-*.changes"):
            with contextlib.suppress(BusyError), self.rebuilding(patience=0.0):
                path.unlink(missing_ok=True)
                continue
            with path.open("a") as file:
                file.writelines(f"{key}\n" for key in keys)
                file.flush()
                os.fsync(file.fileno())

    def noted(self, generation: Path) -> list[str]:
        """Return the keys noted for a generation, each once."""
        return list(dict.fromkeys(self._changes(generation).read_text().split()))

    def _changes(self, generation: Path) -> Path:
        return generation.with_name(f"{generation.name}.changes")
