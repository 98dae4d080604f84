from django.db import migrations, models


def begin(apps, schema_editor):
    apps.get_model("page_cache", "PublicState").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PublicState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0, verbose_name="number")),
            ],
            options={
                "verbose_name": "state of what is public",
                "verbose_name_plural": "states of what is public",
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
