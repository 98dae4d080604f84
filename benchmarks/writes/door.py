"""Fifty people a second who ask for an account: what readers wait meanwhile, and what became of their forms."""

from uuid import uuid4

from ..crowd import worker
from ..pages import VAR, asked, serving
from .pace import readers_beside, steadily
from .replies import TOKEN, post

DOORS = 50  # a second
LETTERS = """
import json
from portal.mail.models import Delivery
print(json.dumps(list(Delivery.objects.filter(recipient__startswith="vague-").values_list("recipient", flat=True))))
"""


def knock(port: int, seconds: float) -> list[tuple[str, int]]:
    """Send the first form of sign-up for one new address after the other; return them with the answers' status."""

    def one(email: str) -> tuple[str, int]:
        # Everybody at home: limits count each address alone.
        address = ".".join(["10", *map(str, uuid4().bytes[:3])])
        headers = {"Cookie": f"csrftoken={TOKEN}", "X-Forwarded-For": address}
        return email, post(port, "/compte/signup/", {"email": email, "csrfmiddlewaretoken": TOKEN}, headers)

    run = uuid4().hex[:8]
    addresses = (f"vague-{run}-{number}@exemple.invalid" for number in range(int(DOORS * seconds)))
    return steadily(one, addresses, DOORS, seconds, threads=32)


def wave(size: int, seconds: float, paths: dict[str, str]) -> dict[str, object]:
    """Return what readers wait without and with people at the door, and what became of their forms."""
    letters = f"filemail:///{VAR / 'bench' / 'letters'}"
    more = {"TRUSTED_PROXY_COUNT": "1", "EMAIL_URL": letters}
    with worker(size, **more), serving(size, "portal.wsgi", WEB_CONCURRENCY="2", **more) as server:
        pages, answered = readers_beside(server.port, paths, seconds, lambda: knock(server.port, seconds))
    known = set(asked(size, LETTERS))
    taken = {email for email, status in answered if status == 302}
    forms = {"sent": len(answered), "acknowledged": len(taken), "lost": len(taken - known)}
    return pages | {"forms": forms}
