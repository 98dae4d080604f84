"""Gunicorn's settings, each from the environment with a default: `gunicorn -c deploy/gunicorn.conf.py portal.wsgi`."""

import os
from typing import Any

from prometheus_client.multiprocess import mark_process_dead

bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_WORKERS", "3"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
# Longer than any page may take (docs/operations.md); a process that hangs is replaced after it.
timeout = 60
# What a request under way is given to end when the portal is stopped or renewed.
graceful_timeout = 30
# Longer than nginx keeps its side open, so that no request meets a closing door.
keepalive = 75
# Memory that was ever lost comes back; not everywhere at once.
max_requests, max_requests_jitter = 20_000, 4_000
# The heartbeat belongs in memory: a disk that is busy must not kill a process.
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a folder in memory, where gunicorn makes a file without a name
# Of a head and a line, what the portal's longest search needs.
limit_request_line, limit_request_field_size = 4094, 8190
# The portal writes a line for each request itself, without addresses.
accesslog = None


def child_exit(server: Any, worker: Any) -> None:
    """Forget what only a living process tells to Prometheus."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
