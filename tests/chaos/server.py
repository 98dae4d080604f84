"""A PostgreSQL of its own, with all its care for the disk, that can be killed and comes back."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from tests.browser.server import free_port
from tests.chaos.supervised import wait_for

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/nowhere"))


def runs(pid: str) -> bool:
    """Whether a process is there and not only its number, which stays until somebody asks how it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


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
        """kill -9 of the process that all others hang on; return once they ended, as they do by themselves."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        others = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        os.kill(pid, signal.SIGKILL)
        wait_for("the end of the server's processes", lambda: not any(map(runs, others)), 20)

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
