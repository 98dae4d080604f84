"""What a report's figures have no place for: who told no theme."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0102_subscriptions")]

    operations = [
        migrations.AddField(
            model_name="weeklyreportpage",
            name="unsaid",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="not given"),
        ),
    ]
