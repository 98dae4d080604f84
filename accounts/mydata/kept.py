"""The register of processing (GDPR, article 30): what is kept, why, on which ground, for whom and for how long.

One list: the page of my data, the public register and the page that explains leaving all read it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Processing:
    """A purpose: what is kept for it, on which legal ground, who reads it, how long; what remains after leaving."""

    title: str | Promise
    data: str | Promise
    ground: str | Promise
    readers: str | Promise
    kept: str | Promise
    leaving: str | Promise
    stays: bool = False


CONSENT = _("your consent")
CONTRACT = _("carrying out the service you asked for")
INTEREST = _("our legitimate interest")

PURPOSES = (
    Processing(
        _("Have an account"),
        _("e-mail address, name, password (as a fingerprint) or passkey, language, dates of sign-in"),
        CONTRACT,
        _("you; the team sees your name"),
        _("until you leave, or three years without signing in"),
        _("erased"),
    ),
    Processing(
        _("Be in the directory"),
        _("your page and its versions, photo, availability, area, telephone number"),
        CONSENT,
        _("everybody, or only those you chose, field by field"),
        _("until you take it offline or leave"),
        _("erased, with its versions and files; it leaves the search at once"),
    ),
    Processing(
        _("Be written to through the portal"),
        _("messages, who wrote them and when"),
        CONSENT,
        _("the two people who write to each other; the team after a report only"),
        _("six months after the last message"),
        _("your messages are emptied; the other person keeps their own"),
    ),
    Processing(
        _("Offer help and be asked to help"),
        _("offers, messages, dates and answers; how you may be reached once an offer is accepted"),
        CONTRACT,
        _("those who asked for help, and the coordination team; your address or number once an offer is accepted"),
        _("words: one year after the end; dates: as long as the portal exists"),
        _("standing offers are taken back, words are erased; dates stay, with no link to you"),
        stays=True,
    ),
    Processing(
        _("Know who saw a telephone number"),
        _("who asked to see it, for which establishment, when"),
        INTEREST,
        _("the volunteer and the administrators"),
        _("one year"),
        _("erased"),
    ),
    Processing(
        _("Ask for help and answer in public"),
        _("requests and posts, with the name of their author"),
        CONTRACT,
        _("everybody"),
        _("as long as the portal exists: others rely on them"),
        _("stay under “former member”, without your name"),
        stays=True,
    ),
    Processing(
        _("Count the help given"),
        _("dated facts without name or text: region, sector, kind of help, gender if you agreed"),
        INTEREST,
        _("everybody, as figures"),
        _("as long as the portal exists"),
        _("stay, with no link to you"),
        stays=True,
    ),
    Processing(
        _("Keep searches and tell what is new"),
        _("saved searches and alerts"),
        CONSENT,
        _("you"),
        _("until you delete them or leave"),
        _("erased"),
    ),
    Processing(
        _("Tell you what concerns you"),
        _("notifications, when you read them, how often you want which"),
        CONTRACT,
        _("you"),
        _("six months"),
        _("erased; your name goes from those of others"),
    ),
    Processing(
        _("Prove what was agreed to"),
        _("purpose, version of the text, dates, and a fingerprint of your address"),
        INTEREST,
        _("the data protection officer"),
        _("five years after the agreement ended"),
        _("stays, under a fingerprint that gives back neither name nor address"),
        stays=True,
    ),
    Processing(
        _("Run the portal safely"),
        _("log of e-mails without their text, log of changes in the administration"),
        INTEREST,
        _("the administrators"),
        _("one year"),
        _("your address and name are taken out"),
    ),
)
