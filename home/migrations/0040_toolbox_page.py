"""The toolbox at `/outils/`: its page, a link in the menus, and who brings and publishes documents.

Editors and administrators may already write under home. Moderators bring drafts, which an editor reads before they
are published. Written with historical models, so that it stays true whatever the page types become.
"""

from django.db import migrations
from django.utils import timezone

SLUG, TITLE = "outils", "Boîte à outils"
INTRODUCTION = "Des documents nés d’une demande d’aide, que d’autres peuvent reprendre et adapter."
MODERATOR, PUBLISHERS = "moderators", ("editors", "administrators")
WORKFLOW = "Relecture de la boîte à outils"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def base36(number):
    """Return a number as treebeard writes it in a path."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits.rjust(4, "0")


def content_type(apps, app, model):
    """Return a content type, made when Django hasn't yet."""
    found, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    return found


def plant(apps, schema_editor):
    """Hang the page under home, unless something stands at its address already."""
    HomePage = apps.get_model("home", "HomePage")
    home = HomePage.objects.order_by("path").first()
    if home is None:
        return
    children = apps.get_model("wagtailcore", "Page").objects.filter(path__startswith=home.path, depth=home.depth + 1)
    if children.filter(slug=SLUG).exists():
        return
    last, now = children.order_by("path").last(), timezone.now()
    page = apps.get_model("toolbox", "ResourceIndexPage").objects.create(
        title=TITLE, draft_title=TITLE, slug=SLUG, introduction=INTRODUCTION, show_in_menus=True,
        path=home.path + base36(int(last.path[-4:], 36) + 1 if last else 1), depth=home.depth + 1, numchild=0,
        url_path=f"{home.url_path}{SLUG}/", content_type=content_type(apps, "toolbox", "resourceindexpage"),
        locale_id=home.locale_id, live=True, first_published_at=now, last_published_at=now,
    )  # fmt: skip
    HomePage.objects.filter(pk=home.pk).update(numchild=children.count())
    put_in_menus(apps, page)
    let_moderators_bring(apps, page)
    have_it_read(apps, page)


def put_in_menus(apps, page):
    """Add the page to a header made before it, in front of the reports."""
    HeaderLink = apps.get_model("home", "HeaderLink")
    for settings in apps.get_model("home", "NavigationSettings").objects.all():
        links = HeaderLink.objects.filter(settings=settings).order_by("sort_order")
        reports = links.filter(page__slug="bilans").first()
        if not links:
            continue
        place = reports.sort_order if reports else links.count()
        for link in links.filter(sort_order__gte=place):
            link.sort_order += 1
            link.save(update_fields=["sort_order"])
        HeaderLink.objects.create(settings=settings, page_id=page.pk, title="Outils", sort_order=place)


def let_moderators_bring(apps, page):
    """Let moderators add a document and edit their own draft."""
    group = apps.get_model("auth", "Group").objects.filter(name=MODERATOR).first()
    if group is None:
        return
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type(apps, "wagtailcore", "page"),
        codename="add_page",
        defaults={"name": "Can add page"},
    )
    apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
        group=group, page_id=page.pk, permission=permission
    )


def have_it_read(apps, page):
    """Have editors decide on what is sent to be published."""
    task = apps.get_model("wagtailcore", "GroupApprovalTask").objects.create(
        name=WORKFLOW, content_type=content_type(apps, "wagtailcore", "groupapprovaltask")
    )
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name__in=PUBLISHERS))
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(page_id=page.pk, workflow=workflow)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0020_moderation"),
        ("toolbox", "0010_resources"),
    ]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
