"""A real OpenID Connect provider, as a process of its own: allauth's, with a few people and one client.

Run as `python identity_provider.py PORT FOLDER REDIRECT_URI…`; prints "ready" once it answers.
"""

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.urls import include, path

CLIENT_ID, SECRET, PASSWORD = "entraide", "known to both", "une longue phrase à moi"
# Where the portal wants people back who signed out.
AFTERWARDS = "http://localhost/"
# Who lives there: address, and whether the provider has checked it.
PEOPLE = {
    "camille@exemple.invalid": True,
    "dominique@exemple.invalid": True,
    "pas-verifiee@exemple.invalid": False,
}

urlpatterns = []  # filled once there are settings


def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*form).decode()


def configure(folder: Path) -> None:
    settings.configure(
        SECRET_KEY="of the provider " * 4,
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite3")}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        IDP_OIDC_PRIVATE_KEY=private_key(),
        IDP_OIDC_RP_INITIATED_LOGOUT_ASKS_FOR_OP_LOGOUT=False,
    )
    django.setup()
    urlpatterns.extend([path("accounts/", include("allauth.urls")), path("", include("allauth.idp.urls"))])


def people(redirect_uris: list[str]) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for address, checked in PEOPLE.items():
        name = address.partition("@")[0]
        user = User.objects.create_user(name, address, PASSWORD, first_name=name.title(), last_name="D’Ailleurs")
        EmailAddress.objects.create(user=user, email=address, verified=checked, primary=True)
    client = Client(id=CLIENT_ID, name="Entraide", skip_consent=True)
    client.set_scopes(["openid", "profile", "email"])
    client.set_redirect_uris(redirect_uris)
    client.set_post_logout_redirect_uris([AFTERWARDS])
    client.set_secret(SECRET)
    client.save()


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


if __name__ == "__main__":
    port, folder, *uris = sys.argv[1:]
    configure(Path(folder))
    people(uris)
    from django.core.wsgi import get_wsgi_application

    with make_server("127.0.0.1", int(port), get_wsgi_application(), Server, Quiet) as server:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve_forever()
