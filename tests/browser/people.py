"""People who are signed in already: their session is made by the portal itself."""

from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import PortalServer

PASSWORD = "une longue phrase 12"
SESSION = """
from django.test import Client
from accounts.models import User
client = Client()
client.force_login(User.objects.get(email={email!r}))
print(client.cookies["sessionid"].value)
"""


def signed_in(browser: Browser, portal: PortalServer, email: str, *, width: int = 1280) -> BrowserContext:
    """Return a browser in which this person is signed in."""
    key = portal.manage("shell", "-v", "0", "-c", SESSION.format(email=email)).split()[-1]
    context = browser.new_context(base_url=portal.url, locale="fr-FR", viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "sessionid", "value": key, "url": portal.url}])
    return context
