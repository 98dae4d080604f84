from django.db import migrations

from community.writing.markdown import render

BATCH = 500


def render_posts(apps, schema_editor):
    """Make the HTML of what was written before there was any."""
    posts = apps.get_model('community', 'Post').objects.using(schema_editor.connection.alias)
    last = 0
    while rows := list(posts.filter(html='', pk__gt=last).order_by('pk').only('pk', 'body', 'html')[:BATCH]):
        for row in rows:
            row.html = str(render(row.body))
        posts.bulk_update(rows, ['html'])
        last = rows[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0100_post_html'),
    ]

    operations = [
        migrations.RunPython(render_posts, migrations.RunPython.noop),
    ]
