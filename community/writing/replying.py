"""The reply box: what each of its buttons does, and what it shows when one comes to it.

Without JavaScript every button sends the same form: "see it first", "keep it for later", "publish".
Nothing typed or joined is lost, whatever is pressed and whatever is wrong with it.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.member_request import MemberRequest
from accounts.models import User
from portal.rate_limits import Limit, visitor_key

from .. import actions
from ..addresses import thread_url
from ..models import Post, Thread
from ..reading.mine import Mine
from ..speakers import may_reply
from . import attaching, drafts, mentioning, quoting
from .forms import BlankBox, ReplyForm
from .markdown import render
from .saving import plain

# What is kept for people who are signed out; how fast members write is for `guarding.pace` to say.
HELD = Limit("held-replies", times=6, seconds=60)
Redraw = Callable[[ReplyForm, int], HttpResponse]


def fresh_form(request: MemberRequest, thread: Thread, mine: Mine) -> ReplyForm | BlankBox:
    """Return the box as one comes to it: with one's draft and files, and with what one wants to quote."""
    has_more = drafts.take_up(request, thread)
    draft = drafts.kept(thread, request.user) if has_more else drafts.shown(mine.draft)
    body = quoting.with_quote(thread, request.GET.get("citer", ""), before=draft.body)
    if not (body or draft.saved_at or mine.has_files):
        return BlankBox(thread.pk)
    form = ReplyForm(initial={"body": body})
    form.thread_pk, form.saved_at = thread.pk, draft.saved_at
    form.joined = list(attaching.drafted(thread, request.user)) if mine.has_files else ()
    return form


def furnished(form: ReplyForm, thread: Thread, user: User) -> ReplyForm:
    """Give a box that was sent what belongs to it: the files joined so far, and when its draft was kept."""
    form.thread_pk = thread.pk
    form.joined = list(attaching.drafted(thread, user))
    form.saved_at = drafts.kept(thread, user).saved_at
    return form


def answer(request: MemberRequest, thread: Thread, *, redraw: Redraw, address: Callable[[Post], str]) -> HttpResponse:
    """Do what the button that was pressed says; `redraw` shows the thread with the box as it was sent."""
    if "discard" in request.POST:
        drafts.discard(thread, request.user)
        messages.success(request, _("Your draft is deleted."))
        return back(thread)
    form = ReplyForm(request.POST, request.FILES)
    is_valid = form.is_valid()
    # Whoever can't publish here stores nothing here either, but for their own words.
    if form.sent_files and may_reply(thread, request.user):
        join_files(form, thread, request.user)
    if "remove" in request.POST:
        attaching.remove(request.user, pk_in(request.POST["remove"]))
    if not {"preview", "save", "remove"} & set(request.POST):
        return published(request, thread, form, redraw, address) if is_valid else again(form, thread, request, redraw)
    drafts.keep(thread, request.user, plain(str(request.POST.get("body", ""))))
    if "save" in request.POST and "attached" not in form.errors:
        messages.success(request, _("Your draft is kept: you find it here, on any device."))
        return back(thread)
    return looked_at(request, thread, form, redraw)


def held(request: HttpRequest, thread: Thread) -> HttpResponse:
    """Ask somebody whose session has ended to sign in; what they sent is in the box when they come back."""
    if request.method == "POST" and HELD.allows(visitor_key(request)):
        drafts.hold(request, thread, plain(str(request.POST.get("body", ""))))
        messages.info(request, _("You are signed out: sign in, your message is kept and waits for you."))
    return redirect_to_login(f"{thread_url(thread)}#repondre")


def join_files(form: ReplyForm, thread: Thread, user: User) -> None:
    """Keep the files that were sent with the draft, so that none has to be sent twice."""
    for file, name in form.sent_files:
        try:
            if not attaching.UPLOADS.allows(f"user-{user.pk}"):
                raise ValidationError(_("You have joined many files within the hour: wait a little."))
            attaching.join(thread, by=user, file=file, name=name)
        except ValidationError as refusal:
            form.add_error("attached", refusal)


def pk_in(given: str | None) -> int:
    """Read a number that a button carries; what is none is nothing's."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 18 else 0


def looked_at(request: MemberRequest, thread: Thread, form: ReplyForm, redraw: Redraw) -> HttpResponse:
    """Show the box again without demanding anything: with a preview, or with what was joined or taken off."""
    body = plain(str(request.POST.get("body", "")))
    shown = ReplyForm(initial={"body": body, "kind": request.POST.get("kind"), "key": request.POST.get("key")})
    if "attached" in form.errors:
        return redraw(furnished(form, thread, request.user), 422)
    if "preview" in request.POST:
        shown.preview = preview_of(thread, body)
    return redraw(furnished(shown, thread, request.user), 200)


def preview_of(thread: Thread, body: str) -> SafeString:
    """Return how a text would look in a thread."""
    return render(body, people=mentioning.links(mentioning.named(thread, body)))


def published(
    request: MemberRequest, thread: Thread, form: ReplyForm, redraw: Redraw, address: Callable[[Post], str]
) -> HttpResponse:
    """Publish a reply and go to its place; a refused one comes back with every word."""
    if form.errors:
        return again(form, thread, request, redraw)
    try:
        post = publish(thread, by=request.user, form=form)
    except actions.ReplyRefusedError as refusal:
        form.add_error(None, refusal.told)
        return again(form, thread, request, redraw, status=429 if isinstance(refusal, actions.TooFastError) else 422)
    if post.held_at:
        messages.success(request, _("A moderator reads your message before everybody does. Thank you."))
        return back(thread)
    return HttpResponseRedirect(address(post))


def publish(thread: Thread, *, by: User, form: ReplyForm) -> Post:
    """Make a valid box a post with its files; the draft is done with."""
    said = {name: form.cleaned_data[name] for name in ("body", "kind", "key")}
    # A field that people don't see; programs fill it in.
    said["is_trapped"] = bool(form.data.get("website"))
    return actions.reply(thread, by=by, keeps=form.cleaned_data.get("keeps", ()), is_from_box=True, **said)


def again(
    form: ReplyForm, thread: Thread, request: MemberRequest, redraw: Redraw, *, status: int = 422
) -> HttpResponse:
    """Show the box as it was sent, with what is wrong with it; what was typed is kept as a draft as well."""
    drafts.keep(thread, request.user, plain(str(request.POST.get("body", ""))))
    return redraw(furnished(form, thread, request.user), status)


def back(thread: Thread) -> HttpResponse:
    """Lead to the box of a thread."""
    return HttpResponseRedirect(f"{thread_url(thread)}#repondre")
