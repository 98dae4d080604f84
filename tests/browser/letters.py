"""Reading letters where the demo keeps them."""

import re

from playwright.sync_api import BrowserContext

CODE = re.compile(r"\d{4}-\d{4}")
NEWEST = 4


def read_letter(context: BrowserContext, address: str, wanted: re.Pattern[str]) -> str:
    """Return what is wanted of the newest letter to this address that has it; the worker may need a moment.

    Two letters that leave at once come in any order, so several of the newest are opened.
    """
    mailbox = context.new_page()
    for _try in range(150):
        mailbox.goto("/demo/courrier/")
        letters = mailbox.get_by_role("listitem").filter(has_text=f"à {address}").get_by_role("link")
        for link in [letter.get_attribute("href") for letter in letters.all()[:NEWEST]]:
            mailbox.goto(str(link))
            if found := wanted.search(mailbox.get_by_role("article").inner_text()):
                mailbox.close()
                return found[0]
        mailbox.wait_for_timeout(200)
    raise AssertionError(f"no letter to {address}")


def read_code(context: BrowserContext, address: str) -> str:
    """Return the code of the newest letter."""
    return read_letter(context, address, CODE)
