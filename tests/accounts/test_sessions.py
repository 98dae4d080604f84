"""A member sees where they are signed in, and signs out from afar."""

import pytest

from tests.accounts.factories import member, sign_in
from tests.conftest import StrictClient

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:147.0) Gecko/20100101 Firefox/147.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Safari/604.1"
ADDRESS = "camille@exemple.invalid"


@pytest.fixture
def here_and_there():
    """The same person on two devices."""
    member()
    devices = [StrictClient(headers={"user-agent": agent}) for agent in (FIREFOX, SAFARI)]
    for device in devices:
        sign_in(device, ADDRESS)
    return devices


def sessions_of(address=ADDRESS):
    from allauth.usersessions.models import UserSession

    return {session.user_agent: str(session.pk) for session in UserSession.objects.filter(user__email=address)}


def test_each_device_is_named_in_words(here_and_there):
    page = here_and_there[0].get("/compte/sessions/").content.decode()
    assert "Firefox, Windows" in page
    assert "Safari, iPhone" in page
    assert page.count("Cet appareil") == 1


def test_one_session_is_ended(here_and_there):
    here, there = here_and_there
    here.post("/compte/sessions/", {"session": sessions_of()[SAFARI]})
    assert there.get("/compte/").status_code == 302
    assert here.get("/compte/").status_code == 200


def test_all_others_are_ended(here_and_there):
    here, there = here_and_there
    here.post("/compte/sessions/")
    assert there.get("/compte/").status_code == 302
    assert here.get("/compte/").status_code == 200


def test_ending_this_one_signs_out(here_and_there):
    here, there = here_and_there
    here.post("/compte/sessions/", {"session": sessions_of()[FIREFOX]})
    assert here.get("/compte/").status_code == 302
    assert there.get("/compte/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(here_and_there):
    other = StrictClient()
    member("autre@exemple.invalid")
    sign_in(other, "autre@exemple.invalid")
    assert other.post("/compte/sessions/", {"session": sessions_of()[SAFARI]}).status_code == 302
    assert here_and_there[1].get("/compte/").status_code == 200


def test_a_device_nobody_knows_has_a_name_too(client):
    member()
    sign_in(client, ADDRESS)
    assert "Appareil inconnu" in client.get("/compte/sessions/").content.decode()
