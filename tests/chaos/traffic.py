"""What the release before goes on doing while its database is brought to the next: reading, and asking for work."""

import threading
import time
from typing import Self

import psycopg

from tests.chaos.server import Server

# As release 0.1.0 writes them: it knows no column that came later.
WRITE = (
    "INSERT INTO work_outboxrow (topic, payload, created_at, available_at, attempts, lease, last_error) "
    "VALUES ('later', '{}', now(), now(), 0, '', '')"
)
READS = (
    "SELECT count(*), min(email) FROM accounts_user",
    "SELECT slug, title FROM wagtailcore_page WHERE live ORDER BY path LIMIT 50",
    "SELECT body, at FROM community_post ORDER BY at DESC LIMIT 20",
    "SELECT kind, count(*) FROM help_requests_helprequestpage GROUP BY kind",
)
COUNTS = (
    "accounts_user", "wagtailcore_page", "wagtailcore_revision", "directory_volunteerprofilepage", "community_post",
    "help_requests_helprequestpage", "directory_establishment", "accounts_consent", "directory_volunteerfact",
)  # fmt: skip


class Traffic:
    """Reads and writes until the block ends; remembers what failed and what took longest."""

    def __init__(self, server: Server) -> None:
        self.server, self.ended = server, threading.Event()
        self.written, self.failures, self.longest = 0, list[str](), 0.0
        self.thread = threading.Thread(target=self.go_on, daemon=True)

    def __enter__(self) -> Self:
        self.before, self.begin = self.state(), time.monotonic()
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.seconds = time.monotonic() - self.begin
        self.ended.set()
        self.thread.join(timeout=60)
        self.after = self.state()

    def go_on(self) -> None:
        with psycopg.connect(self.server.url, autocommit=True) as connection:
            while not self.ended.wait(0.02):
                for sql in (*READS, WRITE):
                    begin = time.monotonic()
                    try:
                        connection.execute(sql)
                        self.written += sql == WRITE
                    except psycopg.Error as error:
                        self.failures.append(f"{sql[:40]}: {error}")
                    self.longest = max(self.longest, time.monotonic() - begin)

    def state(self) -> dict[str, object]:
        """Return how many of everything there are, and every word that people wrote."""
        found: dict[str, object] = {name: self.server.rows(f"SELECT count(*) FROM {name}")[0][0] for name in COUNTS}
        found["words"] = sorted(self.server.rows("SELECT body FROM community_post"))
        return found
