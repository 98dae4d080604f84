"""Key figures at `/chiffres/`: their page, and a link in the menus after the reports.

Written with historical models, so that it stays true whatever the page types become.
"""

from django.db import migrations
from django.utils import timezone

SLUG, TITLE = "chiffres", "Chiffres clés"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def base36(number):
    """Return a number as treebeard writes it in a path."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits.rjust(4, "0")


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
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="reports", model="keyfigurespage"
    )
    page = apps.get_model("reports", "KeyFiguresPage").objects.create(
        title=TITLE, draft_title=TITLE, slug=SLUG, show_in_menus=True, content_type=kind, locale_id=home.locale_id,
        path=home.path + base36(int(last.path[-4:], 36) + 1 if last else 1), depth=home.depth + 1, numchild=0,
        url_path=f"{home.url_path}{SLUG}/", live=True, first_published_at=now, last_published_at=now,
    )  # fmt: skip
    HomePage.objects.filter(pk=home.pk).update(numchild=children.count())
    put_in_menus(apps, page)


def put_in_menus(apps, page):
    """Add the page to a header made before it, behind the reports."""
    HeaderLink = apps.get_model("home", "HeaderLink")
    for settings in apps.get_model("home", "NavigationSettings").objects.all():
        links = HeaderLink.objects.filter(settings=settings).order_by("sort_order")
        reports = links.filter(page__slug="bilans").first()
        if not links:
            continue
        place = reports.sort_order + 1 if reports else links.count()
        for link in links.filter(sort_order__gte=place):
            link.sort_order += 1
            link.save(update_fields=["sort_order"])
        HeaderLink.objects.create(settings=settings, page_id=page.pk, title="Chiffres", sort_order=place)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0051_cockpit_for_coordinators"),
        ("reports", "0010_key_figures_page"),
    ]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
