"""The worker's command."""

import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.work import wake, worker

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
        """Alternate between the outbox and Wagtail's scheduled publishing until told to stop."""
        published_at = 0.0
        while not self.stopping:
            now = timezone.now().timestamp()
            if now - published_at >= SCHEDULED_PUBLISHING_EVERY:
                call_command("publish_scheduled", verbosity=0)
                published_at = now
            if not worker.work_once():
                wake.wait_for_ring(LOOK_EVERY)
