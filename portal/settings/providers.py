"""OpenID Connect providers as the environment names them, in the shape that allauth reads."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("id", "name", "server_url", "client_id", "secret")
# What may be said beyond: asked for, sent along, how the secret travels, whose addresses are taken for confirmed.
OPTIONAL = ("scope", "auth_params", "token_auth_method", "verified_email", "uid_field", "fetch_userinfo")


def openid_connect(providers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return allauth's settings for the providers of `OIDC_PROVIDERS`; none, and the screens show none.

    Raises `ImproperlyConfigured` with the name of what is missing, unknown or travels in the clear.
    """
    return {"OAUTH_PKCE_ENABLED": True, "APPS": [app(provider) for provider in providers]}


def app(provider: Mapping[str, Any]) -> dict[str, Any]:
    """Return one provider as allauth reads it."""
    name = provider.get("id") or "?"
    missing = [key for key in NEEDED if not provider.get(key)]
    unknown = sorted(set(provider) - {*NEEDED, *OPTIONAL})
    if missing or unknown:
        wrong = ", ".join([*(f"{key} is missing" for key in missing), *(f"{key} is unknown" for key in unknown)])
        raise ImproperlyConfigured(f"OIDC_PROVIDERS, provider {name}: {wrong}.")
    refuse_plain_text(name, str(provider["server_url"]))
    further = {key: provider[key] for key in OPTIONAL if key in provider}
    return {
        "provider_id": provider["id"],
        "name": provider["name"],
        "client_id": provider["client_id"],
        "secret": provider["secret"],
        "settings": {"server_url": provider["server_url"], **further},
    }


def refuse_plain_text(name: str, url: str) -> None:
    """Raise unless the provider is asked over HTTPS, or is this machine (tests)."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise ImproperlyConfigured(f"OIDC_PROVIDERS, provider {name}: server_url must begin with https://.")
