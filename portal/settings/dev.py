"""Development and demo: a clone starts with no `.env` at all."""

from django.core.management.utils import get_random_secret_key

from .base import *
from .base import SECRET_KEY, STATIC_ROOT, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
OUTGOING_TO_LOOPBACK = DEBUG


def kept_secret() -> str:
    """Return this machine's own secret, made at the first start and kept readable by its owner only."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    path = VAR_DIR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


SECRET_KEY = SECRET_KEY or kept_secret()

# Style sheets and scripts are served from where they stand: nothing to collect, nothing that can be stale.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
