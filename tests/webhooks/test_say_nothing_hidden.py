"""Everything that somebody hides, or never published, stays out of what other programs are told."""

import pytest

from api.models import WebhookDelivery
from api.webhooks.choices import Outcome
from portal.work.worker import drain
from tests.permissions.hidden import planted

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]


def test_no_message_says_it(webhook, there, settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "m", tmp_path / "p"
    secrets = planted().secrets
    drain()
    said = b"\n".join(body for _headers, body in there.got).decode().lower()
    assert [word for word in secrets if word in said] == []
    told = {one["type"] for one in there.messages}
    assert {"request.published", "profile.published"} <= told
    assert WebhookDelivery.objects.filter(outcome=Outcome.WAITING).count() == 0
