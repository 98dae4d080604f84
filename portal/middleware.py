"""What every answer carries, and who may pass without signing in."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware as DjangoLoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]

# The only views that need no account. Everything else is signed in by default (security.md, R5).
PUBLIC_URL_NAMES = frozenset(
    {
        "wagtail_serve",
        "search",
        "ask_for_help",
        "ask_account",
        "ask_themes",
        "stop_alerts",
        "stop_following",
        "inbound_mail",
        "stop_messages",
        "stop_notices",
        "calendar_feed",
        "still_available",
        "stop_asking",
        "request_term",
        "flag",
        "flag_sent",
        "discussions",
        "discussion",
        "post",
        "new_posts",
        "print_thread",
        "reply",
        "reply_in_discussion",
        "post_file",
        "post_history",
        "search_suggest",
        "search_click",
        "bulletin_feed",
        "requests_feed",
        "discussions_feed",
        "profiles_feed",
        "requests_export",
        "profiles_export",
        "oembed",
        "opensearch",
        "opensearch_suggestions",
        "build_widget",
        "requests_widget",
        "request_widget",
        "sitemap_section",
        "open_data",
        "open_data_file",
        "report_feed",
        "subscribe",
        "subscribe_sent",
        "confirm_reports",
        "stop_reports",
        "api_nothing",
        "alive",
        "ready",
        "metrics",
        "robots",
        "sitemap",
        "security_txt",
        "set_language",
        "demo_mailbox",
        "demo_letter",
        "media",
        "styles",
        "accessibility_statement",
        "profile_document",
        "wagtaildocs_serve",
        "resource_file",
        "wagtailimages_serve",
    }
)
# The API answers by itself who may what: a problem in JSON instead of a way to the sign-in.
PUBLIC_NAMESPACES = frozenset({"api", "auth", "wagtailapi_v3"})
# allauth decides for its own screens, which are public until one has signed in.
PUBLIC_PREFIXES = ("account_", "mfa_", "socialaccount_", "openid_connect_")

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# No script stands in a page of the admin either (`home/starting.py`). Wagtail writes `style` attributes, its editor of
# rich text makes `<style>` elements; it previews pages in frames of its own and shows pictures before they are sent.
ADMIN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; media-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


class LoginRequiredMiddleware(DjangoLoginRequiredMiddleware):
    """Signed in by default, open by exception: Wagtail marks none of its views, so names decide here."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let the public names pass, ask everybody else to sign in."""
        match = request.resolver_match
        name = match.url_name if match else None
        if match and match.namespace in PUBLIC_NAMESPACES:
            return None
        if name and (name in PUBLIC_URL_NAMES or name.startswith(PUBLIC_PREFIXES)):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


def security_headers(get_response: Answer) -> Answer:
    """Put the same policy on every page: a constant needs no nonce and lets a page be cached whole."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/cms/"):
            let_the_editor_frame(response)
        response.headers.setdefault("Content-Security-Policy", PUBLIC_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return answer


def let_the_editor_frame(response: HttpResponse) -> None:
    """Give an admin screen its policy; a preview keeps the policy of its page, but may stand in the editor's frame."""
    policy = response.headers.get("Content-Security-Policy", ADMIN_POLICY)
    response.headers["Content-Security-Policy"] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response.headers["X-Frame-Options"] = "SAMEORIGIN"


def private_when_signed_in(get_response: Answer) -> Answer:
    """Keep what a signed-in person sees out of every shared cache."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated or response.cookies:
            response.headers["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer
