"""allauth's forms in our words: one sentence of advice instead of four rules about passwords."""

from typing import Any

from allauth.account import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from .models import User

ADVICE = _("Twelve characters at least. A sentence that only you would say is easy to remember.")


class AdviceMixin:
    """Says what helps; the validators say what is wrong, once something is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = ADVICE  # type: ignore[attr-defined]


class SignupForm(AdviceMixin, forms.SignupForm):
    """Opening an account."""

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Take as long for a known address as for a new one, or a watch would tell who has an account."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ResetPasswordKeyForm(AdviceMixin, forms.ResetPasswordKeyForm):
    """Choosing a new password by the link of a letter."""


class ChangePasswordForm(AdviceMixin, forms.ChangePasswordForm):
    """Changing it while signed in."""


class SetPasswordForm(AdviceMixin, forms.SetPasswordForm):
    """Choosing the first one of an account made by a command."""


class NewAddressForm(forms.AddEmailForm):
    """Moving to another address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New address")
