"""Coordinators and administrators work in the cockpit."""

from django.db import migrations

ROLES = ("coordinators", "administrators")


def give_to_roles(apps, schema_editor):
    """Make the permission as Django would have made it after the last migration, and give it to both roles."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="coordination", model="handling"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="use_cockpit", defaults={"name": "Can use the coordination cockpit"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(permission)


def take_from_roles(apps, schema_editor):
    """Take it back."""
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="coordination", codename="use_cockpit"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0050_asking_is_online"),
        ("coordination", "0001_handlings_notes_and_lists"),
    ]

    operations = [migrations.RunPython(give_to_roles, take_from_roles)]
