"""Subscribing needs no account: a form, a letter, a link; and another link to stop."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.rate_limits import Limit, visitor_key

from . import actions, links
from .forms import SubscribeForm
from .models import Edition, Subscription

# More than anybody honest sends; a whole office may share one network address.
FORMS = Limit("subscribe", times=10, seconds=600)
form_view = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@form_view
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for an address; this page alone sets the cookie that its form needs."""
    form = SubscribeForm(request.POST if request.method == "POST" else None, initial={"editions": [Edition.WEEKLY]})
    status = 200
    if request.method == "POST" and form.is_valid():
        if FORMS.allows(visitor_key(request)):
            if not form.is_trapped:
                said = form.cleaned_data
                actions.ask(said["email"], said["editions"], language=get_language() or "fr")
            return redirect("subscribe_sent")
        form.add_error(None, _("Many forms were sent from here: please wait a few minutes. Your words are kept."))
        status = 429
    elif form.errors:
        status = 422
    return render(request, "reports/subscribing/subscribe.html", {"form": form}, status=status)


@require_safe
def subscribe_sent(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way; the same for everybody."""
    return render(request, "reports/subscribing/sent.html")


@csrf_exempt
@never_cache
@form_view
def confirm_reports(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm with a click on the page: programs that check the links of letters only look at it."""
    wish = links.read_wish(token)
    if wish is None or not Subscription.objects.filter(pk=wish.subscription).exists():
        raise Http404(_("This link isn't whole or has expired: ask again for the reports."))
    is_done = request.method == "POST" and actions.confirm(wish)
    return render(request, "reports/subscribing/confirm.html", {"wish": wish, "is_done": is_done})


@csrf_exempt
@never_cache
@form_view
def stop_reports(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters of a signed address; mail programs send the POST by themselves (RFC 8058)."""
    subscription = links.STOP.read(token)
    if subscription is None:
        raise Http404(_("This link isn't whole: copy it from the e-mail again."))
    if request.method == "POST":
        actions.stop(subscription)
    still = Subscription.objects.filter(pk=subscription).exists()
    return render(request, "reports/subscribing/stop.html", {"still": still})
