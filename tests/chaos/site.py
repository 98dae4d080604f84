"""The portal as it runs in production: PostgreSQL, two web processes, two workers, all of them mortal."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings

from tests.browser.server import free_port
from tests.chaos.server import Server
from tests.chaos.supervised import Supervised, Supervisor, wait_for

ROOT = Path(settings.BASE_DIR)
HOST = "entraide.example.org"
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


class Site:
    """Everything that runs, in a folder of its own."""

    def __init__(self, folder: Path, mail_port: int, search_url: str = "") -> None:
        self.folder, self.port, self.server = folder, free_port(), Server(folder)
        self.environment = {name: value for name, value in os.environ.items() if not name.endswith("_URL")} | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "requests")]),
            "SECRET_KEY": "k3" * 30 + "-a-long-and-random-one",
            "ALLOWED_HOSTS": HOST,
            "SITE_URL": f"https://{HOST}",
            "DATABASE_URL": self.server.url,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "SEARCH_URL": search_url,
            "SEARCH_INDEX": folder.name.lower(),
            "VAR_DIR": str(folder / "var"),
            "WEB_BIND": f"127.0.0.1:{self.port}",
            "WEB_WORKERS": "2",
            "SIGN_UPS_PER_MINUTE": "6000",
        }
        self.database = self.service("database", self.server.command)
        wait_for("the database", self.server.answers, 30)

    def service(self, name: str, command: list[str]) -> Supervised:
        return Supervised(name, command, self.environment, self.folder / f"{name}.log")

    def prepare(self, people: int) -> dict[str, str]:
        """Make the tables and the people; return each request's address with the token of who writes there."""
        for words in (["migrate", "-v0"], ["createcachetable"], ["collectstatic", "-v0", "--noinput"]):
            self.manage(*words)
        printed = self.manage("shell", "-v0", "-c", PEOPLE.format(number=people))
        lines = [line.split() for line in printed.splitlines() if line.startswith("token ")]
        self.manage("search_index", "rebuild")
        return {slug: token for _word, slug, token in lines}

    def manage(self, *words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self) -> None:
        """Start web and workers, and have somebody look after them."""
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "deploy/gunicorn.conf.py"), "portal.wsgi"]
        work = [sys.executable, str(ROOT / "manage.py"), "process_work"]
        self.web = self.service("web", [*gunicorn, "--chdir", str(ROOT)])
        self.workers = [self.service(f"worker{number}", work) for number in (1, 2)]
        self.supervisor = Supervisor([self.database, self.web, *self.workers])
        wait_for("the portal", self.answers, 90)

    def answers(self) -> bool:
        """Whether a page that asks the database is served."""
        url = f"http://127.0.0.1:{self.port}/sante/pret/"
        request = urllib.request.Request(url, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False
