"""What every environment shares; dev, test and production state only their difference."""

from pathlib import Path
from typing import Any

import environ
from corsheaders.defaults import default_headers
from django.utils.translation import gettext_lazy as _

from .media_store import media_store
from .postgresql import quick
from .providers import openid_connect

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- Places -----------------------------------------------------------------------------------
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR = BASE_DIR / "data"
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# --- Applications, lowest first: see docs/map.md ------------------------------------------------
INSTALLED_APPS = [
    "api",
    "home",
    "search",
    "datasets",
    "reports",
    "community",
    "coordination",
    "matching",
    "help_requests",
    "toolbox",
    "directory",
    "accounts",
    "portal.mail",
    "portal.work",
    "portal.page_cache",
    "portal",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "wagtail_modeladmin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "accounts.people_app.PeopleAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "corsheaders",
    "ninja",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "portal.observing.access.observed",
    "portal.compressing.compress_pages",
    "portal.page_cache.middleware.keep_pages",
    "django.middleware.security.SecurityMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.security_headers",
    "accounts.doors.one_transaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.second_factor_for_staff",
    "accounts.prove.AskAgain",
    "accounts.limits.SlowDown",
    "accounts.leaving.ByAPage",
    "portal.middleware.private_when_signed_in",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.kept_in_use.SayWhatUsesIt",
    "portal.forged.RefuseForged",
    "portal.routing.KnowTheWay",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Fields are drawn from templates/ too, where some of the admin's have another way to start (`home/starting.py`).
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database: SQLite unless DATABASE_URL says otherwise ----------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'entraide.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: an acknowledged write survives a power cut; secure_delete: erased means erased.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
else:
    quick(DATABASES["default"])
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# --- Cache: the database when nothing better is given, so that rate limits are shared -----------
CACHES = {"default": env.cache("CACHE_URL", default="dbcache://cache_entries")}
if CACHES["default"]["BACKEND"].endswith(".DatabaseCache"):
    CACHES["default"]["BACKEND"] = "portal.database_cache.DatabaseCache"
# Django's default of 300 would drop the counts of rate limits in the middle of a wave of registrations.
CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 20_000)
# For what is asked so often that each process counts alone (`portal.rate_limits`).
CACHES["memory"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "memory"}

# Whole pages kept for visitors, in each process: for how many seconds at most (0: not at all), and how much of them.
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=60)
PAGE_CACHE_MEGABYTES = env.int("PAGE_CACHE_MEGABYTES", default=64)
# Key figures that took so many seconds are computed by the worker while those before are shown.
FIGURES_SLOW_SECONDS = 1.0

