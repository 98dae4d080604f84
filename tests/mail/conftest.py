"""Letters leave through SMTP here, as in production."""

from collections.abc import Iterator

import pytest

from tests.mail.smtp_peer import Peer, smtp_peer


@pytest.fixture
def peer(settings) -> Iterator[Peer]:
    """A mail server that takes what the portal sends."""
    with smtp_peer() as peer:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", peer.port
        yield peer
