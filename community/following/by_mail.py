"""An answer that comes by mail: a post in the thread, from the person whose address it was, or a letter why not."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from portal.mail.inbound import Letter, Outcome

from .. import actions
from ..forms import LONGEST_BODY
from ..models import Thread
from . import letters, places, reply_address


def take(token: str, letter: Letter) -> Outcome:
    """Add the answer to its thread as if it had been written on the site; what can't be added goes back to them."""
    keys = reply_address.read(token)
    if keys is None:
        return Outcome.UNKNOWN
    author = User.objects.filter(pk=keys[1], is_active=True).first()
    if author is None or author.email != letter.sender:
        return Outcome.FORGED
    thread = Thread.objects.select_related("help_request").filter(pk=keys[0]).first()
    if thread is None or not places.is_readable(thread):
        return Outcome.UNKNOWN
    with override(author.language):
        return _reply(thread, author, letter)


def _reply(thread: Thread, author: User, letter: Letter) -> Outcome:
    if len(letter.text) > LONGEST_BODY:
        too_long = _("It is longer than %(number)d characters.") % {"number": LONGEST_BODY}
        letters.give_back(thread, author, letter, too_long)
        return Outcome.REFUSED
    try:
        actions.reply(thread, by=author, body=letter.text)
    except actions.CautionError:
        # Asking back takes a page: there they see what was found, and say whether it may stand there.
        why = _("It may tell who a patient is, or how somebody is reached. Write it on the site, where you can decide.")
        letters.give_back(thread, author, letter, why)
        return Outcome.REFUSED
    except actions.ReplyRefusedError as refusal:
        letters.give_back(thread, author, letter, refusal.told)
        return Outcome.REFUSED
    return Outcome.TAKEN
