"""The index: built anew, kept in step, compared, described."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.progress import Progress
from portal.work import worker
from portal.work.consumers import Consumer
from portal.work.models import OutboxRow
from search import consumer, indexing, inspection
from search.engines.engine import AwayError, BusyError

MOST_SHOWN = 50


class Command(BaseCommand):
    """`search_index rebuild|update|check|status`."""

    help = (
        "rebuild: build the index beside the one in use and swap, without an interruption. update: index what waits. "
        "check: compare index and database, exit 1 if they differ. status: counts. "
        "Example: manage.py search_index rebuild"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=("rebuild", "update", "check", "status"))

    def handle(self, *, action: str, **options: Any) -> None:
        try:
            getattr(self, f"do_{action}")()
        except BusyError as error:
            raise CommandError(f"Another process is writing the index. {error}") from error
        except AwayError as error:
            raise CommandError(f"The search server doesn't answer: {error}") from error

    def do_rebuild(self) -> None:
        """Build a new generation and put it into use."""
        shown, total = Progress(self.stderr), sum(inspection.expected().values())
        self.stdout.write(f"documents: {indexing.rebuild(lambda count: shown.show('documents', count, total))}")

    def do_update(self) -> None:
        """Do what waits in the outbox for the index, and nothing else of it."""
        done, failed = drain()
        self.stdout.write(f"changes: {done}")
        if failed:
            raise CommandError(f"{failed} changes could not be indexed; the worker will try again.")

    def do_check(self) -> None:
        """Name every difference."""
        found = inspection.differences()
        for difference in found[:MOST_SHOWN]:
            self.stdout.write(f"{difference.problem}: {difference.key}")
        if len(found) > MOST_SHOWN:
            self.stdout.write(f"… and {len(found) - MOST_SHOWN} more")
        self.stdout.write(f"differences: {len(found)}")
        if found:
            sys.exit(1)

    def do_status(self) -> None:
        """Show counts; exit 1 when there is no index."""
        status = inspection.status()
        self.stdout.write(f"engine: {status.engine}")
        self.stdout.write(f"index: {status.version or 'missing'}")
        for kind, expected in status.expected.items():
            self.stdout.write(f"{kind}: {status.documents[kind]} of {expected}")
        self.stdout.write(f"waiting: {status.waiting}")
        self.stdout.write(f"dead: {status.dead}")
        if not status.is_ready:
            sys.exit(1)


def drain() -> tuple[int, int]:
    """Hand over every due row of the topic `index`; return how many were done, and how many failed.

    A batch with a failure is the last one: what failed comes due again in a second, and is the worker's to retry.
    """
    ours = Consumer("index", consumer.index_rows, consumer.BATCH, consumer.LONGEST_PAUSE)
    done = failed = 0
    while not failed and (rows := worker.claim(ours)):
        worker.hand_over(ours, rows)
        failed = OutboxRow.objects.filter(pk__in=[row.pk for row in rows]).count()
        done += len(rows) - failed
    return done, failed
