"""The worker's command."""

import logging
import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from portal.work import wake, worker

log = logging.getLogger(__name__)

# Even when nobody rings, look this often: rows come due by themselves (retries).
LOOK_EVERY = 2.0
SCHEDULED_PUBLISHING_EVERY = 60.0


class Command(BaseCommand):
    """Index, mail, background tasks and scheduled publishing."""

    help = (
        "Does what the outbox asks for: index, mail, background tasks, scheduled publishing. "
        "SIGTERM finishes the job in hand. Example: manage.py process_work --once"
    )
    stopping = False
    publish_next_at = 0.0

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="drain what is due and exit")

    def handle(self, *, once: bool, **options: Any) -> None:
        if once:
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
                done = 0
                # The type alone: a message may quote somebody's address.
                log.error("A turn of the worker failed (%s): it goes on.", type(error).__name__)
                close_old_connections()
            if not done:
                wake.wait_for_ring(LOOK_EVERY)

    def take_turn(self) -> int:
        """Publish what is scheduled, once a minute, and do one batch of each topic; return how much was done."""
        if time.monotonic() >= self.publish_next_at:
            # Dated first: a page that can't be published must not hold up the outbox.
            self.publish_next_at = time.monotonic() + SCHEDULED_PUBLISHING_EVERY
            call_command("publish_scheduled", verbosity=0)
        return worker.work_once()
