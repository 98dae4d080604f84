"""A database that is away for a while: pages say when to come back, nothing hangs, and all goes on without a hand."""

import os
import time

from tests.chaos.supervised import wait_for

AWAY = float(os.environ.get("CHAOS_AWAY", "3"))
RECOVERY = float(os.environ.get("CHAOS_RECOVERY", "30"))
# A page that can't be served is answered soon: nobody waits for a time-out.
SOON = 5.0


def test_pages_say_when_to_come_back_and_come_back(site):
    workers = [worker.starts for worker in site.workers]
    assert site.get("/annuaire/").status == 200
    site.supervisor.held.add("database")
    site.server.kill()
    begin, answers = time.monotonic(), []
    try:
        while time.monotonic() - begin < AWAY:
            answers.append(site.get("/annuaire/"))
            assert site.get("/sante/vivant/").status == 200
            time.sleep(0.2)
    finally:
        site.supervisor.held.clear()
    assert {answer.status for answer in answers} == {503}
    assert {answer.headers["Retry-After"] for answer in answers} == {"10"}
    assert max(answer.seconds for answer in answers) < SOON
    assert not any("Traceback" in answer.body for answer in answers)
    wait_for("pages after the database came back", lambda: site.get("/annuaire/").status == 200, RECOVERY)
    assert [worker.starts for worker in site.workers] == workers, "a worker ended instead of waiting"
