"""What comes round by the clock: every job, each minute, whatever becomes of the others."""

import pytest

from portal.work import periodic


@pytest.fixture
def jobs(monkeypatch):
    """A register of its own, and a clock that the test moves."""
    monkeypatch.setattr(periodic, "_jobs", {})
    clock = type("Clock", (), {"now": 500.0})()
    monkeypatch.setattr(periodic.time, "monotonic", lambda: clock.now)
    return clock


def test_a_job_runs_at_once_and_then_each_minute(jobs):
    done = []
    periodic.register("note", lambda: done.append(jobs.now))
    rounds = periodic.Rounds()
    for seconds in range(0, 130, 10):
        jobs.now = 500.0 + seconds
        rounds.run_due()
    assert done == [500.0, 560.0, 620.0]


def test_a_job_that_fails_leaves_the_others_and_is_tried_again(jobs):
    done = []

    def fail():
        done.append("failed")
        raise ValueError("camille@exemple.invalid")

    periodic.register("fails", fail)
    periodic.register("works", lambda: done.append("worked"))
    rounds = periodic.Rounds()
    rounds.run_due()
    jobs.now += periodic.EVERY
    rounds.run_due()
    assert done == ["failed", "worked"] * 2


def test_each_worker_has_its_own_clock(jobs):
    done = []
    periodic.register("note", lambda: done.append(1))
    for _worker in range(2):
        periodic.Rounds().run_due()
    assert len(done) == 2


def test_the_portal_publishes_and_alerts_by_the_clock():
    assert {"publish_scheduled", "alerts"} <= set(periodic._jobs)
