"""Why somebody's words were not published, said to whoever wrote them; the words themselves stay in the form."""

from django.utils.translation import gettext as _

from .actions import ReplyRefusedError


def in_words(refusal: ReplyRefusedError) -> str:
    """Return the sentence that stands above the form."""
    if refusal.why:
        return refusal.why
    if refusal.suspended:
        return _("Your account is suspended: you cannot write for now. Here is your message, for you to keep.")
    if refusal.closed:
        return _("This request was closed meanwhile: your message was not published. Here it is, for you to keep.")
    return _("Only volunteers, members of the establishment and the portal's team write here.")
