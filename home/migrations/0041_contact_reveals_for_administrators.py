"""Administrators may read and export who saw whose telephone number."""

from django.db import migrations


def give(apps, schema_editor):
    """Give the permission, made the way Django would make it after the last migration."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="directory", model="contactreveal"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="view_contactreveal", defaults={"name": "Can view number shown"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="administrators"):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0040_toolbox_page"),
        ("directory", "0030_contact_without_exposure"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
