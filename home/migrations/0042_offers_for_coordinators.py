"""Coordinators and administrators may read and export the register of offers."""

from django.db import migrations


def give(apps, schema_editor):
    """Give the permission, made the way Django would make it after the last migration."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="help_requests", model="offer"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="view_offer", defaults={"name": "Can view offer"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["coordinators", "administrators"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0041_contact_reveals_for_administrators"),
        ("help_requests", "0030_reach_and_first_come"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
