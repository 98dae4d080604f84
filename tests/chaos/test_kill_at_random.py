"""kill -9 of web, workers and database at random while people write: what they were told was kept is there, once.

CHAOS_KILLS and CHAOS_WRITES say how much is to happen (`bin/chaos` asks for more than `bin/test`), CHAOS_RECOVERY how
many seconds may pass without a write after a kill. With CHAOS_SEARCH=opensearch a search server dies with them.
"""

import contextlib
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

from tests.chaos.supervised import wait_for
from tests.chaos.writing import Ledger, Writer
from tests.search.test_server_away import node

KILLS = int(os.environ.get("CHAOS_KILLS", "5"))
WRITES = int(os.environ.get("CHAOS_WRITES", "100"))
RECOVERY = float(os.environ.get("CHAOS_RECOVERY", "30"))
SEARCH = os.environ.get("CHAOS_SEARCH", "")
WRITERS = 6
# Less than any lease: what a dead worker had in hand is taken up by the one that follows it.
DRAINED = 90
LONGEST = 60 + WRITES * 2 + KILLS * RECOVERY


def victims(site):
    """What may die, by name, each with how."""
    found = {
        "web": site.web.kill,
        "a web process": lambda: kill_a_child(site.web.process.pid),
        "worker": lambda: random.choice(site.workers).kill(),
        "database": site.server.kill,
    }
    if SEARCH:
        found["search"] = lambda: kill_node(site)
    return found


def kill_a_child(pid):
    """Kill one of the processes that gunicorn started; its parent starts another."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    with contextlib.suppress(ProcessLookupError):
        os.kill(int(random.choice(children)), signal.SIGKILL)


def kill_node(site):
    """Kill the search server; whoever runs it starts it again on its port."""
    folder = next(site.folder.glob("search-node/*"))
    os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
    node("start", site.folder, site.environment["SEARCH_URL"].rpartition(":")[2])


def test_nothing_acknowledged_is_lost_or_doubled(site, capsys):
    ledger, silences = Ledger(), []
    names = list(site.tokens.items())
    writers = [Writer(site, ledger, dict(names[number::WRITERS]), number) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    begin, killed = time.monotonic(), Counter()
    wait_for("a first write", lambda: ledger.writes > 0, 60)
    for turn in range(KILLS):
        name, kill = list(victims(site).items())[turn % len(victims(site))]
        moment = time.monotonic()
        with contextlib.suppress(FileNotFoundError, IndexError):  # it was dead already
            kill()
        killed[name] += 1
        wait_for(f"a write after the end of {name}", lambda at=moment: ledger.silence_after(at) < RECOVERY, RECOVERY)
        silences.append(ledger.silence_after(moment))
        time.sleep(random.uniform(0.2, 1.5))
    wait_for(f"{WRITES} writes", lambda: ledger.writes >= WRITES, LONGEST)
    ledger.stopped.set()
    for writer in writers:
        writer.join(timeout=30)
    written = time.monotonic() - begin
    begin = time.monotonic()
    wait_for("the outbox", lambda: nothing_waits(site), DRAINED)
    drained = time.monotonic() - begin
    lost, doubled = compare(site, ledger)
    with capsys.disabled():
        kills = f"{sum(killed.values())} kills {dict(killed)}"
        writes = f"{ledger.writes} writes acknowledged of {ledger.tries} tries in {written:.0f} s"
        silence = f"worst silence {max(silences):.1f} s, outbox empty after {drained:.0f} s"
        print(f"\n{kills}, {writes}, lost {lost}, doubled {doubled}, {silence}")  # noqa: T201 - for bin/chaos
    assert ledger.refused == []
    assert (lost, doubled) == (0, 0)
    assert "differences: 0" in site.manage("search_index", "check")


def nothing_waits(site):
    """Whether the workers are done, also with what a dead one had in hand."""
    with contextlib.suppress(Exception):
        return site.server.rows("SELECT count(*) FROM work_outboxrow WHERE topic <> 'later'")[0][0] == 0
    return False


def compare(site, ledger):
    """Return how many acknowledged writes are missing, and how many are there more than once."""
    kept = Counter(body for (body,) in site.server.rows("SELECT body FROM community_post"))
    assert site.server.rows("SELECT count(*) FROM work_outboxrow WHERE dead_at IS NOT NULL") == [(0,)]
    reached = {letter["To"] for letter in site.peer.letters}
    lost = sum(kept[body] == 0 for body in ledger.posts) + len(ledger.addresses - reached)
    return lost, sum(number > 1 for body, number in kept.items() if body.startswith("Réponse "))
