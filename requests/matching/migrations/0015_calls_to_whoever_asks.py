"""Coordinators also call whoever asks for help, and say when the next step is due."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0030_contact_without_exposure"), ("matching", "0001_calls")]

    operations = [
        migrations.AlterField(
            model_name="call",
            name="volunteer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="directory.volunteer",
                verbose_name="volunteer",
            ),
        ),
        migrations.AddField(
            model_name="call",
            name="next_on",
            field=models.DateField(blank=True, null=True, verbose_name="next step on"),
        ),
    ]
