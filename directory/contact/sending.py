"""A form that is sent: what can't be passed on is told on the form, with all that was typed."""

from collections.abc import Callable

from django.forms import Form
from django.utils.translation import gettext as _

from ..models import Message
from .actions import RefusedError, TooManyError


def send(form: Form, verb: Callable[..., Message]) -> Message | None:
    """Pass on what a valid form says; None when it can't be, and the form says why."""
    try:
        return verb(**form.cleaned_data)
    except RefusedError as refused:
        form.add_error(None, refused.reason.label)
    except TooManyError:
        form.add_error(None, _("Too many messages within an hour. Yours is kept here: send it again later."))
    return None
