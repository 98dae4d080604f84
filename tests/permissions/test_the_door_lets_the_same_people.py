"""What somebody does on a page they do through the API, and what the page refuses them the API refuses: for each verb,
the same thing is sent by everybody to both, and both change something for the same people.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from accounts import consent
from accounts.models import Consent, Notification
from api.choices import Right
from api.tokens import actions
from community.models import Appeal, Flag, Post, Reopening, Thread, Useful
from directory.contact.forms import new_key
from directory.models import (
    Availability,
    Block,
    ContactReveal,
    Conversation,
    Establishment,
    Invitation,
    Membership,
    Message,
    ProfileTheme,
    Volunteer,
    VolunteerProfilePage,
)
from help_requests.models import FirstCome, HelpRequestPage, Offer, Outcome, StatePeriod, Term
from matching.models import Call
from search.models import SavedSearch
from tests.accounts.factories import member
from tests.community.factories import PostFactory
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.permissions.cast import EVERYBODY, OWNER, VISITOR, Cast, cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]

KEY = new_key()
# What a verb may change.
SEEN: list[tuple[type[Model], tuple[str, ...]]] = [
    (Post, ("pk",)),
    (Thread, ("pk", "solution")),
    (Offer, ("pk", "state")),
    (Flag, ("pk",)),
    (Useful, ("post", "user")),
    (Revision, ("pk",)),
    (WorkflowState, ("pk", "status")),
    (StatePeriod, ("pk", "state", "ended_at")),
    (Outcome, ("pk",)),
    (Term, ("pk", "expires_on")),
    (HelpRequestPage, ("pk", "live")),
    (VolunteerProfilePage, ("pk", "live")),
    (Volunteer, ("pk", "visibility", "phone")),
    (Message, ("pk",)),
    (Conversation, ("pk",)),
    (Call, ("pk",)),
    (Appeal, ("pk",)),
    (FirstCome, ("pk",)),
    (Block, ("by", "blocked")),
    (Consent, ("pk", "withdrawn_at")),
    (ContactReveal, ("pk",)),
    (Establishment, ("pk", "shown_as")),
    (Membership, ("pk", "role", "confirmed_at")),
    (Invitation, ("pk",)),
    (SavedSearch, ("pk",)),
    (Notification, ("pk", "read_at")),
    (Reopening, ("pk", "answered_at")),
    (Thread, ("pk", "reopened_at")),
    (Availability, ("pk", "status", "monthly_cap", "confirmed_at")),
]


@dataclass(frozen=True)
class Verb:
    """The same thing sent to a page and to the API, by addresses with words of the cast."""

    page: str
    typed: dict[str, Any]
    door: str
    body: dict[str, Any] = field(default_factory=dict)
    method: str = "post"


ASKED = {"status": "limited", "monthly_cap": "4", "remote": "on", "dates-TOTAL_FORMS": "0", "dates-INITIAL_FORMS": "0"}
VERBS = [
    Verb("/demandes/{request}/repondre/", {"body": "Bonjour"}, "requests/{request}/posts", {"body": "Bonjour"}),
    Verb(
        "/demandes/{other}/aider/",
        {"message": "x", "reach": ["email"], "key": KEY},
        "requests/{other}/offers",
        {"message": "x", "reach": ["email"]},
    ),
    Verb(
        "/demandes/{request}/proposer/{helper}/",
        {"key": KEY},
        "requests/{request}/proposals",
        {"volunteer": "{helper}"},
    ),
    Verb("/compte/propositions/{offer}/accepter/", {"reach": ["email"]}, "offers/{offer}/accept", {"reach": ["email"]}),
    Verb("/compte/propositions/{offer}/decliner/", {"reason": "dates"}, "offers/{offer}/decline", {"reason": "dates"}),
    Verb("/compte/propositions/{offer}/retirer/", {"reason": "dates"}, "offers/{offer}/withdraw", {"reason": "dates"}),
    Verb("/demandes/{request}/messages/{post}/retenir/", {}, "requests/{request}/solution", {"post": "{post}"}, "put"),
    Verb("/discussions/messages/{post}/utile/", {}, "posts/{post}/useful", method="put"),
    Verb("/demandes/{request}/clore/", {"state": "solved"}, "me/requests/{request}/close", {"state": "solved"}),
    Verb("/demandes/{request}/retirer/", {}, "me/requests/{request}/withdraw"),
    Verb("/demandes/{request}/prolonger/", {}, "me/requests/{request}/put-off"),
    Verb("/compte/profil/hors-ligne/", {}, "me/profile/offline"),
    Verb("/compte/profil/envoyer/", {}, "me/profile/review"),
    Verb("/compte/disponibilite/", ASKED, "me/availability", {"status": "limited", "monthly_cap": 4}, "put"),
    Verb(
        "/annuaire/{helper}/ecrire/",
        {"subject": "x", "body": "x", "key": KEY},
        "profiles/{helper}/messages",
        {"subject": "x", "body": "x"},
    ),
    Verb("/compte/messages/{talk}/", {"body": "x", "key": KEY}, "me/conversations/{talk}/messages", {"body": "x"}),
    Verb("/compte/messages/{talk}/refuser/", {}, "me/conversations/{talk}/refusal", method="put"),
    Verb("/compte/messages/recevoir/", {}, "me/receiving", {"receives": False}, "put"),
    Verb("/annuaire/{helper}/telephone/", {}, "profiles/{helper}/phone"),
    Verb("/compte/etablissements/ajouter/{elsewhere}/", {}, "me/establishments", {"finess": "{elsewhere}"}),
    Verb(
        "/compte/etablissements/{house}/inviter/",
        {"email": "y@exemple.invalid", "role": "member"},
        "me/establishments/{finess}/invitations",
        {"email": "y@exemple.invalid"},
    ),
    Verb(
        "/compte/etablissements/invitations/{invitation}/retirer/",
        {},
        "me/establishments/{finess}/invitations/{invitation}",
        method="delete",
    ),
    Verb(
        "/compte/etablissements/{house}/affichage/",
        {"shown_as": "type"},
        "me/establishments/{finess}/shown",
        {"shown_as": "type"},
        "put",
    ),
    Verb("/compte/etablissements/{house}/quitter/", {}, "me/establishments/{finess}/leave"),
    Verb(
        "/compte/etablissements/membres/{membership}/role/",
        {"role": "manager"},
        "me/establishments/{finess}/members/{membership}/role",
        {"role": "manager"},
        "put",
    ),
    Verb(
        "/compte/etablissements/membres/{membership}/transmettre/",
        {},
        "me/establishments/{finess}/members/{membership}/hand-over",
    ),
    Verb(
        "/compte/etablissements/membres/{membership}/retirer/",
        {},
        "me/establishments/{finess}/members/{membership}",
        method="delete",
    ),
    Verb(
        "/compte/etablissements/membres/{joining}/confirmer/",
        {},
        "me/establishments/{finess}/members/{joining}/confirm",
    ),
    Verb(
        "/compte/etablissements/membres/{joining}/refuser/",
        {"reason": "x"},
        "me/establishments/{finess}/members/{joining}/decline",
        {"reason": "x"},
    ),
    Verb(
        "/compte/recherches/enregistrer/",
        {"address": "/demandes/?theme=rgpd"},
        "me/searches",
        {"searched": "demandes", "parameters": "theme=rgpd"},
    ),
    Verb("/compte/recherches/{saved}/supprimer/", {}, "me/searches/{saved}", method="delete"),
    Verb("/compte/notifications/{notice}/lue/", {}, "me/notices/{notice}/read", method="put"),
    Verb("/discussions/{closed}/demander-a-rouvrir/", {"why": "x"}, "threads/{closed}/reopening", {"why": "x"}),
    Verb("/discussions/{closed}/rouvrir/", {}, "threads/{closed}/reopen"),
    Verb(
        "/demandes/{request}/propositions/ordre/", {"on": "1"}, "me/requests/{request}/first-come", {"on": True}, "put"
    ),
    Verb("/demandes/nouvelle/{asking}/supprimer/", {}, "me/requests/{drafted}", method="delete"),
    Verb("/compte/decisions/{decision}/", {"text": "x"}, "me/decisions/{decision}/appeal", {"text": "x"}),
    Verb("/compte/propositions/{offer}/ecrire/", {}, "offers/{offer}/conversation"),
    Verb("/demandes/{request}/appeler/{helper}/", {}, "requests/{request}/calls", {"volunteer": "{helper}"}),
    Verb("/compte/donnees/accords/show_phone/retirer/", {}, "me/agreements/show_phone", method="delete"),
    Verb("/signaler/profil/{page}/", {"reason": "spam"}, "flags", {"kind": "profil", "id": "{page}", "reason": "spam"}),
]


@pytest.fixture
def stage(settings, tmp_path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    made = cast()
    # A draft that can be sent, a request of others, one whose last day is near, people who may be written to.
    made.words["other"] = HelpRequestFactory().slug
    Term.objects.update(expires_on=timezone.localdate() + timedelta(days=2))
    page = page_of(made)
    page.presentation, page.profile_themes = "Autre chose.", [ProfileTheme(theme=ThemeFactory(), level="expert")]
    page.save_revision(user=page.owner)
    made.words.update(more(made))
    for helper in Volunteer.objects.exclude(user=None):
        consent.give(helper.user, consent.Purpose.CONTACT_RELAY)
    return made


def more(made: Cast) -> dict[str, Any]:
    """Somebody who asks to join the owner's establishment, another one to join, a discussion that its answer closed."""
    house = Establishment.objects.get(pk=made.words["house"])
    joining = MembershipFactory(user=member("b@exemple.invalid"), establishment=house, confirmed_at=None)
    closed = HelpRequestFactory(owner=page_of(made).owner, establishment=house).thread
    closed.solution, closed.solution_at = PostFactory(thread=closed), timezone.now() - timedelta(days=400)
    closed.save()
    drafted = HelpRequestPage.objects.get(pk=made.words["asking"]).slug
    return {"joining": joining.pk, "drafted": drafted, "elsewhere": EstablishmentFactory().finess, "closed": closed.pk}