# --- The API: which other sites' pages may ask it from a browser ---------------------------------
CORS_ALLOWED_ORIGINS = env.list("API_ORIGINS", default=[])
CORS_URLS_REGEX = r"^/api/"
# Where another front end shows the public pages (https://www.exemple.fr); empty: the portal shows them itself.
FRONT_END_URL = env("FRONT_END_URL", default="").rstrip("/")
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
CORS_ALLOW_HEADERS = (*default_headers, "idempotency-key", "if-match", "if-none-match", "x-session-token")
CORS_EXPOSE_HEADERS = ("ETag", "Idempotency-Replayed", "RateLimit", "RateLimit-Policy", "Retry-After")
# A front end of another origin signs in at /api/auth/ and keeps its session's token itself: no cookie of ours.
HEADLESS_CLIENTS = ("app",)

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_space"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_FORMS = {
    "login": "accounts.allauth_forms.LoginForm",
    "signup": "accounts.allauth_forms.SignupForm",
    "request_login_code": "accounts.allauth_forms.RequestLoginCodeForm",
    "confirm_login_code": "accounts.allauth_forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "accounts.allauth_forms.ConfirmAddressForm",
    "reset_password": "accounts.allauth_forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.allauth_forms.ResetPasswordKeyForm",
    "change_password": "accounts.allauth_forms.ChangePasswordForm",
    "set_password": "accounts.allauth_forms.SetPasswordForm",
    "add_email": "accounts.allauth_forms.NewAddressForm",
}
# The first form asks for an address only; without `password1` here the sign-in form would lose its password too.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
# Eight digits and three tries: numbers are typed easily on a telephone, and guessing stays hopeless.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_URL.partition("://")[0]
# What allauth leaves without a limit by the hour: letters to one address, and guesses at a second factor.
ACCOUNT_RATE_LIMITS = {
    "signup": f"{env.int('SIGN_UPS_PER_MINUTE', default=60)}/m/ip",
    "confirm_email": "3/m/key,6/h/key",
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,5/m/key,10/h/key",
    "second_factor": "10/5m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_ADAPTER = "accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "accounts.second_factor.AuthenticateForm",
    "reauthenticate": "accounts.second_factor.ReauthenticateForm",
    "add_webauthn": "accounts.second_factor.AddPasskeyForm",
    "edit_webauthn": "accounts.second_factor.NamePasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey stands for two factors because the device also asks for a finger, a face or a code: decision 19.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Entraide"
# Many people of one hospital come from one network address.
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
SOCIALACCOUNT_ADAPTER = "accounts.other_accounts.OtherAccountsAdapter"
SOCIALACCOUNT_FORMS = {
    "signup": "accounts.allauth_forms.SignupByProviderForm",
    "disconnect": "accounts.other_accounts.DisconnectForm",
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": openid_connect(env.json("OIDC_PROVIDERS", default=[]))}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True

# --- Languages and time: French first, Paris for people, UTC in the database --------------------
LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_I18N_ENABLED = True
# Addresses that the admin proposes are written as the site writes its own: « panne-de-telephone ».
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = sorted((BASE_DIR / "locale").glob("*/"))
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Instead of that folder, a bucket that several machines share: s3://user:password@HOST/BUCKET?region=REGION.
MEDIA_STORE = env("MEDIA_STORE", default="")
# Never served by an address of its own, and never in MEDIA_STORE: archives of personal data.
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(VAR_DIR / "private")))
# The key that seals backups (age); the public half alone is enough to make them.
BACKUP_KEY_FILE = env("BACKUP_KEY_FILE", default="")
STORAGES = {
    "default": media_store(MEDIA_STORE),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Mail ---------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
# Where answers by mail arrive ("reponse@…"); its part before the @ is given a signed ending. Empty: on the site only.
INBOUND_MAIL_ADDRESS = env("INBOUND_MAIL_ADDRESS", default="")
# How they come in: a mailbox that the worker fetches, and the secret of whoever hands letters over by HTTP.
INBOUND_MAIL_URL = env("INBOUND_MAIL_URL", default="")
INBOUND_MAIL_SECRET = env("INBOUND_MAIL_SECRET", default="")
# The mail server whose word on senders counts (the first word of its Authentication-Results).
INBOUND_MAIL_CHECKER = env("INBOUND_MAIL_CHECKER", default="")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Entraide <ne-pas-repondre@localhost>")
SECURITY_CONTACT = env("SECURITY_CONTACT", default="mailto:securite@localhost")
DEMO = env.bool("DEMO", default=False)

# --- Discussions ---------------------------------------------------------------------------------
# Days after which a thread with an accepted answer takes no more messages, unless somebody opens it again.
SOLVED_THREADS_CLOSE_AFTER = env.int("SOLVED_THREADS_CLOSE_AFTER", default=30)

# --- Search: one door, see portal/finding.py ----------------------------------------------------
FINDER = "search.finder.engine_finder"
SEARCH_URL = env("SEARCH_URL", default="")
SEARCH_INDEX = env("SEARCH_INDEX", default="entraide")
SEARCH_DIR = VAR_DIR / "search"
# Seconds that a page waits for the engine: it owes its answer within two, and the database needs some of them.
SEARCH_PATIENCE = 1.0
# Seconds between two writings of what was searched for; None: never by itself.
SEARCH_LOG_EVERY: float | None = 10

# --- Discussions --------------------------------------------------------------------------------
# How many messages of somebody who came within so many days a moderator reads before everybody does.
FIRST_POSTS_HELD = env.int("FIRST_POSTS_HELD", default=1)
NEW_MEMBER_DAYS = env.int("NEW_MEMBER_DAYS", default=7)
# A request without an answer for so many hours is told to the team; only these days (1 is Monday) and hours count.
UNANSWERED_HOURS = env.int("UNANSWERED_HOURS", default=24)
UNANSWERED_DAYS = env.list("UNANSWERED_DAYS", cast=int, default=[1, 2, 3, 4, 5])
UNANSWERED_FROM = env.int("UNANSWERED_FROM", default=0)
UNANSWERED_UNTIL = env.int("UNANSWERED_UNTIL", default=24)

# --- Background work ----------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "portal.work.tasks.OutboxBackend"}}

# --- Going out: see portal/outgoing.py ------------------------------------------------------------
# Whether addresses that people give may be this machine's own; for tests and for trying, never in production.
OUTGOING_TO_LOOPBACK = False

# --- Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Entraide"
WAGTAILADMIN_BASE_URL = SITE_URL
# The team works in France; a whole list from the server's files holds names that browsers don't know ("localtime").
WAGTAIL_USER_TIME_ZONES = [
    "Europe/Paris", "America/Cayenne", "America/Guadeloupe", "America/Marigot", "America/Martinique",
    "America/Miquelon", "America/St_Barthelemy", "Indian/Mayotte", "Indian/Reunion", "Pacific/Noumea",
    "Pacific/Tahiti", "Pacific/Wallis",
]  # fmt: skip
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/compte/login/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.images.CleanImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 5 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Browsers -----------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "accounts.session_store"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

# --- Logs: no body, no address -------------------------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "portal.observing.logs.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "text"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Wagtail's ordinary lines quote titles of drafts, and the title of a profile is a name. So is its address, which
    # Django notes whenever it isn't found, signed addresses of letters among them.
    # A line for each request is for production, where no other server writes one.
    "loggers": {
        "wagtail": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "portal.access": {"level": "WARNING"},
    },
}

# --- Being watched: see portal/observing/ --------------------------------------------------------
# Where errors are told; empty: nowhere.
SENTRY_DSN = env("SENTRY_DSN", default="")
# What Prometheus shows to be let in at /sante/mesures/; empty, and nothing is there.
METRICS_TOKEN = env("METRICS_TOKEN", default="")
# Milliseconds from which a statement to the database is written down.
SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=500)
