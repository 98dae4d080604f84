"""The demo's own volunteer and establishment: a page to edit, a request that waits, one that was solved."""

from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.utils import timezone

from accounts.models import User
from directory.choices import AvailabilityStatus, Gender, LegalStatus, MembershipRole, Mode, Sector, TimeSlot
from directory.choices import VolunteerKind as Kind
from directory.models import Establishment, Membership
from help_requests.choices import Channel, HelpKind, State, Urgency
from help_requests.models import HelpRequestPage

from ..format.lists import Lists
from ..format.parsing import DataSet, Entry
from ..format.records import (
    AreaRecord,
    AuthorRecord,
    AvailabilityRecord,
    EstablishmentRecord,
    NeedRecord,
    PostRecord,
    Record,
    RequestRecord,
    SupportRecord,
    ToolRecord,
    VolunteerRecord,
)
from ..writing.loading import load
from ..writing.session import Session
from .accounts import VOLUNTEER

R = TypeVar("R", bound=Record)
SOURCE = "demo"
FINESS = "990002008"
ASKER = AuthorRecord(establishment="E1")


def load_cast(today: date) -> None:
    """Write the cast, once: on another day it is there already and stays."""
    found = DataSet(SOURCE)
    found.volunteers.append(_entry(_volunteer(today)))
    found.establishments.append(_entry(_establishment()))
    found.requests.append(_entry(_open_request(today)))
    found.requests.append(_entry(_solved_request(today)))
    for post in _posts(today):
        found.posts.append(_entry(post))
    load(Session(SOURCE, Lists()), found)


def join(member: User) -> None:
    """Make the demo's member act for the establishment and own its requests."""
    establishment = Establishment.objects.get(finess=FINESS)
    Membership.objects.get_or_create(
        user=member,
        establishment=establishment,
        defaults={"role": MembershipRole.MANAGER, "confirmed_at": timezone.now()},
    )
    Establishment.objects.filter(pk=establishment.pk, verified_at=None).update(verified_at=timezone.now())
    HelpRequestPage.objects.filter(establishment=establishment, owner=None).update(owner=member)


def _entry(record: R) -> Entry[R]:
    return Entry(record, 1, SOURCE)


def _ago(today: date, days: int, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=days), time(hour, minute)))


def _volunteer(today: date) -> VolunteerRecord:
    return VolunteerRecord(
        id="V1",
        first_name=VOLUNTEER.first_name,
        last_name=VOLUNTEER.last_name,
        email=VOLUNTEER.email,
        gender=Gender.NOT_GIVEN,
        kinds=(Kind.EXPERT,),
        function="dsi",
        sector=Sector.MEDICO_SOCIAL,
        legal_status=LegalStatus.PRIVATE_NONPROFIT,
        region="84",
        commune="69123",
        themes=("teletravail", "pca", "si-medico-social"),
        presentation=(
            "J’ai ouvert le travail à distance à deux cents personnes en une semaine, de la charte à la prise en main. "
            "J’ai aussi écrit et fait vivre un plan de continuité d’activité ; je partage volontiers notre trame. "
            "Un appel suffit pour commencer."
        ),
        availability=AvailabilityRecord(
            AvailabilityStatus.AVAILABLE, (TimeSlot.MORNING, TimeSlot.ON_DEMAND), (Mode.PHONE, Mode.VIDEO)
        ),
        area=AreaRecord(regions=("84",), remote=True),
        registered_at=_ago(today, 30, 9),
        published_at=_ago(today, 30, 15, 30),
    )


def _establishment() -> EstablishmentRecord:
    return EstablishmentRecord(
        id="E1",
        finess=FINESS,
        name="EHPAD Les Glycines – Clairbois (fictif)",
        category=Lists().categories["ehpad"],
        sector=Sector.MEDICO_SOCIAL,
        legal_status=LegalStatus.PUBLIC,
        region="84",
        commune="69123",
    )


def _open_request(today: date) -> RequestRecord:
    return RequestRecord(
        id="D1",
        author=ASKER,
        title="Deux personnes pour accompagner les visites des familles",
        description=(
            "Les visites reprennent sur rendez-vous et l’équipe d’accueil est réduite de moitié. Nous cherchons deux "
            "personnes souriantes pour accueillir les familles, rappeler les gestes barrières et tenir le planning."
        ),
        themes=("lien-familles", "accueil-standard"),
        kind=HelpKind.HANDS,
        urgency=Urgency.HIGH,
        status=State.OPEN,
        submitted_at=_ago(today, 3, 9, 10),
        published_at=_ago(today, 3, 11),
        needs=(
            NeedRecord(
                2,
                skill="accompagnement-des-visites-aux-residents",
                starts_on=today,
                ends_on=today + timedelta(days=30),
            ),
        ),
    )


def _solved_request(today: date) -> RequestRecord:
    return RequestRecord(
        id="D2",
        author=ASKER,
        title="Écrire notre plan de continuité d’activité en une semaine",
        description="Nous partons d’une page blanche et devons rendre un plan à l’agence régionale en fin de semaine.",
        themes=("pca",),
        kind=HelpKind.ADVICE,
        urgency=Urgency.NORMAL,
        status=State.SOLVED,
        submitted_at=_ago(today, 20, 9),
        published_at=_ago(today, 20, 10),
        closed_at=_ago(today, 16, 17),
        support=(SupportRecord("V1", Channel.PHONE, _ago(today, 20, 16), 45),),
        tools=(ToolRecord("Plan de continuité d’activité type", _ago(today, 19, 9)),),
    )


def _posts(today: date) -> list[PostRecord]:
    helper = AuthorRecord(volunteer="V1")
    return [
        PostRecord(
            "P1",
            "D2",
            helper,
            _ago(today, 20, 15),
            "Commencez par la liste des activités qui ne peuvent pas s’arrêter, une ligne chacune. Je vous envoie "
            "notre trame, et je vous appelle à 16 h.",
        ),
        PostRecord("P2", "D2", ASKER, _ago(today, 18, 10), "La trame nous fait gagner un temps fou, merci."),
        PostRecord("P3", "D2", ASKER, _ago(today, 16, 17), "Plan rendu ce matin. Un grand merci !", "P1"),
        PostRecord(
            "P4",
            "D1",
            helper,
            _ago(today, 2, 18),
            "Je ne suis pas sur place, mais je peux vous prêter notre outil de prise de rendez-vous pour les familles.",
        ),
    ]
