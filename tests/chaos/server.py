"""A PostgreSQL of its own, with all its care for the disk, that can be killed and comes back."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from tests.browser.server import free_port

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/nowhere"))


class Server:
    """The server's files and its process; Debian's package brings the user it runs as when we are root."""

    def __init__(self, folder: Path) -> None:
        self.data, self.port = folder / "postgres", free_port()
        self.data.mkdir(mode=0o700)
        self.as_owner: list[str] = []
        if os.geteuid() == 0:
            folder.chmod(0o711)
            shutil.chown(self.data, "postgres")
            self.as_owner = ["runuser", "-u", "postgres", "--"]
        words = ("-U", "entraide", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale", "C.UTF-8")
        subprocess.run([*self.as_owner, PROGRAMS / "initdb", "-D", self.data, *words], check=True, capture_output=True)

    @property
    def url(self) -> str:
        return f"postgres://entraide@127.0.0.1:{self.port}/postgres"

    @property
    def command(self) -> list[str]:
        settings = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [*self.as_owner, str(PROGRAMS / "postgres"), "-D", str(self.data), *words]

    def kill(self) -> None:
        """kill -9 of the process that all others hang on; they end by themselves."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    def answers(self) -> bool:
        try:
            self.rows("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def change(self, sql: str) -> None:
        with psycopg.connect(self.url, connect_timeout=2) as connection:
            connection.execute(sql)

    def rows(self, sql: str) -> list[tuple]:
        with psycopg.connect(self.url, connect_timeout=2) as connection:
            return connection.execute(sql).fetchall()
