"""Editors and administrators may promote pages for a search, and so read what is searched for."""

from django.db import migrations

ROLES = ("editors", "administrators")
ACTIONS = ("view", "add", "change", "delete")


def give(apps, schema_editor):
    """Give the permissions, made the way Django would make them after the last migration."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailsearchpromotions", model="searchpromotion"
    )
    for action in ACTIONS:
        permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_searchpromotion",
            defaults={"name": f"Can {action} search promotion"},
        )
        for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0005_standard_pages"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
