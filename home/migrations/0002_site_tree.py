"""The site's tree in French: home, and the three index pages under which everything else lives.

Written with historical models, so that it stays true whatever the page types become.
"""

from django.db import migrations

INDEXES = [
    ("directory", "DirectoryPage", "annuaire", "Annuaire", "Des personnes volontaires qui ont déjà vécu votre situation, et qui répondent."),
    ("help_requests", "HelpRequestIndexPage", "demandes", "Demandes d’aide", "Ce que des établissements cherchent en ce moment, et ce que d’autres ont déjà résolu."),
    ("reports", "ReportIndexPage", "bilans", "Bilans hebdomadaires", "Chaque semaine : qui propose son aide, qui en demande, et ce qui en est sorti."),
]


def plant(apps, schema_editor):
    """Replace Wagtail's welcome page by ours and hang the index pages under it."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    locale = apps.get_model("wagtailcore", "Locale").objects.get(language_code="fr")
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)

    def add(app, name, **fields):
        content_type, _created = ContentType.objects.get_or_create(app_label=app, model=name.lower())
        title = fields.pop("title")
        return apps.get_model(app, name).objects.create(
            title=title, draft_title=title, content_type=content_type, locale=locale, live=True, **fields
        )

    home = add(
        "home", "HomePage", title="Accueil", slug="accueil", path=root.path + "0001", depth=2, numchild=len(INDEXES), url_path="/accueil/",
        sentence="Entre établissements, on s’entraide.",
        lead="Des professionnels volontaires aident les hôpitaux et les structures médico-sociales en difficulté : un appel, un conseil, un document, des bras.",
    )  # fmt: skip
    for number, (app, name, slug, title, introduction) in enumerate(INDEXES, start=1):
        add(
            app, name, title=title, slug=slug, path=f"{home.path}{number:04}", depth=3, numchild=0,
            url_path=f"/accueil/{slug}/", introduction=introduction, show_in_menus=True,
        )  # fmt: skip
    Page.objects.filter(pk=root.pk).update(numchild=1)
    Site.objects.create(hostname="localhost", root_page_id=home.pk, is_default_site=True, site_name="Entraide")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("directory", "0001_initial"),
        ("help_requests", "0001_initial"),
        ("reports", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
