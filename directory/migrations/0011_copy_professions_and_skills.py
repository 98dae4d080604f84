"""Professions and skills get details of their own: what pages and their revisions say of them is carried over."""

from django.db import migrations

# The old list, the new relation, the model of its lines, and what a line points at.
LISTS = (
    ("professions", "profile_professions", "ProfileProfession", "profession"),
    ("skills", "profile_skills", "ProfileSkill", "skill"),
)
EMPTY = {"ProfileProfession": {"registration_number": ""}, "ProfileSkill": {"level": ""}}


def carry_over(apps, schema_editor):
    """Write a line for each profession and skill, in the tables and in every revision."""
    VolunteerProfilePage = apps.get_model("directory", "VolunteerProfilePage")
    for old, _relation, model, target in LISTS:
        rows = getattr(VolunteerProfilePage, old).through.objects.order_by("pk")
        lines = [
            apps.get_model("directory", model)(page_id=page, **{f"{target}_id": entry})
            for page, entry in rows.values_list("volunteerprofilepage_id", f"{target}_id")
        ]
        apps.get_model("directory", model).objects.bulk_create(lines, batch_size=1000)
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="directory", content_type__model="volunteerprofilepage"
    )
    for revision in revisions.iterator(chunk_size=500):
        rewrite(revision.content)
        revision.save(update_fields=["content"])


def rewrite(content):
    """Turn the old lists of a revision into lines; a line without key is made anew when the revision is published."""
    for old, relation, model, target in LISTS:
        content[relation] = [
            {"pk": None, "sort_order": order, "page": content["pk"], target: key, **EMPTY[model]}
            for order, key in enumerate(content.pop(old, []))
        ]


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_profile_parts")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
