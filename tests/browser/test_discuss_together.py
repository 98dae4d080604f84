"""Two people in one discussion: one writes, the other sees it without a reload, votes, and accepts the answer."""

import re

from playwright.sync_api import expect

from tests.browser.looking import is_well
from tests.browser.people import signed_in

ASKER, HELPER = "demande@exemple.invalid", "aide@exemple.invalid"
MEMBERS = """
from django.utils import timezone
from directory.models import Establishment, Membership
from tests.accounts.factories import member
for email, name, house in {people!r}:
    user = member(email, first_name="Camille", last_name=name)
    Membership.objects.create(user=user, establishment=house_of(house), confirmed_at=timezone.now())
"""
SETTLED = """
from community.actions import accept_solution, add_post
from community.models import Thread
from directory.models import Theme
from tests.accounts.factories import member
thread = Thread.objects.create(theme=Theme.objects.get(slug="teletravail"), title="Où noter les transmissions ?")
asker, helper = member("note@exemple.invalid"), member("sait@exemple.invalid")
add_post(thread, by=asker, body="Nous cherchons un outil.", voice="volunteer")
accept_solution(thread, add_post(thread, by=helper, body="Un grand carnet commun.", voice="volunteer"))
"""


def make_members(portal):
    houses = "house_of = lambda number: Establishment.objects.order_by('pk')[number]\n"
    script = MEMBERS.format(people=[(ASKER, "Tilleul", 0), (HELPER, "Frêne", 1)])
    portal.manage("shell", "-c", script.replace("for email", f"{houses}for email", 1))


def test_two_people_in_one_discussion(browser, portal_server):
    make_members(portal_server)
    with signed_in(browser, portal_server, ASKER, width=360) as one, signed_in(browser, portal_server, HELPER) as two:
        asker, helper = one.new_page(), two.new_page()
        asker.clock.install()
        asker.goto("/discussions/")
        is_well(asker)
        asker.get_by_role("link", name="Lancer une discussion").click()
        is_well(asker)
        asker.get_by_label("Thème").select_option(label="Télétravail")
        asker.get_by_label("Titre").fill("Quel outil pour les transmissions ?")
        asker.get_by_label("Votre message").fill("Nous cherchons un outil **simple**.")
        asker.get_by_role("button", name="Publier la discussion").click()
        expect(asker.get_by_role("heading", level=1)).to_have_text("Quel outil pour les transmissions ?")
        is_well(asker)

        helper.goto("/discussions/")
        helper.get_by_role("link", name="Quel outil pour les transmissions ?").click()
        helper.get_by_label("Votre message").fill("Un cahier partagé suffit souvent.")
        helper.get_by_role("button", name="Publier la réponse").click()
        expect(helper.locator("#fil")).to_contain_text("cahier partagé")

        asker.clock.fast_forward(20_000)
        expect(asker.locator("#live")).to_have_text("Un nouveau message est arrivé.")
        answer = asker.locator("li", has_text="cahier partagé")
        expect(answer).to_be_visible()
        answer.get_by_role("button", name="Utile").click()
        expect(asker.get_by_role("button", name=re.compile("Utile 1"))).to_have_attribute("aria-pressed", "true")
        asker.locator("li", has_text="cahier partagé").get_by_role("button", name="Retenir cette réponse").click()
        expect(asker.locator(".solution")).to_contain_text("cahier partagé")
        is_well(asker)

        helper.reload()
        is_well(helper)
        expect(helper.locator(".solution")).to_contain_text("cahier partagé")


def test_without_a_script_the_same_is_read_and_written(browser, portal_server):
    portal_server.manage("shell", "-v", "0", "-c", SETTLED)
    with browser.new_context(base_url=portal_server.url, locale="fr-FR", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/discussions/")
        page.get_by_role("link", name="Où noter les transmissions ?").click()
        expect(page.locator(".solution")).to_contain_text("carnet commun")
        page.get_by_role("link", name="Imprimer tout le fil").click()
        expect(page.locator("#fil")).to_contain_text("carnet commun")
        assert context.cookies() == []
