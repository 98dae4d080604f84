"""Letters about offers: one event, one sentence, one action, and why one gets it. In the transaction of the event.

The subject names the request, never a person: subjects are kept. Whoever answers such a letter reaches the other
side, through the portal before an offer is accepted, and straight after it where an address was given.
"""

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from portal.mail import sending
from portal.mail.models import Delivery

from ..choices import DeclineReason
from ..models import Offer
from . import contacts, people, permissions
from .writing import Words, names_of, send, subject_of


def offered(offer: Offer) -> None:
    """Tell those who asked that somebody offers help."""
    for person in people.side_of(offer):
        with translation.override(person.language):
            lead = _("%(name)s offers to help with “%(title)s”.") % names_of(offer)
            words = Words(subject_of(_("Somebody offers to help: %(title)s"), offer), lead, _("Read and answer"))
            send("offered", offer, person, words, quoted=offer.message)


def proposed(offer: Offer) -> None:
    """Ask a volunteer whether they could help."""
    if (person := offer.volunteer.user) is None:
        return
    with translation.override(person.language):
        asking = offer.help_request.establishment
        facts = names_of(offer) | {"asking": asking.shown_in_full if asking else str(offer.by)}
        lead = _("%(asking)s asks whether you could help with “%(title)s”.") % facts
        words = Words(subject_of(_("Could you help? %(title)s"), offer), lead, _("Read and answer"))
        send("proposed", offer, person, words, quoted=offer.message, may_stop=True)


def accepted(offer: Offer) -> None:
    """Tell both sides how to reach each other from now on."""
    if person := offer.volunteer.user:
        with translation.override(person.language):
            lead = _("Your help with “%(title)s” is accepted: here is whom to reach.") % names_of(offer)
            subject = subject_of(_("You are expected: %(title)s"), offer)
            words = Words(subject, lead, _("See dates and contact"), facts=contacts.of_request(offer))
            contact = contacts.contact_of(offer)
            send("accepted", offer, person, words, answer_to=contact.email if contact else "")
    for person in people.side_of(offer):
        with translation.override(person.language):
            lead = _("%(name)s helps you with “%(title)s”: here is how to reach each other.") % names_of(offer)
            subject = subject_of(_("Help is settled: %(title)s"), offer)
            words = Words(subject, lead, _("See dates and contact"), facts=contacts.of_volunteer(offer))
            send("accepted", offer, person, words, answer_to=contacts.volunteer_email(offer))


def waiting(offer: Offer) -> None:
    """Tell a volunteer that all places are taken for now."""
    if person := offer.volunteer.user:
        with translation.override(person.language):
            lead = _("All places of “%(title)s” are taken: you are on the waiting list. The first place is yours.")
            words = Words(
                subject_of(_("On the waiting list: %(title)s"), offer), lead % names_of(offer), _("See or take back")
            )
            send("waiting", offer, person, words)


def declined(offer: Offer, *, by: User) -> None:
    """Tell whoever began it that the other side said no, and why."""
    by_volunteer = permissions.is_its_volunteer(by, offer)
    for person in people.side_of(offer) if by_volunteer else filter(None, [offer.volunteer.user]):
        with translation.override(person.language):
            if by_volunteer:
                lead = _("%(name)s cannot help with “%(title)s”.") % names_of(offer)
            else:
                lead = _("Thank you for offering to help with “%(title)s”: this time it was not taken up.")
                lead %= names_of(offer)
            words = Words(subject_of(_("An answer: %(title)s"), offer), lead, _("See the offer"))
            send("declined", offer, person, words, quoted=reason_of(offer))


def closed(offer: Offer) -> None:
    """Tell a volunteer that a request ended before anybody answered them."""
    if person := offer.volunteer.user:
        with translation.override(person.language):
            lead = _("“%(title)s” is closed: nobody is looked for any more. Thank you for your answer.") % names_of(
                offer
            )
            words = Words(subject_of(_("Closed: %(title)s"), offer), lead, _("See how it ended"))
            send("closed", offer, person, words)


def withdrawn(offer: Offer, *, by: User | None, had_a_place: bool) -> None:
    """Tell the other side that an offer was taken back; of somebody who leaves the portal nothing more is said."""
    by_volunteer = by is None or permissions.is_its_volunteer(by, offer)
    for person in people.side_of(offer) if by_volunteer else filter(None, [offer.volunteer.user]):
        with translation.override(person.language):
            subject = subject_of(_("Taken back: %(title)s"), offer)
            words = Words(subject, _withdrawn_lead(offer, by, by_volunteer, had_a_place), _("See what is left"))
            send("withdrawn", offer, person, words, quoted=reason_of(offer))


def unsend(offer: Offer) -> None:
    """Take back what was not sent yet of an offer, since somebody it names is leaving."""
    waiting_ones = Delivery.objects.filter(key__startswith=f"offer-{offer.pk}-", sent_at=None)
    sending.withdraw(list(waiting_ones.values_list("key", flat=True)))


def reason_of(offer: Offer) -> str:
    """Return why an offer was declined or taken back, in the reader's language, with what was written."""
    step = offer.steps.order_by("-at", "-pk").first()
    if step is None:
        return ""
    label = str(DeclineReason(step.reason).label) if step.reason else ""
    return "\n".join(filter(None, (label, step.comment)))


def _withdrawn_lead(offer: Offer, by: User | None, by_volunteer: bool, had_a_place: bool) -> str:
    if by is None:
        return _("A volunteer of “%(title)s” has left the portal.") % names_of(offer)
    if by_volunteer and had_a_place:
        return _("%(name)s can no longer help with “%(title)s”.") % names_of(offer)
    if by_volunteer:
        return _("%(name)s takes back the offer to help with “%(title)s”.") % names_of(offer)
    return _("You are no longer expected for “%(title)s”.") % names_of(offer)
