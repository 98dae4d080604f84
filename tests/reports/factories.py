"""Dated rows as they stand in the database, without the pages' own ceremonies: figures read nothing else."""

from datetime import datetime

from directory.models import Volunteer, VolunteerFact
from help_requests.choices import State
from help_requests.models import HelpRequestIndexPage, HelpRequestPage, StatePeriod
from tests.directory.factories import EstablishmentFactory


def at(text):
    """A moment of the spring of 2020, Paris time: `at("03-31 10:00")`."""
    return datetime.fromisoformat(f"2020-{text}:00+02:00")


def published(since, until=None, **fields):
    """A volunteer whose profile was published from one moment to another."""
    said = {"registered_at": since, "gender": "woman", "sector": "sanitaire", "legal_status": "public"} | fields
    volunteer = Volunteer.objects.create(registered_at=said["registered_at"])
    return VolunteerFact.objects.create(volunteer=volunteer, from_at=since, to_at=until, **said)


def request_in(*states, **fields):
    """A request that went through states, each (state, since) or (state, since, cause)."""
    number = HelpRequestPage.objects.count()
    page = HelpRequestPage(
        title=f"Demande {number}",
        slug=f"demande-{number}",
        description="Un avis rapide.",
        **{"establishment": EstablishmentFactory()} | fields,
    )
    HelpRequestIndexPage.objects.get().add_child(instance=page)
    for step, (state, since, *cause) in enumerate(states):
        until = states[step + 1][1] if step + 1 < len(states) else None
        StatePeriod.objects.create(
            help_request=page, state=State(state), started_at=since, ended_at=until, cause="".join(cause)
        )
    return page
