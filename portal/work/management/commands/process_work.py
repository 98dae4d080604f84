"""The worker's command."""

import logging
import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from portal.work import leases, periodic, wake, worker

log = logging.getLogger(__name__)

# Even when nobody rings, look this often: rows come due by themselves (retries).
LOOK_EVERY = 2.0


class Command(BaseCommand):
    """Index, mail, background tasks and what comes round by the clock."""

    help = (
        "Does what the outbox asks for, and what comes round by the clock: index, mail, background tasks, scheduled "
        "publishing, alerts. SIGTERM finishes the job in hand. Example: manage.py process_work --once"
    )
    stopping = False
    # Whether rows may be in our hands that nobody works on: after a turn that failed, and before the first one.
    interrupted = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rounds = periodic.Rounds()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="drain what is due and exit")

    def handle(self, *, once: bool, **options: Any) -> None:
        if once:
            self.rounds.run_due()
            self.stdout.write(str(worker.drain()))
            return
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        self.run_until_stopped()

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Ask the loop to end after the batch in hand."""
        self.stopping = True

    def run_until_stopped(self) -> None:
        """Take turns until told to stop; a database that is away or locked ends a turn, and not the worker."""
        while not self.stopping:
            try:
                done = self.take_turn()
            except Exception as error:  # noqa: BLE001 - whatever went wrong, the next turn may go well
                done, self.interrupted = 0, True
                # The type alone: a message may quote somebody's address.
                log.error("A turn of the worker failed (%s): it goes on.", type(error).__name__)
                close_old_connections()
            if not done:
                wake.wait_for_ring(LOOK_EVERY)

    def take_turn(self) -> int:
        """Do what comes round by the clock, and one batch of each topic; return how much was done."""
        if self.interrupted:
            leases.give_back()
            self.interrupted = False
        self.rounds.run_due()
        return worker.work_once()
