"""A passkey as the portal keeps it, for screens that are taken without a browser."""

import hashlib

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from accounts.models import User

# Whom it serves, and that it saw its owner, recognised them, and tells of a key (WebAuthn 6.1).
SITE, FLAGS = hashlib.sha256(b"localhost").digest(), 0x45


def with_passkey(user: User, name: str = "Téléphone") -> Authenticator:
    """Give somebody a passkey made as a telephone makes it; nobody has the key that would use it."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    told = AttestedCredentialData.create(Aaguid.NONE, b"passkey", key)
    made = AttestationObject.create("none", AuthenticatorData.create(SITE, FLAGS, 0, told), {})
    asked = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    credential = {
        "id": websafe_encode(b"passkey"),
        "rawId": websafe_encode(b"passkey"),
        "type": "public-key",
        "response": {"attestationObject": websafe_encode(made), "clientDataJSON": websafe_encode(asked)},
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
    return WebAuthn.add(user, name, credential).instance
