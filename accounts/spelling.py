"""The one spelling of an e-mail address."""

import unicodedata


def canonical(address: str) -> str:
    """Return the one spelling of an address: accents, widths and capitals that look alike are alike.

    Rate limits and accounts are found by it, so that another spelling is no way round them.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", address.strip()).casefold())
