from django.db import migrations, models

# Django makes the tables between areas and places by itself, with an index for each of their columns.
TABLES = {"region": "directory_area_regions", "departement": "directory_area_departements"}


def index(place: str, table: str) -> migrations.RunSQL:
    """An index that answers by itself who helps in a place."""
    name = f"directory_area_by_{place}"
    return migrations.RunSQL(f"CREATE INDEX {name} ON {table} ({place}_id, area_id)", f"DROP INDEX {name}")


class Migration(migrations.Migration):

    dependencies = [("directory", "0072_zones_beside_what_is_offered")]

    operations = [
        migrations.AddIndex(
            "commune", models.Index(fields=["latitude", "longitude", "code"], name="directory_commune_around")
        ),
        *(index(*each) for each in TABLES.items()),
    ]
