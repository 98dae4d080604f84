"""When the author of a draft was told that it goes if nobody goes on with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("help_requests", "0030_reach_and_first_come")]

    operations = [
        migrations.AddField(
            model_name="asking",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="author told that it goes"),
        ),
    ]
