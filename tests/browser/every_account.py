"""The screens of accounts that an address alone doesn't show: somebody has just proved who they are, or is half-way in.

Each person comes in by the portal's own forms; the provider of accounts elsewhere is a real one.
"""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import Client, override_settings

from portal.settings.providers import openid_connect
from tests.accounts import identity_provider as elsewhere
from tests.accounts.factories import (
    ask_for_a_code,
    code_in,
    letters,
    member,
    prove_it_is_me,
    sign_in,
    type_code,
    with_second_factor,
)
from tests.accounts.test_sign_in_elsewhere import RETURN, come_in
from tests.browser.passkeys import with_passkey
from tests.permissions.cast import Cast

Screen = tuple[str, str, str, str]
# People by a name, as `Cast.people` has them by a letter.
PROVEN, HALF_IN, BY_LETTER, BY_PASSKEY, FROM_ELSEWHERE = (
    "proven",
    "half in",
    "by letter",
    "by passkey",
    "from elsewhere",
)
SCREENS = {
    PROVEN: [
        ("mfa_index", "2fa/"),
        ("mfa_deactivate_totp", "2fa/totp/deactivate/"),
        ("mfa_view_recovery_codes", "2fa/recovery-codes/"),
        ("mfa_generate_recovery_codes", "2fa/recovery-codes/generate/"),
    ],
    HALF_IN: [("mfa_authenticate", "2fa/authenticate/")],
    BY_LETTER: [
        ("account_set_password", "password/set/"),
        ("mfa_activate_totp", "2fa/totp/activate/"),
        ("mfa_add_webauthn", "2fa/webauthn/add/"),
    ],
    BY_PASSKEY: [
        ("mfa_index", "2fa/"),
        ("mfa_list_webauthn", "2fa/webauthn/"),
        ("account_reauthenticate", "reauthenticate/"),
        ("mfa_reauthenticate_webauthn", "2fa/webauthn/reauthenticate/"),
        ("mfa_edit_webauthn", "2fa/webauthn/keys/{passkey}/edit/"),
        ("mfa_remove_webauthn", "2fa/webauthn/keys/{passkey}/remove/"),
    ],
    FROM_ELSEWHERE: [("socialaccount_signup", "3rdparty/signup/"), ("account_login", "login/")],
}


def screens(stage: Cast) -> Iterator[Screen]:
    """Bring these people on the stage; yield what each sees, and with an empty form: name, who, method, address."""
    people = {who: Client(raise_request_exception=False) for who in SCREENS}
    stage.people.update(people)
    by_application(people[PROVEN], people[HALF_IN])
    ask_for_a_code(people[BY_LETTER], member("lettre@exemple.invalid", password=None).email)
    yield "account_confirm_login_code", BY_LETTER, "get", "/compte/login/code/confirm/"
    type_code(people[BY_LETTER], code_in(letters()[-1]))
    passkey = by_passkey(people[BY_PASSKEY])
    with provider():
        come_in(people[FROM_ELSEWHERE], next(iter(elsewhere.PEOPLE)))
        for who, seen in SCREENS.items():
            for name, path in seen:
                yield from ((name, who, way, f"/compte/{path.format(passkey=passkey)}") for way in ("get", "post"))


def by_application(proven: Client, half_in: Client) -> None:
    """Have somebody with an application for codes prove who they are in one browser, and begin to in another."""
    user = member("codes@exemple.invalid")
    sign_in(proven, user.email)
    with_second_factor(user)
    prove_it_is_me(proven, "/compte/2fa/")
    sign_in(half_in, user.email)


def by_passkey(client: Client) -> int:
    """Have somebody with a passkey come in, and prove who they are by their password; return the passkey's key."""
    user = member("cle@exemple.invalid")
    sign_in(client, user.email)
    prove_it_is_me(client, "/compte/2fa/")
    return with_passkey(user).pk


@contextmanager
def provider() -> Iterator[None]:
    """Have the portal know a provider that tells who somebody is, but no address."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    known = {"id": "exemple", "name": "Fournisseur", "server_url": f"http://localhost:{port}", "scope": ["openid"]}
    apps = openid_connect([known | {"client_id": elsewhere.CLIENT_ID, "secret": elsewhere.SECRET}])
    with TemporaryDirectory() as folder, override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": apps}):
        command = [sys.executable, str(Path(elsewhere.__file__)), str(port), folder, RETURN]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            yield
            process.terminate()
