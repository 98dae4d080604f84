"""Lines of the register that were loaded before they could be found by their words."""

from django.db import migrations

from directory.reference.register import searchable

BATCH = 2000


def fill(apps, schema_editor):
    """Give each line its words; the next loading of a file would find nothing else to change."""
    FinessRecord = apps.get_model("directory", "FinessRecord")
    rows = FinessRecord.objects.filter(search_name="").select_related("category", "commune")
    for row in rows.iterator(chunk_size=BATCH):
        acronym = row.category.acronym if row.category else ""
        row.search_name = searchable(row.name, acronym, row.commune.name if row.commune else "")
        row.save(update_fields=["search_name"])


class Migration(migrations.Migration):
    dependencies = [("directory", "0021_establishments_and_colleagues")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
