from django.db import migrations

import community.writing.fields


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0060_flag_conversations'),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='html',
            field=community.writing.fields.RenderedField(blank=True, default='', editable=False, people='people', source='body'),
        ),
    ]
