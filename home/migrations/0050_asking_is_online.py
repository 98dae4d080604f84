"""Help is asked for on the site now, and verified establishments' requests aren't read beforehand: two texts say so.

Only what nobody has edited is changed: an edited page has a revision, and editors' words are theirs.
"""

import json

from django.db import migrations

ASK_BEFORE = "<li>Créez un compte avec votre adresse professionnelle"
ASK_NOW = (
    "<ol><li>Cherchez d’abord dans l’annuaire et dans les demandes résolues : la réponse y est peut-être déjà.</li>"
    "<li>Choisissez « Demander de l’aide », en haut de chaque page : cinq écrans courts, sur un téléphone aussi. "
    "Pas besoin de compte pour commencer ; votre adresse électronique est demandée ensuite.</li>"
    "<li>La demande d’un établissement vérifié est en ligne tout de suite. Toute autre est d’abord lue par une personne "
    "de l’équipe.</li></ol>"
)
HOW_BEFORE = "<p>Chaque page de l’annuaire et chaque demande est relue par une personne de l’équipe"
HOW_NOW = (
    "<p>Chaque page de l’annuaire est relue par une personne de l’équipe avant d’être publiée. Les demandes des "
    "établissements vérifiés paraissent tout de suite, toute autre est d’abord relue. Les réponses dans les fils "
    "paraissent tout de suite ; l’équipe peut ensuite les masquer.</p>"
)
TEXTS = {"comment-demander-de-laide": (ASK_BEFORE, ASK_NOW), "comment-ca-marche": (HOW_BEFORE, HOW_NOW)}


def say_so(apps, schema_editor):
    """Put the new sentences in the place of the old ones."""
    StandardPage = apps.get_model("home", "StandardPage")
    for page in StandardPage.objects.filter(slug__in=TEXTS, latest_revision=None):
        before, now = TEXTS[page.slug]
        blocks = list(page.prose.raw_data)
        for block in blocks:
            if block["type"] == "text" and before in block["value"]:
                block["value"] = now
        StandardPage.objects.filter(pk=page.pk).update(prose=json.dumps(blocks))


class Migration(migrations.Migration):
    dependencies = [("home", "0042_offers_for_coordinators"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
