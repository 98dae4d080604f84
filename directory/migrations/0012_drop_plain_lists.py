"""Professions and skills live in lines of their own now (see the migration before)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0011_copy_professions_and_skills")]

    operations = [
        migrations.RemoveField(model_name="volunteerprofilepage", name="professions"),
        migrations.RemoveField(model_name="volunteerprofilepage", name="skills"),
    ]
