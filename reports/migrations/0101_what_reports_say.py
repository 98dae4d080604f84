"""Note what the reports of before say, for the archive's search."""

from types import SimpleNamespace

from django.db import migrations

from reports.weekly.searching import text_of


def note(apps, schema_editor):
    """Fill the text of every report that has figures."""
    for report in apps.get_model("reports", "WeeklyReportPage").objects.exclude(figures={}):
        words = SimpleNamespace(
            title=report.title,
            introduction=report.introduction,
            prose=report.prose,
            figures=report.figures,
            sentences=report.sentences,
        )
        report.search_text = text_of(words)
        report.save(update_fields=["search_text"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0100_words_of_the_editors")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
