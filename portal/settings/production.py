"""Production: PostgreSQL, HTTPS only, and a start that is refused when a secret is missing."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import ALLOWED_HOSTS, DATABASES, DEMO, EMAIL_CONFIG, LOGGING, SECRET_KEY, SITE_URL, env
from .postgresql import careful
from .private_files import keep_private

if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith(("django-insecure", "only-for-tests")):
    raise ImproperlyConfigured(
        "SECRET_KEY is missing, too short or a known one: set it to at least 50 random characters "
        "(python -c 'import secrets; print(secrets.token_urlsafe(50))')."
    )
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts the portal answers for, and never be '*'.")
if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured("DEBUG shows settings and data to whoever meets an error: unset it in production.")
if DEMO:
    raise ImproperlyConfigured("DEMO shows everybody's letters at /demo/courrier/: unset it in production.")

if EMAIL_CONFIG["EMAIL_BACKEND"].endswith((".console.EmailBackend", ".dummy.EmailBackend")):
    raise ImproperlyConfigured(
        "EMAIL_URL is missing or shows letters instead of sending them: set it to smtp+tls://user:password@host:587. "
        "Without letters nobody can open an account or sign in."
    )
if not SITE_URL.startswith("https://") or SITE_URL.partition("://")[2].partition(":")[0] in ("localhost", "127.0.0.1"):
    raise ImproperlyConfigured(
        "SITE_URL must be the address people type, such as https://entraide.exemple: every link in a letter starts "
        "with it, and passkeys belong to its host."
    )
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    keep_private(DATABASES["default"]["NAME"])
else:
    careful(DATABASES["default"])

# Pictures are served by nginx, which is another user; what is private is closed by its own folder.
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o755
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
SECURE_SSL_REDIRECT = True
# Health and figures are asked from the machine itself, beside nginx.
SECURE_REDIRECT_EXEMPT = [r"^sante/"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# One line of JSON for each thing that happens, for whatever collects them.
LOGGING["handlers"]["console"]["formatter"] = "json"
LOGGING["loggers"]["portal.access"] = {"level": "INFO"}
