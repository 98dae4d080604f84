"""A page of 20 KB that asks nothing; one row; twenty rows and their number; fifty posts; JSON; one row written.

`post` writes one row as well, sent by somebody signed in with a form that is checked (`signed_in.py`).
"""

from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import Notification
from community.choices import Voice
from community.models import Post, Thread
from directory.models import VolunteerProfilePage

Form = modelform_factory(Post, fields=["body"])
PAGE = "<!doctype html><title>x</title>" + "<p>Une ligne de texte comme il y en a sur les pages.</p>" * 350


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with 20 KB that were there before."""
    return HttpResponse(PAGE)


def row(request: HttpRequest) -> HttpResponse:
    """Read one page and show it in 16 KB."""
    page = VolunteerProfilePage.objects.get(pk=request.GET["pk"])
    return render(request, "reference/row.html", {"page": page, "lines": range(250)})


def list20(request: HttpRequest) -> HttpResponse:
    """Read twenty pages and count all of them."""
    pages = VolunteerProfilePage.objects.live().order_by("-first_published_at")
    return render(request, "reference/list20.html", {"pages": pages[:20], "number": pages.count()})


def thread50(request: HttpRequest) -> HttpResponse:
    """Show fifty posts of a thread with who wrote them."""
    thread = Thread.objects.get(help_request=request.GET["pk"])
    posts = Post.objects.filter(thread=thread).select_related("author").order_by("at", "pk")[:50]
    return render(request, "reference/thread50.html", {"thread": thread, "posts": posts})


def json20(request: HttpRequest) -> JsonResponse:
    """Read twenty pages as JSON, and count all of them."""
    pages = VolunteerProfilePage.objects.live().order_by("-first_published_at")
    fields = ("slug", "title", "organisation", "sector", "region_id", "last_published_at")
    return JsonResponse({"total": pages.count(), "results": list(pages.values(*fields)[:20])})


def insert(request: HttpRequest) -> HttpResponse:
    """Write one row."""
    said = {"title": request.POST["title"], "text": request.POST["text"]}
    Notification.objects.create(user_id=request.POST["user"], kind="measure", url="/", key=uuid4().hex, **said)
    return HttpResponse(status=201)


@login_required
def post(request: HttpRequest) -> HttpResponse:
    """Write a post of whoever is signed in, and lead back to the thread."""
    thread = get_object_or_404(Thread, help_request=request.GET["pk"])
    form = Form(request.POST, instance=Post(thread=thread, author=request.user, voice=Voice.VOLUNTEER))
    if not form.is_valid():
        return render(request, "reference/row.html", {"page": form, "lines": []}, status=422)
    form.save()
    return redirect("/thread50")
