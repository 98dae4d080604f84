"""How each side of an accepted offer reaches the other. Before, and after it was taken back, there is nothing here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User

from ..choices import Reach
from ..models import Offer, RequestContact


@dataclass(frozen=True)
class ContactLine:
    """A way to reach somebody, in words; `url` opens it where there is something to open."""

    label: str
    value: str
    url: str = ""


def for_reader(offer: Offer, *, is_volunteer: bool) -> list[ContactLine]:
    """Return what this side reads of the other."""
    return of_request(offer) if is_volunteer else of_volunteer(offer)


def of_volunteer(offer: Offer) -> list[ContactLine]:
    """Return what the volunteer lets the other side read, once accepted."""
    if not offer.is_accepted or offer.volunteer.user is None:
        return []
    lines = [ContactLine(_("Name"), str(offer.volunteer.user))]
    if phone := _phone(offer):
        lines.append(_number(phone))
    if email := volunteer_email(offer):
        lines.append(ContactLine(_("E-mail"), email, f"mailto:{email}"))
    return lines


def of_request(offer: Offer) -> list[ContactLine]:
    """Return whom an accepted volunteer reaches, and where: the name of the establishment is theirs to know now."""
    if not offer.is_accepted:
        return []
    asking, contact = offer.help_request.establishment, contact_of(offer)
    lines = [ContactLine(_("Establishment"), ", ".join(filter(None, (asking.name, asking.place))))] if asking else []
    if contact and contact.name:
        lines.append(ContactLine(_("Contact"), contact.name))
    if contact and contact.phone:
        lines.append(_number(contact.phone))
    if contact and contact.email:
        lines.append(ContactLine(_("E-mail"), contact.email, f"mailto:{contact.email}"))
    return lines


def contact_of(offer: Offer) -> RequestContact | None:
    """Return the contact inside the establishment, when one was given."""
    return RequestContact.objects.filter(help_request=offer.help_request).first()


def volunteer_email(offer: Offer) -> str:
    """Return the volunteer's address when they let this side read it, and the offer stands accepted."""
    user: User | None = offer.volunteer.user
    return user.email if user and offer.is_accepted and Reach.EMAIL in offer.reach else ""


def _phone(offer: Offer) -> str:
    return offer.volunteer.phone if Reach.PHONE in offer.reach else ""


def _number(phone: str) -> ContactLine:
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return ContactLine(_("Telephone"), phone, f"tel:{digits}")
