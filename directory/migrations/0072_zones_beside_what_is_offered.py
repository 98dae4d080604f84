from typing import Any

from django.db import migrations, models
from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat, Left

KINDS = ("profiletheme", "profileprofession", "profileskill")


def fill(apps: Any, schema_editor: Any) -> None:
    """Write where everybody is beside what they offer, as `directory.models.zones` says it."""
    town, region = "page__commune", "page__region"
    told_once = Q(**{region: None}) | Q(**{region: F(f"{town}__departement__region")})
    zone = Case(
        When(**{town: None, region: None}, then=Value("")),
        When(**{town: None}, then=Concat(Value("R"), region)),
        When(told_once, then=Left(town, 2)),
        default=Value("*"),
        output_field=CharField(),
    )
    for kind in KINDS:
        model = apps.get_model("directory", kind)
        rows = model.objects.using(schema_editor.connection.alias)
        rows.update(zone=Subquery(rows.filter(pk=OuterRef("pk")).order_by().values_list(zone)))


def index(kind: str, name: str, *fields: str) -> migrations.AddIndex:
    return migrations.AddIndex(kind, models.Index(fields=[*fields], name=name))


class Migration(migrations.Migration):

    dependencies = [("directory", "0071_weighed_from_indexes")]

    operations = [
        *(
            migrations.AddField(
                kind,
                "zone",
                models.CharField(blank=True, db_default="", default="", editable=False, max_length=3),
            )
            for kind in KINDS
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex("profileprofession", "directory_profession_held"),
        migrations.RemoveIndex("profileskill", "directory_skill_offered"),
        migrations.RemoveIndex("profiletheme", "directory_theme_offered"),
        index("profileprofession", "directory_profession_by_zone", "profession", "zone", "page", "registration_number"),
        index("profileskill", "directory_skill_by_zone", "skill", "zone", "page", "level"),
        index("profiletheme", "directory_theme_by_zone", "theme", "zone", "page", "level"),
    ]
