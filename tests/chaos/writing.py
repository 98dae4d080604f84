"""People who write and don't give up: what they were told was kept goes into a ledger."""

import http.client
import itertools
import json
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from tests.chaos.site import HOST, Site


@dataclass
class Ledger:
    """What was acknowledged, and when, for all writers together."""

    posts: dict[str, str] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    moments: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    tries: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def writes(self) -> int:
        return len(self.posts) + len(self.addresses)

    def note(self) -> None:
        self.moments.append(time.monotonic())

    def silence_after(self, moment: float) -> float:
        """Return how long after a moment the next write was acknowledged."""
        return next((later for later in sorted(self.moments) if later > moment), float("inf")) - moment


class Writer(threading.Thread):
    """Writes replies by the API under several names, and now and then opens an account by the form."""

    def __init__(self, site: Site, ledger: Ledger, names: dict[str, str], number: int) -> None:
        super().__init__(daemon=True)
        self.site, self.ledger, self.names, self.number = site, ledger, list(names.items()), number

    def run(self) -> None:
        for turn in itertools.count():
            if self.ledger.stopped.is_set():
                return
            if turn % 6 == 5:
                self.open_account(f"nouvelle-{self.number}-{turn}@exemple.invalid")
            else:
                self.reply(turn, *self.names[turn % len(self.names)])

    def reply(self, turn: int, slug: str, token: str) -> None:
        """Send one reply until the portal says that it has it: the same words, under the same key."""
        # Letters: a long number may be somebody's telephone, and its author is asked about it.
        body = f"Réponse {self.number}-{turn} {''.join(random.choices('abcdefghij', k=12))}"
        headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            "Idempotency-Key": f"chaos-{self.number}-{turn}",
        }
        path = f"/api/v1/requests/{slug}/posts"
        if self.insist("POST", path, json.dumps({"body": body}), headers, good={201}):
            self.ledger.posts[body] = slug
            self.ledger.note()

    def open_account(self, email: str) -> None:
        """Ask for a code by the form; the portal shows the next screen once the letter is on its way."""
        token = "a" * 32
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={token}",
            "Referer": f"https://{HOST}/compte/signup/",
        }
        if self.insist("POST", "/compte/signup/", f"email={email}&csrfmiddlewaretoken={token}", headers, good={302}):
            self.ledger.addresses.add(email)
            self.ledger.note()

    def insist(self, method: str, path: str, body: str, headers: dict[str, str], good: set[int]) -> bool:
        """Send until it is acknowledged; what is refused for good is noted and left."""
        while not self.ledger.stopped.is_set():
            self.ledger.tries += 1
            status, text = self.send(method, path, body, headers)
            if status in good:
                return True
            if status == 429:
                return False
            if 400 <= status < 500:
                self.ledger.refused.append(f"{status} {path} {text[:200]}")
                return False
            time.sleep(0.2)
        return False

    def send(self, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[int, str]:
        """Send once; 0 for a portal that isn't there."""
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=20)
        ours: dict[str, Any] = {"Host": HOST, "X-Forwarded-Proto": "https", **headers}
        try:
            connection.request(method, path, body.encode(), ours)
            answer = connection.getresponse()
            return answer.status, answer.read(2000).decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()
