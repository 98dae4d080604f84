"""Many requests together: confirmed first, told one by one, and done once however often one clicks."""

import pytest

from coordination.models import Handling
from help_requests.choices import State
from help_requests.models import HelpRequestPage
from tests.accounts.factories import letters
from tests.coordination.factories import asked, coordinator, offered
from tests.directory.factories import MembershipFactory

PATH = "/coordination/ensemble/"


def send(client, action, *pages, **data):
    return client.post(PATH, {"action": action, "demandes": [page.pk for page in pages], **data})


def said(answer) -> str:
    return answer.content.decode()


def test_nothing_is_done_before_it_is_confirmed(cockpit, ines):
    one, two = asked(title="Une"), asked(title="Deux")
    shown = said(send(cockpit, "suivi", one, two, retour="panier=nouvelles&region=84"))
    assert "Une" in shown
    assert "Deux" in shown
    assert "?panier=nouvelles&amp;region=84" in shown
    assert not Handling.objects.exists()
    done = said(send(cockpit, "suivi", one, two, confirmer=1, coordinator=ines.pk))
    assert done.count("Inès Fictive suit la demande") == 2
    assert Handling.objects.filter(coordinator=ines).count() == 2
    assert said(send(cockpit, "suivi", one, two, confirmer=1, coordinator=ines.pk)).count("déjà le cas") == 2


def test_one_that_cannot_be_is_told_and_keeps_none_from_the_others(cockpit, ines):
    going, settled = asked(title="En route"), asked(title="Réglée", state=State.SOLVED)
    done = said(send(cockpit, "etat", going, settled, confirmer=1, state="expired", comment="Campagne terminée"))
    assert "On ne passe pas de" in done
    states = {page.title: page.state for page in HelpRequestPage.objects.all()}
    assert states == {"En route": State.EXPIRED, "Réglée": State.SOLVED}
    assert HelpRequestPage.objects.get(pk=going.pk).current_period.comment == "Campagne terminée"


def test_a_change_without_a_reason_is_asked_again_with_what_was_ticked(cockpit):
    page = asked(title="Cochée")
    shown = said(send(cockpit, "etat", page, confirmer=1, state="expired", comment=""))
    assert "Cochée" in shown
    assert 'aria-invalid="true"' in shown
    assert HelpRequestPage.objects.get(pk=page.pk).state == State.OPEN


def test_a_reminder_goes_to_whoever_may_act_once_a_day(cockpit):
    page = asked(title="Ouvrir le télétravail")
    colleague = MembershipFactory(establishment=page.establishment).user
    MembershipFactory(establishment=page.establishment, confirmed_at=None)
    offered(page)
    closed = asked(state=State.WITHDRAWN)
    for _click in range(2):
        done = said(send(cockpit, "relance", page, closed, confirmer=1, message="Où en êtes-vous ?"))
    assert "2 personnes reçoivent un courriel." in done
    assert "Elle est close" in done
    sent = letters()
    assert {letter.to[0] for letter in sent} == {page.owner.email, colleague.email}
    assert len(sent) == 2
    assert "Où en êtes-vous ?" in sent[0].body
    assert "1 proposition attend une réponse." in sent[0].body


@pytest.mark.parametrize("ticked", [[], ["x"], ["99999999999999999999"], ["0"]])
def test_nothing_ticked_leads_back(cockpit, ticked):
    answer = cockpit.post(PATH, {"action": "suivi", "demandes": ticked})
    assert answer["Location"] == "/coordination/"


@pytest.mark.parametrize("back", ["//ailleurs.example/", "https://ailleurs.example", "panier=miennes\r\nX: y"])
def test_the_way_back_stays_in_the_cockpit(cockpit, back):
    answer = cockpit.post(PATH, {"action": "suivi", "retour": back})
    assert answer["Location"].startswith("/coordination/?")


def test_a_draft_is_not_touched(cockpit):
    page, other = asked(live=False), coordinator()
    send(cockpit, "suivi", page, confirmer=1, coordinator=other.pk)
    assert not Handling.objects.exists()
