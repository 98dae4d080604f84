"""A name for somebody that only their address gives back."""

from django.utils.crypto import salted_hmac


def fingerprint(email: str) -> str:
    """Return the keyed fingerprint of an address, the same whatever its capitals (64 hexadecimal digits).

    Keyed with the portal's secret: a list of fingerprints cannot be tried against a list of addresses.
    """
    return salted_hmac("accounts.person", email.strip().casefold(), algorithm="sha256").hexdigest()
