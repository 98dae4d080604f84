"""How the portal speaks with PostgreSQL: quickly, and so that one statement, lock or lost server never holds all."""

from typing import Any

import environ

env = environ.Env()

# How often a connection asks something until the server has it prepared.
PREPARED_FROM = 5
# Seconds until a server that doesn't answer the door is taken for away.
CONNECT_WITHIN = 5
# Milliseconds until a server that went away without a word is noticed in the middle of a conversation.
UNHEARD = 30_000
# A page is one question after another for many readers at once: to start a second process for one of them, or to
# translate it into machine code, takes longer than most answers (docs/decisions/0046).
PLANNING = {"max_parallel_workers_per_gather": "0", "jit": "off"}


def quick(database: dict[str, Any]) -> None:
    """Have values travel apart from statements, and what is asked often prepared; what `DATABASE_URL` says stays."""
    options = database.setdefault("OPTIONS", {})
    options.setdefault("server_side_binding", True)
    options.setdefault("prepare_threshold", PREPARED_FROM)
    options.setdefault("options", said(PLANNING))


def careful(database: dict[str, Any]) -> None:
    """Add the time limits to a database's options; what `DATABASE_URL` says itself stays.

    `STATEMENT_TIMEOUT` and `LOCK_TIMEOUT` are seconds, 0 for none: a page, a worker and a migration may take more or
    less long, so each unit of `deploy/systemd/` says its own.
    """
    limits = {
        "statement_timeout": f"{env.int('STATEMENT_TIMEOUT', default=30)}s",
        "lock_timeout": f"{env.int('LOCK_TIMEOUT', default=20)}s",
        "idle_in_transaction_session_timeout": "60s",
    }
    options = database.setdefault("OPTIONS", {})
    if options.get("options", said(PLANNING)) == said(PLANNING):
        options["options"] = said(PLANNING | limits)
    options.setdefault("connect_timeout", CONNECT_WITHIN)
    options.setdefault("tcp_user_timeout", UNHEARD)


def said(settings: dict[str, str]) -> str:
    """Return settings of a session as the server reads them."""
    return " ".join(f"-c {name}={value}" for name, value in settings.items())
