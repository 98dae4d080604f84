"""Administrators may enter webhooks, read their log and send messages again.

The app that has them stands above this one: its permissions are made here by their names.
"""

from django.db import migrations

RIGHTS = {"webhook": ("view", "add", "change", "delete"), "webhookdelivery": ("view", "change")}
NAMES = {"webhook": "webhook", "webhookdelivery": "message to a webhook"}


def give(apps, schema_editor):
    """Give the permissions, made the way Django would make them after the last migration."""
    administrators = apps.get_model("auth", "Group").objects.filter(name="administrators")
    for model, actions in RIGHTS.items():
        kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label="api", model=model
        )
        for action in actions:
            permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {NAMES[model]}"}
            )
            for group in administrators:
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("home", "0101_first_sections")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
