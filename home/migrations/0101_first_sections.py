"""The front page as it was, now as sections that editors arrange; a list of news; a second language to write in.

Written with historical models, so that it stays true whatever the page types become.
"""

import json
import uuid

from django.db import migrations
from django.utils import timezone

SECTIONS = [
    ("doors", None),
    ("week", None),
    ("requests", {"title": "", "requests": [], "number": 3}),
    ("solved", {"title": "", "number": 3, "with_themes": True}),
    ("news", {"title": "", "number": 3}),
]
SLUG, TITLE = "actualites", "Actualités"
INTRODUCTION = "Ce qui change sur le portail, et ce qui se prépare."
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def stream():
    """Return a StreamField's stored form."""
    return json.dumps(
        [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in SECTIONS]
    )


def base36(number):
    """Return a number as treebeard writes it in a path."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits.rjust(4, "0")


def arrange(apps, schema_editor):
    """Give every front page its sections, in the versions that wait too: a draft published later keeps them."""
    HomePage = apps.get_model("home", "HomePage")
    kind = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="home", model="homepage").first()
    for page in HomePage.objects.all():
        sections = stream()
        HomePage.objects.filter(pk=page.pk).update(sections=sections)
        versions = apps.get_model("wagtailcore", "Revision").objects.filter(content_type=kind, object_id=str(page.pk))
        for version in versions:
            version.content["sections"] = sections
            version.save(update_fields=["content"])


def plant(apps, schema_editor):
    """Hang the list of news under home, unless something stands at its address already, and lead to it from the foot."""
    Page = apps.get_model("wagtailcore", "Page")
    apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")
    home = apps.get_model("home", "HomePage").objects.order_by("path").first()
    if home is None:
        return
    children = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1)
    if children.filter(slug=SLUG).exists():
        return
    last, now = children.order_by("path").last(), timezone.now()
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="newsindexpage"
    )
    page = apps.get_model("home", "NewsIndexPage").objects.create(
        title=TITLE, draft_title=TITLE, slug=SLUG, introduction=INTRODUCTION, content_type=kind,
        locale_id=home.locale_id, path=home.path + base36(int(last.path[-4:], 36) + 1 if last else 1),
        depth=home.depth + 1, numchild=0, url_path=f"{home.url_path}{SLUG}/", live=True,
        first_published_at=now, last_published_at=now,
    )  # fmt: skip
    Page.objects.filter(pk=home.pk).update(numchild=children.count())
    FooterLink = apps.get_model("home", "FooterLink")
    for settings in apps.get_model("home", "NavigationSettings").objects.all():
        links = FooterLink.objects.filter(settings=settings)
        if links.exists():
            FooterLink.objects.create(settings=settings, page_id=page.pk, sort_order=links.count())


class Migration(migrations.Migration):
    dependencies = [("home", "0100_sections_news_and_banner")]

    operations = [
        migrations.RunPython(arrange, migrations.RunPython.noop),
        migrations.RunPython(plant, migrations.RunPython.noop),
    ]
