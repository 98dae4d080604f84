"""From nothing to a page sent to review: how many whole registrations a second are finished.

Eight people at once, each from an address of their own, begin anew as soon as they are done. The code comes by a letter
that the worker sends.
"""

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from ..crowd import told, worker
from ..pages import VAR, asked, serving
from .letters import Letters
from .person import Answer, Person, controls
from .words import word

PEOPLE = 8
STEPS = "/compte/profil/inscription/"
SENT = """
import json
from wagtail.models import TaskState
from directory.models import VolunteerProfilePage
waiting = TaskState.objects.filter(status="in_progress").values_list("revision__object_id", flat=True)
mine = VolunteerProfilePage.objects.filter(owner__email__startswith=RUN).values_list("pk", "owner__email")
emails = {str(pk): email for pk, email in mine}
print(json.dumps([emails[pk] for pk in waiting if pk in emails]))
"""


def registered(person: Person, email: str, letters: Letters) -> None:
    """Register from the first form to the last; raises `ValueError` where the portal doesn't lead on."""
    following = led(person.fill("/compte/signup/", "email", email=email), "/compte/confirm-email/")
    form = controls(person.open(following), "code")
    # The letter is read elsewhere.
    person.leave()
    person.open(led(person.send(following, form, code=letters.code_for(email)), "/compte/"))
    person.open("/compte/profil/")
    following = led(person.ask("GET", STEPS), f"{STEPS}qui-je-suis/")
    name = {"first_name": word().capitalize(), "last_name": word().capitalize(), "commune": "Lyon"}
    following = led(person.fill(following, "version", **name), f"{STEPS}ce-que-je-sais-faire/")
    told = {"kinds": ["expert"], "themes-0-theme": "!2", "presentation": "Je sais ouvrir un hangar en une nuit."}
    following = led(person.fill(following, "version", **told), f"{STEPS}quand-et-ou/")
    where = {"modes": ["phone"], "remote": "on"}
    following = led(person.fill(following, "modes", **where), f"{STEPS}ce-qui-est-montre/")
    led(person.fill(following, "phone_number"), f"{STEPS}apercu/")
    person.open(f"{STEPS}apercu/")
    led(person.fill(f"{STEPS}envoyer/", "public_profile", public_profile="on"), "/compte/profil/")
    person.open("/compte/profil/")


def led(answer: Answer, place: str) -> str:
    """Return where a form leads on; raises `ValueError` when that is elsewhere."""
    if answer.status not in (302, 303) or answer.place != place:
        raise ValueError(f"{answer.status} {answer.place} instead of {place}")
    return place


def one_after_the_other(
    port: int, addresses: Iterator[str], letters: Letters, until: float
) -> tuple[list[str], list[str], list[list[float]]]:
    """Register one person after the other until it is time; return who was done, what failed, and times."""
    done, failed, took = [], [], []
    while time.monotonic() < until:
        email, person = next(addresses), Person(port)
        try:
            registered(person, email, letters)
            done.append(email)
            took.append(person.took)
        except ValueError as wrong:
            failed.append(str(wrong))
        finally:
            person.leave()
    return done, failed, took


def addresses_of(run: str, who: int) -> Iterator[str]:
    """Yield new addresses."""
    number = 0
    while True:
        number += 1
        yield f"{run}-{who}-{number}@exemple.invalid"


def wizard(size: int, seconds: float) -> dict[str, object]:
    """Return how many registrations a second are finished, what a request of them takes, and how many are lost."""
    run, folder = word(), VAR / "bench" / "letters-of-codes"
    shutil.rmtree(folder, ignore_errors=True)
    letters = Letters(folder)
    more = {"TRUSTED_PROXY_COUNT": "1", "EMAIL_URL": f"filemail:///{folder}"}
    with worker(size, **more), serving(size, "portal.wsgi", WEB_CONCURRENCY="2", **more) as server:
        # What a server that has just started learns once isn't measured.
        one_after_the_other(server.port, addresses_of(f"{run}-first", 0), letters, time.monotonic() + 5)
        began = time.monotonic()
        with ThreadPoolExecutor(PEOPLE) as people:
            going = [
                people.submit(one_after_the_other, server.port, addresses_of(run, who), letters, began + seconds)
                for who in range(PEOPLE)
            ]
            ended = [one.result() for one in going]
        lasted = time.monotonic() - began
    done, failed, took = (list(chain.from_iterable(parts)) for parts in zip(*ended, strict=True))
    script = f"RUN = {run!r}\n{SENT}"
    kept = asked(size, script)
    return {
        "finished": len(done),
        "failed": failed,
        "lost": len(set(done) - set(kept)),
        "doubled": len(kept) - len(set(kept)),
        "a_second": round(len(done) / lasted, 2),
        "requests_of_one": len(took[0]),
        "one_request": told(list(chain.from_iterable(took))),
        "waited_for_answers": told([sum(times) for times in took]),
    }
