"""Domains of e-mail addresses: which ones say for whom somebody works."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_SHAPE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")

# Mailboxes that anybody can open: an address there says nothing of an establishment.
_MAILBOXES = """
    9online.fr aliceadsl.fr aol.com aol.fr bbox.fr cegetel.net club-internet.fr duck.com ecomail.fr email.com
    fastmail.com fastmail.fm free.fr gmail.com gmx.com gmx.de gmx.fr googlemail.com hey.com hotmail.be hotmail.com
    hotmail.fr icloud.com infomaniak.com laposte.net libertysurf.fr live.be live.com live.fr mac.com mail.com mail.fr
    mailfence.com mailinator.com mailo.com me.com msn.com neuf.fr noos.fr numericable.fr orange.com orange.fr
    outlook.be outlook.com outlook.fr ovh.fr posteo.net proton.me protonmail.com protonmail.ch rocketmail.com sfr.fr
    skynet.be t-online.de tele2.fr tiscali.fr tuta.com tutanota.com voila.fr wanadoo.fr yahoo.com yahoo.fr yandex.com
    ymail.com yopmail.com yopmail.fr zoho.com zaclys.net
"""
PUBLIC_MAILBOXES = frozenset(_MAILBOXES.split())


def domain_of(address: str) -> str:
    """Return what stands after the @, in small letters."""
    return address.rpartition("@")[2].strip().lower()


def is_professional(domain: str) -> bool:
    """Whether a domain may stand for an establishment: well formed, and not a mailbox that anybody can open."""
    return bool(_SHAPE.fullmatch(domain)) and domain not in PUBLIC_MAILBOXES


def validate_domains(text: str) -> None:
    """Refuse a list of domains in which one can't stand for an establishment; raises `ValidationError`."""
    for domain in text.split():
        if not is_professional(domain):
            raise ValidationError(
                _("“%(domain)s” can't stand for an establishment: write the end of its own addresses."),
                params={"domain": domain},
                code="domain",
            )
