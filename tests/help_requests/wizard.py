"""Going through the five screens as a browser does, without a script."""

from help_requests.models import HelpRequestPage
from tests.directory.browsing import form_in

START = "/demandes/nouvelle/"
NEED = "Nos soixante agents doivent pouvoir faire du télétravail dès lundi. Nous n’avons pas de VPN."


def begin(client, **typed):
    """Send the first screen; return the answer."""
    return client.post(START, form_in(client.get(START), having="text") | {"text": NEED} | typed)


def draft_of(user) -> HelpRequestPage:
    """Return the one draft of somebody, as it was last written."""
    return HelpRequestPage.objects.get(owner=user).get_latest_revision_as_object()


def url(user, slug: str) -> str:
    """Return the address of a screen of somebody's draft."""
    return f"{START}{HelpRequestPage.objects.get(owner=user).pk}/{slug}/"


def keep(client, user, slug: str, **typed):
    """Fill in a screen of somebody's draft; return the answer."""
    address = url(user, slug)
    return client.post(address, form_in(client.get(address)) | typed)


def until_review(client, user, **where):
    """Fill in the first four screens with a question; return the answer of the last."""
    begin(client)
    keep(client, user, "type", kind="advice")
    keep(client, user, "qui-quand-ou", place="remote")
    return keep(client, user, "etablissement", **where)
