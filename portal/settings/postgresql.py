"""How long the portal waits for PostgreSQL, so that one statement, lock or lost server never holds everybody."""

from typing import Any

import environ

env = environ.Env()

# Seconds until a server that doesn't answer the door is taken for away.
CONNECT_WITHIN = 5
# Milliseconds until a server that went away without a word is noticed in the middle of a conversation.
UNHEARD = 30_000


def careful(database: dict[str, Any]) -> None:
    """Add the time limits to a database's options; what `DATABASE_URL` says itself stays.

    `STATEMENT_TIMEOUT` and `LOCK_TIMEOUT` are seconds, 0 for none: a page, a worker and a migration may take more or
    less long, so each unit of `deploy/systemd/` says its own.
    """
    limits = {
        "statement_timeout": env.int("STATEMENT_TIMEOUT", default=30),
        "lock_timeout": env.int("LOCK_TIMEOUT", default=20),
        "idle_in_transaction_session_timeout": 60,
    }
    options = database.setdefault("OPTIONS", {})
    options.setdefault("options", " ".join(f"-c {name}={seconds}s" for name, seconds in limits.items()))
    options.setdefault("connect_timeout", CONNECT_WITHIN)
    options.setdefault("tcp_user_timeout", UNHEARD)
