"""The demo's general discussions: a question that was answered, and one for the whole scheme that goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from community.actions import accept_solution, add_post
from community.choices import Voice
from community.models import Thread
from directory.models import Establishment, Theme

VOLUNTEER, MEMBER = "volunteer", "member"


@dataclass(frozen=True)
class Said:
    """What one of the cast says, so many days ago."""

    who: str
    days: int
    body: str
    solves: bool = False


TALKS = {
    ("teletravail", "Quels outils pour se réunir à distance quand le réseau est faible ?"): (
        Said(MEMBER, 9, "Nos réunions de direction se coupent toutes les cinq minutes. **Que faites-vous ?**"),
        Said(
            VOLUNTEER,
            9,
            "Trois choses ont suffi chez nous :\n\n- couper la vidéo, sauf pour qui parle ;\n- appeler par téléphone, "
            "et partager le document par l’outil ;\n- réserver la visioconférence aux salles câblées.",
            solves=True,
        ),
        Said(MEMBER, 8, "> couper la vidéo, sauf pour qui parle\n\nAdopté hier, et plus une coupure. Merci !"),
    ),
    ("pca", "Pour tout le dispositif : ce que nous apprenons en nous entraidant"): (
        Said(VOLUNTEER, 6, "Ce fil est à tout le monde : dites en une phrase ce qui a servi, et à qui l’emprunter."),
        Said(MEMBER, 4, "Une heure au téléphone nous a fait gagner une semaine. Demandez tôt, même mal."),
    ),
}


def hold_talks(today: date, *, volunteer: User, member: User) -> None:
    """Write the discussions, once: where somebody has begun one, nothing is added."""
    if Thread.objects.filter(help_request=None).exists():
        return
    people = {VOLUNTEER: volunteer, MEMBER: member}
    for (slug, title), said in TALKS.items():
        first = _at(today, said[0], 0)
        thread = Thread.objects.create(
            theme=Theme.objects.get(slug=slug), title=title, author=people[said[0].who], created_at=first
        )
        for number, one in enumerate(said):
            _say(thread, one, people, at=_at(today, one, number))


def _say(thread: Thread, said: Said, people: Mapping[str, User], *, at: datetime) -> None:
    by, is_member = people[said.who], said.who == MEMBER
    house = Establishment.objects.for_member(by).first() if is_member else None
    voice = Voice.ESTABLISHMENT if is_member else Voice.VOLUNTEER
    post = add_post(thread, by=by, body=said.body, voice=voice, establishment=house, at=at)
    if said.solves:
        accept_solution(thread, post, at=at + timedelta(days=1))


def _at(today: date, said: Said, number: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=said.days), time(9 + number, 20)))
