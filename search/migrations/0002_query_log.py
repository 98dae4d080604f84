from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_known_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('where', models.CharField(choices=[('profile', 'directory'), ('request', 'help requests'), ('all', 'whole portal')], max_length=10, verbose_name='list')),
                ('searches', models.PositiveIntegerField(default=0, verbose_name='searches')),
                ('without_result', models.PositiveIntegerField(default=0, verbose_name='without a result')),
                ('under_50_ms', models.PositiveIntegerField(default=0, verbose_name='under 50 ms')),
                ('under_200_ms', models.PositiveIntegerField(default=0, verbose_name='under 200 ms')),
            ],
            options={
                'verbose_name': 'searches of a day',
                'verbose_name_plural': 'searches by day',
                'ordering': ['-day', 'where'],
                'constraints': [models.UniqueConstraint(fields=('day', 'where'), name='search_one_row_a_day')],
            },
        ),
        migrations.CreateModel(
            name='SearchedPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='month')),
                ('where', models.CharField(choices=[('profile', 'directory'), ('request', 'help requests'), ('all', 'whole portal')], max_length=10, verbose_name='list')),
                ('fingerprint', models.CharField(editable=False, max_length=64)),
                ('text', models.CharField(blank=True, max_length=80, verbose_name='searched for')),
                ('hours', models.PositiveIntegerField(default=0, verbose_name='different hours')),
                ('last_hour', models.DateTimeField(verbose_name='last hour')),
                ('searches', models.PositiveIntegerField(default=0, verbose_name='searches')),
                ('without_result', models.PositiveIntegerField(default=0, verbose_name='without a result')),
            ],
            options={
                'verbose_name': 'searched phrase',
                'verbose_name_plural': 'searched phrases',
                'ordering': ['-month', '-searches', 'text'],
                'constraints': [models.UniqueConstraint(fields=('month', 'where', 'fingerprint'), name='search_one_row_a_phrase')],
            },
        ),
    ]
