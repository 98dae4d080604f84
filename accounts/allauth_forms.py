"""allauth's forms in our words: an address is compared in its one spelling, advice stands in the place of rules."""

from typing import Any

from allauth.account import forms
from allauth.socialaccount.forms import SignupForm as BaseSignupByProviderForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from .addresses import never_confirmed
from .models import User
from .spelling import canonical

ADVICE = _("Twelve characters at least. A sentence that only you would say is easy to remember.")


class AddressMixin:
    """Takes every spelling of an address for the same one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """Return the address in the spelling that accounts and limits are found by."""
        self.cleaned_data["email"] = canonical(self.cleaned_data["email"])  # type: ignore[attr-defined]
        return super().clean_email()  # type: ignore[misc]


class AdviceMixin:
    """Says what helps; the validators say what is wrong, once something is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = ADVICE  # type: ignore[attr-defined]


class SignupForm(AddressMixin, forms.SignupForm):
    """Opening an account: an address and nothing else, so that a wave of registrations costs no hashing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password1"]

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Send a new code to somebody who asked for an account before and never confirmed it."""
        waiting = never_confirmed(self.cleaned_data["email"])
        return (waiting, None) if waiting else super().try_save(request)


class SignupByProviderForm(AddressMixin, BaseSignupByProviderForm):
    """What is asked when the provider of an identity told no address."""


class LoginForm(forms.LoginForm):
    """Signing in with a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")

    def clean_login(self) -> str:
        return canonical(super().clean_login())


class RequestLoginCodeForm(AddressMixin, forms.RequestLoginCodeForm):
    """Asking for a code to sign in with."""


class CodeMixin:
    """A code that was read in a letter: digits, on whatever keyboard."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]  # type: ignore[attr-defined]
        field.label = _("Code of the letter")
        field.max_length = 20
        field.widget.attrs |= {"inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}


class ConfirmLoginCodeForm(CodeMixin, forms.ConfirmLoginCodeForm):
    """Signing in by the code of a letter."""


class ConfirmAddressForm(CodeMixin, forms.ConfirmEmailVerificationCodeForm):
    """Showing that an address is one's own."""


class ResetPasswordForm(AddressMixin, forms.ResetPasswordForm):
    """Asking for a link to choose a new password."""


class ResetPasswordKeyForm(AdviceMixin, forms.ResetPasswordKeyForm):
    """Choosing a new password by the link of a letter."""


class ChangePasswordForm(AdviceMixin, forms.ChangePasswordForm):
    """Changing it while signed in."""


class SetPasswordForm(AdviceMixin, forms.SetPasswordForm):
    """Choosing the first one of an account that has none yet."""


class NewAddressForm(AddressMixin, forms.AddEmailForm):
    """Moving to another address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New address")
