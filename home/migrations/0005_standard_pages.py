"""The first pages of text in French, and the menus that lead to them. Editors change all of it afterwards.

Written with historical models, so that it stays true whatever the page types become. What the texts say must be true
of the software as it is: nothing is promised that depends on who runs it.
"""

import json
import uuid

from django.db import migrations
from django.utils import timezone

ASK = [
    ("text", "<p>Toute personne qui travaille dans un établissement de santé, un établissement ou un service médico-social peut demander de l’aide, pour son établissement ou pour elle-même. C’est gratuit.</p>"),
    ("heading", "Ce que vous pouvez demander"),
    ("text", "<ul><li><b>Un conseil</b> : relire un plan de continuité, choisir un outil, ouvrir le travail à distance. Une heure au téléphone suffit souvent.</li><li><b>Un coup de main</b> : l’accueil, l’administration, l’informatique, la logistique, pour quelques heures ou quelques jours.</li><li><b>Un renfort</b> : des personnes d’un métier précis, à des dates précises.</li></ul>"),
    ("heading", "Comment faire"),
    ("text", "<ol><li>Cherchez d’abord dans l’annuaire et dans les demandes résolues : la réponse y est peut-être déjà.</li><li>Créez un compte avec votre adresse professionnelle, puis confirmez-la par le lien reçu.</li><li>Écrivez à l’équipe du portail, à l’adresse donnée dans les mentions légales : ce qu’il vous faut, pour quand, où, et ce que vous avez déjà essayé. Elle publie votre demande avec vous.</li></ol>"),
    ("heading", "Et ensuite ?"),
    ("text", "<p>Votre demande a sa page publique. Les personnes volontaires répondent dans le fil de discussion, sous la demande ; d’autres établissements profitent des réponses.</p>"),
    ("question", {"question": "Que ne faut-il jamais écrire ?", "answer": "<p>Rien qui permette de reconnaître un patient, une résidente ou un résident : ni nom, ni date de naissance, ni numéro de sécurité sociale, ni situation médicale. Pas non plus de numéro de téléphone personnel : le fil est public.</p>"}),
    ("question", {"question": "Est-ce un service d’urgence ?", "answer": "<p>Non. En cas d’urgence vitale, appelez le 15 ou le 112.</p>"}),
]  # fmt: skip
HOW = [
    ("text", "<p>Un établissement dit ce qui lui manque. Des personnes volontaires, qui ont souvent vécu la même situation, répondent. Ce qui a servi une fois reste lisible par tout le monde.</p>"),
    ("heading", "Trois sortes d’aide"),
    ("text", "<ul><li>Des <b>spécialistes</b> qui partagent leur expérience : systèmes d’information, plan de continuité, télétravail…</li><li>Des <b>soignantes et soignants</b>, en exercice, en formation ou à la retraite.</li><li>Des <b>personnes volontaires hors soins</b> pour un coup de main.</li></ul>"),
    ("heading", "Qui relit ?"),
    ("text", "<p>Chaque page de l’annuaire et chaque demande est relue par une personne de l’équipe avant d’être publiée. Les réponses dans les fils paraissent tout de suite ; l’équipe peut ensuite les masquer.</p>"),
    ("heading", "Ce qui est compté"),
    ("text", "<p>Chaque semaine, un bilan dit combien de personnes se sont proposées, combien de demandes sont arrivées et ce qui en est sorti. Il ne contient aucun nom.</p>"),
]  # fmt: skip
ACCESSIBILITY = [
    ("text", "<p>Ce site est conçu pour être utilisable par toutes et tous : au clavier, avec un lecteur d’écran, sur un petit écran, sans JavaScript, en clair ou en sombre. Il vise le niveau AA des règles internationales WCAG 2.2.</p>"),
    ("heading", "État de conformité"),
    ("text", "<p>Aucun audit complet selon le référentiel français (RGAA) n’a encore été mené : nous ne pouvons donc pas annoncer de taux de conformité. Des contrôles automatiques sont faits à chaque modification du logiciel, sur ordinateur et sur téléphone ; ils ne voient qu’une partie des obstacles.</p>"),
    ("heading", "Un obstacle ?"),
    ("text", "<p>Dites à l’équipe du portail, à l’adresse donnée dans les mentions légales, quelle page vous bloque et avec quel outil. Si vous ne recevez pas de réponse, vous pouvez saisir le Défenseur des droits.</p>"),
]  # fmt: skip
PRIVACY = [
    ("text", "<p>Le portail ne garde que ce qu’il faut pour mettre en relation les établissements et les personnes volontaires. Il ne recueille aucune donnée de patients ni de résidents.</p>"),
    ("heading", "Ce qui est public"),
    ("text", "<p>Ce que vous écrivez sur votre page de l’annuaire, dans une demande ou dans un fil, avec votre nom. Votre adresse électronique et votre téléphone ne sont affichés sur aucune page.</p>"),
    ("heading", "Ce qui ne l’est pas"),
    ("text", "<p>Votre adresse électronique sert à vous connecter et à vous écrire. Le genre, facultatif, ne sert qu’aux statistiques : il n’est ni affiché ni cherchable.</p>"),
    ("heading", "Cookies"),
    ("text", "<p>Lire le site ne dépose aucun cookie. Des cookies techniques servent seulement quand vous créez un compte, vous connectez ou envoyez un formulaire. Aucune mesure d’audience, aucun contenu venu d’ailleurs.</p>"),
    ("heading", "Vos droits"),
    ("text", "<p>Vous pouvez demander à voir vos données, à les corriger, à les emporter ou à les effacer. Adressez-vous à l’équipe du portail, à l’adresse donnée dans les mentions légales ; la CNIL peut être saisie en cas de désaccord.</p>"),
]  # fmt: skip
LEGAL = [
    ("text", "<p>Cette page doit être complétée par l’organisme qui met ce portail en service.</p>"),
    ("heading", "Éditeur"),
    ("text", "<p>À compléter : nom de l’organisme, adresse, numéro d’enregistrement, direction de la publication, adresse électronique à laquelle écrire à l’équipe.</p>"),
    ("heading", "Hébergement"),
    ("text", "<p>À compléter : nom et adresse de l’hébergeur.</p>"),
    ("heading", "Contenus"),
    ("text", "<p>Les pages de l’annuaire, les demandes et les messages engagent les personnes qui les écrivent. L’équipe de modération peut les retirer.</p>"),
]  # fmt: skip

