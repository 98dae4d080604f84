"""What exists once has an English name in the menus, as its buttons have under `/en/`; words of editors stay."""

from django.db import migrations

# By the type of page, since editors may have moved or named it otherwise.
NAMES = {
    "directorypage": "Directory",
    "helprequestindexpage": "Requests",
    "resourceindexpage": "Toolbox",
    "reportindexpage": "Weekly reports",
    "keyfigurespage": "Key figures",
    "newsindexpage": "News",
}


def name(apps, schema_editor):
    """Fill what nobody has filled."""
    for model in ("HeaderLink", "FooterLink"):
        links = apps.get_model("home", model).objects.filter(title_en="")
        for kind, title in NAMES.items():
            links.filter(page__content_type__model=kind).update(title_en=title)


class Migration(migrations.Migration):
    dependencies = [("home", "0120_webhooks_for_administrators")]

    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
