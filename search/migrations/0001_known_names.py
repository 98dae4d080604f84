import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KnownName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', 'person'), ('establishment', 'establishment')], max_length=20, verbose_name='whose name')),
                ('turn', models.CharField(max_length=255, verbose_name='folded name')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'known name',
                'verbose_name_plural': 'known names',
                'ordering': ['kind', 'turn'],
                'indexes': [models.Index(fields=['kind', 'turn'], name='search_name_beginnings')],
            },
        ),
    ]
