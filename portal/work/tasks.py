"""Wagtail's own background tasks go through the outbox too: one worker, one retry policy."""

import contextlib
import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import normalize_json

from . import outbox
from .models import OutboxRow

# Few enough to be done long before the lease on them ends.
BATCH = 20


class OutboxBackend(BaseTaskBackend):
    """A backend for `django_tasks` that writes a row of the topic `task` in the current transaction."""

    def enqueue(self, task: Task, args: Sequence[Any], kwargs: dict[str, Any]) -> TaskResult:
        """Keep the call for the worker; its result is not kept, nobody here waits for one."""
        self.validate_task(task)
        row = outbox.put("task", path=task.module_path, args=normalize_json(args), kwargs=normalize_json(kwargs))
        return TaskResult(
            task=task,
            id=str(row.pk),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


def run_tasks(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `task`: call the function that was enqueued.

    Wagtail's tasks name an object by its key. One that was deleted meanwhile leaves nothing to do: tried again for
    three weeks, it would end among the dead letters. Each save of a page asks for the same again: what a batch asks
    for several times is done once, for all of it was asked before the batch was taken.
    """
    for call in {json.dumps(row.payload, sort_keys=True): row.payload for row in rows}.values():
        task = import_string(call["path"])
        with contextlib.suppress(ObjectDoesNotExist):
            task.call(*call["args"], **call["kwargs"])


def publish_scheduled() -> None:
    """Publish and withdraw the pages whose time has come; doing it twice is doing it once."""
    call_command("publish_scheduled", verbosity=0)
