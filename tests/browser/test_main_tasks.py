"""The main tasks of the portal (`experience.md`), each by keyboard alone and each without JavaScript.

The ninth, publishing the week's report, is done in Wagtail's editor by keyboard; without JavaScript, which that editor
needs, by a plain form that the dashboard leads to. The moderators' queue stands in the admin too, and works without.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import signed_in
from tests.browser.server import PortalServer
from tests.browser.tasks import SETS, set_the_stage
from tests.browser.walking import Keyboard, Walker, WithoutScript

pytestmark = pytest.mark.browser

Begin = Callable[..., Walker]
REPORT = "Bilan de la semaine du {}"


@pytest.fixture(scope="module")
def stage(portal_server: PortalServer) -> dict[str, str]:
    return set_the_stage(portal_server)


@pytest.fixture(params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    """Which way, and whose things."""
    return request.param


@pytest.fixture
def begin(browser: Browser, portal_server: PortalServer, stage: dict[str, str], name: str) -> Iterator[Begin]:
    """Open an address as one of the people of the set, or as a visitor."""
    contexts = []

    def opened(path: str, who: str = "") -> Walker:
        by_keyboard = name == "clavier"
        if who:
            email = f"{who}-{name}@exemple.invalid"
            context = signed_in(browser, portal_server, email, script=by_keyboard)
        else:
            context = browser.new_context(base_url=portal_server.url, locale="fr-FR", java_script_enabled=by_keyboard)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return Keyboard(page) if by_keyboard else WithoutScript(page)

    yield opened
    for context in contexts:
        context.close()


def main(page: Page):
    return page.get_by_role("main")


def test_1_finding_an_expert_and_why_this_one(begin: Begin):
    walker = begin("/")
    page = walker.page
    walker.write(main(page).locator("input[name=q]"), "télétravail")
    walker.press(main(page).get_by_role("button", name="Chercher"))
    walker.tick(page.get_by_role("checkbox", name="Île-de-France"))
    if not walker.script:
        walker.press(page.get_by_role("button", name="Voir les personnes"))
    page.wait_for_url(re.compile("region=11"))
    expect(main(page)).to_contain_text("Correspond à\u202f: Télétravail")
    walker.press(page.locator(".results a.cover").first)
    page.wait_for_url(re.compile("/annuaire/[a-z-]+/$"))
    expect(main(page).get_by_role("link", name="Demander de l’aide").first).to_be_visible()


def test_2_asking_for_help(begin: Begin):
    walker = begin("/demandes/nouvelle/", "cadre")
    page = walker.page
    go_on = page.get_by_role("button", name="Continuer")
    walker.write(page.get_by_label("Décrivez-le avec vos mots"), "Relire notre plan avant lundi, sans VPN.")
    walker.press(go_on)
    page.wait_for_url("**/type/")
    walker.tick(page.get_by_role("radio", name=re.compile("^Conseil")))
    walker.press(go_on)
    page.wait_for_url("**/qui-quand-ou/")
    walker.press(go_on)
    page.wait_for_url("**/etablissement/")
    walker.write(page.get_by_label("Téléphone"), "01 23 45 67 89")
    walker.press(go_on)
    page.wait_for_url("**/relire/")
    walker.press(page.get_by_role("button", name="Publier"))
    expect(page.get_by_role("status").first).to_contain_text("Votre demande est en ligne")


def test_3_seeing_who_could_help_and_writing_to_one(begin: Begin, name: str):
    walker = begin(f"/demandes/besoin-{name}/", "cadre")
    page = walker.page
    walker.press(main(page).get_by_role("link", name="Qui pourrait aider").first)
    walker.press(main(page).get_by_role("link", name=re.compile("^Écrire")).first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Écrire")
    walker.write(page.get_by_label("De quoi s’agit-il"), f"Notre plan ({name})")
    walker.write(page.get_by_label("Votre message"), f"Bonjour, pourriez-vous relire notre plan ({name}) ?")
    walker.press(page.get_by_role("button", name="Envoyer", exact=True))
    page.wait_for_url(re.compile("/compte/messages/"))
    expect(main(page)).to_contain_text(f"relire notre plan ({name})")


def test_4_registering_and_sending_a_page_to_review(begin: Begin, name: str):
    walker = begin("/compte/profil/", "nouveau")
    page = walker.page
    go_on = page.get_by_role("button", name="Enregistrer et continuer")
    walker.press(main(page).get_by_role("link", name="Commencer"))
    walker.write(page.get_by_label("Prénom"), "Zélie")
    walker.write(page.get_by_label("Nom", exact=True), f"Froidevaux-{name.title()}")
    walker.press(go_on)
    page.wait_for_url("**/ce-que-je-sais-faire/")
    walker.tick(page.get_by_role("checkbox", name=re.compile("Un coup de main")))
    walker.choose(page.get_by_label("Thème").first, "Télétravail")
    walker.write(page.get_by_label("Présentation"), "Je sais ouvrir un hangar en une nuit.")
    walker.press(go_on)
    page.wait_for_url("**/quand-et-ou/")
    walker.tick(page.get_by_role("checkbox", name="par téléphone"))
    walker.press(go_on)
    page.wait_for_url("**/ce-qui-est-montre/")
    walker.press(go_on)
    page.wait_for_url("**/apercu/")
    walker.press(page.get_by_role("link", name="C’est bien cela, continuer"))
    page.wait_for_url("**/envoyer/")
    walker.tick(page.get_by_role("checkbox", name=re.compile("annuaire")))
    walker.press(page.get_by_role("button", name="Envoyer ma page en relecture"))
    expect(page.get_by_role("status")).to_contain_text("Votre page est envoyée")


def test_5_saying_not_available_until_a_day(begin: Begin):
    walker = begin("/compte/", "aide")
    page = walker.page
    back = timezone.localdate() + timedelta(days=20)
    walker.write(page.get_by_label("De retour le").first, back.isoformat())
    walker.press(page.get_by_role("button", name="Me mettre en pause"))
    expect(page.get_by_role("status").first).to_contain_text("En pause jusqu’au")
    walker.press(main(page).get_by_role("button", name=re.compile("disponible|Reprendre|pause")).first)
    expect(page.get_by_role("status").first).not_to_contain_text("En pause jusqu’au")


def test_6_answering_a_request_that_fits(begin: Begin, name: str):
    walker = begin(f"/demandes/besoin-{name}/", "aide")
    page = walker.page
    walker.press(page.get_by_role("complementary").get_by_role("link", name="Je peux aider"))
    walker.write(page.get_by_label("Votre message"), "Je connais bien ce sujet.")
    walker.tick(page.get_by_label(re.compile("par téléphone")))
    walker.press(page.get_by_role("button", name="Proposer mon aide"))
    expect(main(page)).to_contain_text("En attente")


def test_7_reading_a_solved_thread(begin: Begin):
    walker = begin("/demandes/")
    page = walker.page
    walker.write(main(page).locator("input[name=q]").first, "charte postes personnels")
    walker.press(main(page).get_by_role("button", name="Chercher"))
    walker.press(page.get_by_role("link", name="Cadrer l'usage des postes personnels").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("postes personnels")


def test_8_reviewing_what_waits(begin: Begin, stage: dict[str, str], name: str):
    walker = begin("/cms/moderation/?source=review", "relecture")
    page = walker.page
    walker.press(page.locator(".moderation-title").filter(has_text=stage[name]).first)
    expect(page.locator(".moderation-change")).to_contain_text(f"Relu au {name}.")
    walker.press(page.get_by_role("button", name="Approuver"))
    expect(page.locator(".messages")).to_contain_text("Approuvé")


@pytest.mark.parametrize("name", ["clavier"], indirect=True)
def test_9_publishing_the_weeks_report(begin: Begin):
    report = REPORT.format("30 mars au 5 avril 2020")
    walker = begin("/cms/", "redaction")
    page = walker.page
    walker.press(main(page).get_by_role("link", name=report).first)
    walker.write(page.locator("textarea[name=introduction]"), "Une première semaine.")
    walker.press(page.locator("footer button[aria-haspopup], footer button[aria-expanded]").first)
    walker.press(page.locator("button[name=action-submit]").first)
    expect(page.locator(".messages")).to_be_visible()

    second = begin("/cms/", "seconde")
    second.press(main(second.page).get_by_role("link", name=report).first)
    second.press(second.page.locator("footer button[aria-haspopup], footer button[aria-expanded]").first)
    second.press(second.page.locator("button[data-workflow-action-name=approve]:not([data-launch-modal])").first)
    expect(second.page.locator(".messages")).to_contain_text("mise à jour")
    reader = begin("/bilans/").page
    expect(main(reader).get_by_role("link", name=re.compile("30 mars au 5 avril 2020")).first).to_be_visible()


@pytest.mark.parametrize("name", ["souris"], indirect=True)
def test_9_publishing_a_weeks_report_without_script(begin: Begin):
    report = REPORT.format("6 au 12 avril 2020") + ", sans JavaScript"
    page = begin("/cms/", "redaction").page
    page.get_by_role("link", name=report).click()
    page.get_by_label("Introduction").fill("Une deuxième semaine.")
    page.get_by_role("button", name="Envoyer en deuxième lecture").click()
    expect(page.get_by_text("Les chiffres sont figés")).to_be_visible()

    second = begin("/cms/", "seconde").page
    second.get_by_role("link", name=report).click()
    second.get_by_label("J’ai lu le bilan").check()
    second.get_by_role("button", name="Approuver et publier").click()
    expect(second.locator(".messages")).to_contain_text("Votre décision est enregistrée")
    reader = begin("/bilans/").page
    reader.get_by_role("link", name=re.compile("6 au 12 avril 2020")).first.click()
    expect(main(reader)).to_contain_text("Une deuxième semaine.")


def test_10_seeing_what_burns_and_logging_a_call(begin: Begin, name: str):
    walker = begin("/coordination/", "coordination")
    page = walker.page
    walker.press(page.get_by_role("link", name=f"Urgence {name}").first)
    expect(page.get_by_text("Maryse Bouleau").first).to_be_visible()
    walker.press(page.get_by_role("button", name="Message laissé"))
    expect(page.get_by_role("status").first).to_contain_text("L’appel est noté.")
