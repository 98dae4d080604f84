"""A whole portal that may be killed: `bin/test` runs what stands in this folder once, `bin/chaos` for longer."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.server import PROGRAMS
from tests.chaos.site import Site
from tests.mail.smtp_peer import smtp_peer
from tests.search.test_server_away import node

HERE = Path(__file__).parent
SEARCH = os.environ.get("CHAOS_SEARCH", "")
# Six replies a minute are what one person may send.
PEOPLE = max(24, int(os.environ.get("CHAOS_WRITES", "100")) // 6)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("chaos")


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The portal of the release before, with its data, brought to this one and started."""
    if not PROGRAMS.exists():
        pytest.skip("PostgreSQL isn't installed: bin/test installs it")
    # Not among pytest's own folders: they are closed to the user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory(prefix="entraide-chaos-") as name, smtp_peer() as peer:
        folder = Path(name)
        made = Site(folder, peer, node("start", folder) if SEARCH else "")
        try:
            made.load_release()
            made.upgrade()
            made.prepare(PEOPLE)
            made.start()
            yield made
        finally:
            made.stop()
            if SEARCH:
                node("stop", folder)