def page_of(made: Cast) -> VolunteerProfilePage:
    return VolunteerProfilePage.objects.get(pk=made.words["page"])


def filled(value: Any, stage: Cast) -> Any:
    if isinstance(value, str):
        text = value.format(**stage.words)
        return int(text) if value in ("{post}", "{page}") else text
    return {name: filled(one, stage) for name, one in value.items()} if isinstance(value, dict) else value


def state() -> list[Any]:
    return [list(model._default_manager.order_by("pk").values_list(*names)) for model, names in SEEN]


def changes(client: Client, method: str, path: str, sent: Any, **options: Any) -> bool:
    """Send, say whether anything changed, and undo it."""
    before, cookies = state(), client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(path, sent, **options)
        changed = state() != before
        assert answer.status_code < 500
        assert not (changed and answer.status_code >= 400), (path, answer.status_code, answer.text[:200])
        transaction.set_rollback(True)
    client.cookies = cookies
    return changed


def test_both_do_it_for_the_same_people(stage):
    done = {verb.door: doing(stage, verb) for verb in VERBS}
    assert {door: who for door, who in done.items() if who[0] != who[1]} == {}
    assert all(by_page for by_page, _by_door in done.values()), done
    assert {door for door, (_by_page, by_door) in done.items() if VISITOR in by_door} == {"flags"}


def doing(stage: Cast, verb: Verb) -> tuple[set[str], set[str]]:
    """Return for whom the page changes something, and for whom the API does."""
    by_page, by_door = set(), set()
    path, body = f"/api/v1/{filled(verb.door, stage)}", filled(verb.body, stage)
    for who in EVERYBODY:
        client = stage.people[who]
        if changes(client, "post", filled(verb.page, stage), filled(verb.typed, stage)):
            by_page.add(who)
        if changes(client, verb.method, path, body, content_type="application/json"):
            by_door.add(who)
    return by_page, by_door


def test_a_token_gives_its_rights_and_no_more(stage):
    owner = VolunteerProfilePage.objects.get(pk=stage.words["page"]).owner
    _made, text = actions.make(owner, name="essai", rights=[Right.READ], days=1)
    reader = Client(headers={"Authorization": f"Bearer {text}"})
    assert OWNER in stage.people
    for verb in VERBS:
        body, path = filled(verb.body, stage), f"/api/v1/{filled(verb.door, stage)}"
        assert getattr(reader, verb.method)(path, body, content_type="application/json").status_code == 403, path
