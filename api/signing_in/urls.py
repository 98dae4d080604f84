"""Addresses below `/api/auth/`; each answer says in `meta.session_token` what to send as `X-Session-Token`."""

from allauth.headless.account.views import SessionView
from allauth.headless.constants import Client
from django.urls import path

from .views import ConfirmCode, LogIn, RequestCode, SecondFactor

app_name = "auth"
urlpatterns = [
    path("session", SessionView.as_api_view(client=Client.APP), name="session"),
    path("login", LogIn.as_api_view(client=Client.APP), name="login"),
    path("code/request", RequestCode.as_api_view(client=Client.APP), name="request_code"),
    path("code/confirm", ConfirmCode.as_api_view(client=Client.APP), name="confirm_code"),
    path("2fa/authenticate", SecondFactor.as_api_view(client=Client.APP), name="second_factor"),
]
