"""The directory's part of leaving: the page goes with its versions and files, dated facts stay without a link."""

from django.utils import timezone
from wagtail.models import PageLogEntry

from accounts.models import User
from accounts.privacy import Person
from portal.mail import sending

from . import facts
from .choices import Gender
from .contact import letters
from .models import (
    Area,
    Availability,
    AvailabilityFact,
    Block,
    ContactReveal,
    Conversation,
    Establishment,
    EstablishmentEvent,
    Invitation,
    Membership,
    Message,
    Solicitation,
    Volunteer,
    VolunteerFact,
    VolunteerProfilePage,
)
from .photos import photos_of


def erase(person: Person) -> None:
    """Erase all of it; see `docs/privacy.md` for what stays and why."""
    Invitation.objects.filter(person.reads("email")).delete()
    user = person.user
    if user is None:
        return
    for page in VolunteerProfilePage.objects.filter(volunteer__user=user):
        _erase_page(page)
    _erase_contact(user)
    _erase_establishments(user)
    for volunteer in Volunteer.objects.filter(user=user):
        _erase_volunteer(volunteer)


def _erase_establishments(user: User) -> None:
    """Leave the history of an establishment without this person, and without what they wrote or others of them."""
    Membership.objects.filter(user=user).delete()
    Invitation.objects.filter(invited_by=user).delete()
    EstablishmentEvent.objects.filter(about=user).update(about=None, note="")
    EstablishmentEvent.objects.filter(by=user).update(by=None, note="")
    Establishment.objects.filter(created_by=user).update(created_by=None)


def _erase_page(page: VolunteerProfilePage) -> None:
    photos = list(photos_of(page))
    pk = page.pk
    page.delete()
    # Labels and data of these entries quote the title, which is a name.
    PageLogEntry.objects.filter(page_id=pk).delete()
    for photo in photos:
        photo.delete()


def _erase_contact(user: User) -> None:
    """Empty what this person wrote; the other keeps their own words until their time is over."""
    written = Message.objects.filter(author=user)
    sending.withdraw(letters.key_of(pk) for pk in written.values_list("pk", flat=True))
    written.update(body="", author=None)
    Conversation.objects.filter(starter=user).update(starter=None, subject="")
    Block.objects.filter(by=user).delete()
    Block.objects.filter(blocked=user).delete()
    ContactReveal.objects.filter(reader=user).update(reader=None)
    Solicitation.objects.filter(by=user).update(by=None)


def _erase_volunteer(volunteer: Volunteer) -> None:
    """Leave the bare row, which past figures and support count as one person."""
    facts.record_withdrawn(volunteer, at=timezone.now())
    VolunteerFact.objects.filter(volunteer=volunteer).update(volunteer=None)
    AvailabilityFact.objects.filter(volunteer=volunteer, to_at=None).update(to_at=timezone.now())
    AvailabilityFact.objects.filter(volunteer=volunteer).update(volunteer=None)
    volunteer.uploads.all().delete()
    volunteer.weekly_slots.all().delete()
    volunteer.dated_slots.all().delete()
    Availability.objects.filter(volunteer=volunteer).delete()
    Area.objects.filter(volunteer=volunteer).delete()
    ContactReveal.objects.filter(volunteer=volunteer).delete()
    Solicitation.objects.filter(volunteer=volunteer).delete()
    Volunteer.objects.filter(pk=volunteer.pk).update(user=None, phone="", gender=Gender.NOT_GIVEN, visibility={})
