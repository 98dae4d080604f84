"""The page on accessibility, as it was installed, said that nobody had gone through the RGAA; it leads to what was found.

What editors have changed stays as it is.
"""

import json

from django.db import migrations

OUTDATED = "<p>Aucun audit complet selon le référentiel français (RGAA) n’a encore été mené"
FOUND = (
    "<p>L’équipe du logiciel a rempli elle-même la grille du référentiel français (RGAA 4.1)\u202f; aucun audit extérieur "
    "n’a été mené. La <a href=\"/accessibilite/declaration/\">déclaration d’accessibilité</a> dit ce qui est tenu, ce qui "
    "ne l’est pas encore et comment cela a été vérifié. Des contrôles automatiques sont faits à chaque modification du "
    "logiciel, sur ordinateur et sur téléphone\u202f; ils ne voient qu’une partie des obstacles.</p>"
)


def lead(apps, schema_editor):
    """Put the way to the statement where the text of the installation stands."""
    for page in apps.get_model("home", "StandardPage").objects.filter(slug="accessibilite", latest_revision=None):
        blocks = json.loads(page.prose) if isinstance(page.prose, str) else list(page.prose.raw_data)
        for block in blocks:
            if block["type"] == "text" and block["value"].startswith(OUTDATED):
                block["value"] = FOUND
        page.prose = json.dumps(blocks)
        page.save(update_fields=["prose"])


class Migration(migrations.Migration):
    dependencies = [("home", "0130_menus_in_english")]

    operations = [migrations.RunPython(lead, migrations.RunPython.noop)]
