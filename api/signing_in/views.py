"""allauth's views with the rules of our own forms: one spelling of an address, slow guessing at a second factor."""

from allauth.headless.account.inputs import LoginInput, RequestLoginCodeInput
from allauth.headless.account.views import ConfirmLoginCodeView, LoginView, RequestLoginCodeView
from allauth.headless.mfa.inputs import AuthenticateInput
from allauth.headless.mfa.views import AuthenticateView

from accounts.second_factor import SlowGuessing
from accounts.spelling import canonical


class OneSpelling(LoginInput):
    """Takes every spelling of an address for the same one."""

    def clean_email(self) -> str:
        return canonical(self.cleaned_data["email"])


class OneSpellingOfCode(RequestLoginCodeInput):
    """The same for whoever asks for a code."""

    def clean_email(self) -> str:
        self.cleaned_data["email"] = canonical(self.cleaned_data["email"])
        return str(super().clean_email())


class SlowInput(SlowGuessing, AuthenticateInput):
    """Counts tries per person, as the page does."""


class LogIn(LoginView):
    """By address and password; 401 with the next step for whoever has a second factor."""

    input_class = OneSpelling


class RequestCode(RequestLoginCodeView):
    """By a code that is sent to the address: known or not, the answer is the same."""

    input_class = OneSpellingOfCode


class ConfirmCode(ConfirmLoginCodeView):
    """The code of the letter."""


class SecondFactor(AuthenticateView):
    """The code of the application, or a recovery code."""

    input_class = SlowInput
