"""A program on this machine that listens to everything."""

import pytest

from api.models import Webhook
from api.webhooks.choices import Event
from tests.webhooks.receiver import receiving


@pytest.fixture
def there(settings):
    """A real receiver; the loopback may be asked, as on a developer's machine."""
    settings.OUTGOING_TO_LOOPBACK = True
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def webhook(db, there):
    """Its address, told of every event."""
    return Webhook.objects.create(name="agence", url=there.url, events=list(Event))