PAGES = [
    ("comment-demander-de-laide", "Comment demander de l’aide", "Un conseil, un coup de main ou un renfort : dites-le avec vos mots.", ASK),
    ("comment-ca-marche", "Comment ça marche", "Des établissements en difficulté, des personnes qui savent faire, et ce qui en reste pour les autres.", HOW),
    ("accessibilite", "Accessibilité", "Ce que nous faisons pour que chacune et chacun puisse se servir du site, et ce qui reste à faire.", ACCESSIBILITY),
    ("donnees-personnelles", "Données personnelles", "Ce que le portail garde, pourquoi, et ce que vous pouvez demander.", PRIVACY),
    ("mentions-legales", "Mentions légales", "Qui édite et qui héberge ce site.", LEGAL),
]  # fmt: skip
HEADER = [("annuaire", ""), ("demandes", "Demandes"), ("bilans", "Bilans"), ("comment-ca-marche", "")]
FOOTER = [slug for slug, *_rest in PAGES]


def stream(blocks):
    """Return a StreamField's stored form."""
    return json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks])


def last_step(children):
    """Return the number of the last child: treebeard counts in base 36, four digits a level."""
    last = children.order_by("path").last()
    return int(last.path[-4:], 36) if last else 0


def base36(number):
    """Return a number as treebeard writes it in a path."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + digits
    return digits.rjust(4, "0")


def write(apps, schema_editor):
    """Add the pages under home, whatever stands there already, and the menus of a site that has none."""
    HomePage, StandardPage = apps.get_model("home", "HomePage"), apps.get_model("home", "StandardPage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    home = HomePage.objects.order_by("path").first()
    if home is None:
        return
    content_type, _created = ContentType.objects.get_or_create(app_label="home", model="standardpage")
    Page = apps.get_model("wagtailcore", "Page")
    children = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1)
    taken = set(children.values_list("slug", flat=True))
    now, last = timezone.now(), last_step(children)
    for slug, title, introduction, blocks in PAGES:
        if slug in taken:
            continue
        last += 1
        StandardPage.objects.create(
            title=title, draft_title=title, slug=slug, introduction=introduction, prose=stream(blocks),
            path=home.path + base36(last), depth=home.depth + 1, numchild=0, url_path=f"{home.url_path}{slug}/",
            content_type=content_type, locale_id=home.locale_id, live=True,
            first_published_at=now, last_published_at=now, latest_revision_created_at=now,
        )  # fmt: skip
    HomePage.objects.filter(pk=home.pk).update(numchild=children.count())
    make_menus(apps, home)


def make_menus(apps, home):
    """Lead from header and footer to the pages that stand under home."""
    Page = apps.get_model("wagtailcore", "Page")
    site = apps.get_model("wagtailcore", "Site").objects.filter(root_page_id=home.pk).first()
    if site is None:
        return
    settings, created = apps.get_model("home", "NavigationSettings").objects.get_or_create(site=site)
    if not created:
        return
    pages = {page.slug: page for page in Page.objects.filter(path__startswith=home.path, depth=home.depth + 1)}
    HeaderLink, FooterLink = apps.get_model("home", "HeaderLink"), apps.get_model("home", "FooterLink")
    for number, (slug, title) in enumerate(HEADER):
        HeaderLink.objects.create(settings=settings, page=pages[slug], title=title, sort_order=number)
    for number, slug in enumerate(FOOTER):
        FooterLink.objects.create(settings=settings, page=pages[slug], sort_order=number)


class Migration(migrations.Migration):
    dependencies = [("home", "0004_roles"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
