"""The portal as it runs in production: PostgreSQL, two web processes, two workers, all of them mortal."""

import gzip
import http.client
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.conf import settings

from tests.browser.server import free_port
from tests.chaos.server import Server
from tests.chaos.supervised import Supervised, Supervisor, wait_for
from tests.chaos.traffic import Traffic
from tests.mail.smtp_peer import Peer

ROOT = Path(settings.BASE_DIR)
RELEASE = Path(__file__).parent / "releases" / "0.1.0.sql.gz"
HOST = "entraide.example.org"
METRICS_TOKEN = "only-for-prometheus"
PEOPLE = """
from api.choices import Right
from api.tokens import actions
from tests.accounts.factories import member
from tests.directory.factories import MembershipFactory
from tests.help_requests.factories import HelpRequestFactory
for number in range({number}):
    page = HelpRequestFactory(slug=f"demande-{{number}}")
    person = member(f"auteur-{{number}}@exemple.invalid")
    MembershipFactory(establishment=page.establishment, user=person)
    _rights, text = actions.make(person, name="essai", rights=[Right.READ, Right.POSTS], days=30)
    print("token", page.slug, text)
"""


@dataclass(frozen=True)
class Answer:
    """A page as it came, and after how many seconds."""

    status: int
    headers: dict[str, str]
    body: str
    seconds: float


class Site:
    """Everything that runs, in a folder of its own."""

    def __init__(self, folder: Path, peer: Peer, search_url: str = "") -> None:
        self.folder, self.peer, self.port, self.server = folder, peer, free_port(), Server(folder)
        self.environment = {name: value for name, value in os.environ.items() if not name.endswith("_URL")} | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "requests")]),
            "SECRET_KEY": "k3" * 30 + "-a-long-and-random-one",
            "ALLOWED_HOSTS": HOST,
            "SITE_URL": f"https://{HOST}",
            "DATABASE_URL": self.server.url,
            "EMAIL_URL": f"smtp://127.0.0.1:{peer.port}",
            "SEARCH_URL": search_url,
            "SEARCH_INDEX": folder.name.lower(),
            "VAR_DIR": str(folder / "var"),
            "WEB_BIND": f"127.0.0.1:{self.port}",
            "WEB_WORKERS": "2",
            "SIGN_UPS_PER_MINUTE": "6000",
            "FIRST_POSTS_HELD": "0",
            "METRICS_TOKEN": METRICS_TOKEN,
            "PROMETHEUS_MULTIPROC_DIR": str(folder / "figures"),
        }
        (folder / "figures").mkdir()
        self.database = self.service("database", self.server.command)
        wait_for("the database", self.server.answers, 30)

    def service(self, name: str, command: list[str], **more: str) -> Supervised:
        return Supervised(name, command, self.environment | more, self.folder / f"{name}.log")

    def load_release(self) -> None:
        """Put in what the release before left: its tables and its data, as its own code wrote them."""
        with psycopg.connect(self.server.url) as connection:
            connection.execute(gzip.decompress(RELEASE.read_bytes()))  # type: ignore[arg-type]

    def upgrade(self) -> None:
        """Do what docs/upgrading.md says, while the release before goes on reading and writing."""
        with Traffic(self.server) as self.traffic:
            self.manage("migrate", "-v0", LOCK_TIMEOUT="5", STATEMENT_TIMEOUT="0")
        for words in (["createcachetable"], ["collectstatic", "-v0", "--noinput"]):
            self.manage(*words)

    def prepare(self, people: int) -> None:
        """Make people who write, each with a request and a token."""
        printed = self.manage("shell", "-v0", "-c", PEOPLE.format(number=people))
        lines = [line.split() for line in printed.splitlines() if line.startswith("token ")]
        self.manage("search_index", "rebuild")
        self.tokens = {slug: token for _word, slug, token in lines}

    def manage(self, *words: str, **more: str) -> str:
        command, environment = [sys.executable, "manage.py", *words], self.environment | more
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self) -> None:
        """Start web and workers, and have somebody look after them."""
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "deploy/gunicorn.conf.py"), "portal.wsgi"]
        work = [sys.executable, str(ROOT / "manage.py"), "process_work"]
        self.web = self.service("web", [*gunicorn, "--chdir", str(ROOT)])
        self.workers = [self.service(f"worker{number}", work, WORKER_NAME=str(number)) for number in (1, 2)]
        self.supervisor = Supervisor([self.database, self.web, *self.workers])
        wait_for("the portal", self.answers, 90)

    def stop(self) -> None:
        """Stop all that was started, the database last."""
        if hasattr(self, "supervisor"):
            self.supervisor.stop()
        self.database.stop()

    def answers(self) -> bool:
        """Whether a page that asks the database is served."""
        try:
            return self.get("/sante/pret/").status == 200
        except OSError:
            return False

    def get(self, path: str, **headers: str) -> Answer:
        """Fetch a page as nginx does for somebody."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        begin = time.monotonic()
        try:
            connection.request("GET", path, headers={"Host": HOST, "X-Forwarded-Proto": "https"} | headers)
            answer = connection.getresponse()
            body = answer.read().decode(errors="replace")
            return Answer(answer.status, dict(answer.headers), body, time.monotonic() - begin)
        finally:
            connection.close()
