"""What people are told of an establishment: each letter in its reader's language, queued with what it tells of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from portal.mail.letters import write as queue_letter

from ..choices import MembershipRole
from ..models import Establishment, Invitation, Membership
from . import tokens


@dataclass(frozen=True)
class Letter:
    """A subject that can stand alone, what happened, one thing to do, and why it comes."""

    subject: str
    paragraphs: tuple[str, ...]
    action: str
    path: str
    why: str


Write = Callable[[], Letter]


def tell(people: Iterable[User], write: Write) -> None:
    """Write to each of these people in their language."""
    for person in people:
        send(person.email, write, language=person.language, first_name=person.first_name)


def send(address: str, write: Write, *, language: str, first_name: str = "") -> None:
    """Queue one letter."""
    with translation.override(language):
        letter = write()
        context = {"letter": letter, "url": settings.SITE_URL + letter.path, "first_name": first_name}
        queue_letter("directory/email/notice.txt", context, to=address, subject=letter.subject)


def managers_of(establishment: Establishment, *, but: User | None = None) -> list[User]:
    """Return who decides for an establishment, without the one who just did."""
    memberships = Membership.objects.managers().filter(establishment=establishment, user__is_active=True)
    return [row.user for row in memberships.select_related("user") if row.user != but]


def members_of(establishment: Establishment) -> list[User]:
    """Return everybody of an establishment, those who wait to be confirmed included."""
    return [row.user for row in establishment.memberships.select_related("user").filter(user__is_active=True)]


def _about(establishment: Establishment, subject: str, *paragraphs: str, action: str = "") -> Letter:
    return Letter(
        subject=subject,
        paragraphs=tuple(part for part in paragraphs if part),
        action=action or _("See the establishment"),
        path=reverse("my_establishment", args=[establishment.pk]),
        why=_("You get this e-mail because you act, or asked to act, for this establishment."),
    )


def _reason(reason: str) -> str:
    return _("Reason: %(reason)s") % {"reason": reason} if reason else ""


def asked_to_join(membership: Membership) -> None:
    """Tell the managers that somebody waits."""
    names = {"name": str(membership.user), "establishment": membership.establishment.name}
    tell(
        managers_of(membership.establishment, but=membership.user),
        lambda: _about(
            membership.establishment,
            _("%(name)s asks to act for %(establishment)s") % names,
            _("%(name)s would like to act for %(establishment)s on Entraide. You decide.") % names,
            action=_("Confirm or turn down"),
        ),
    )


def confirmed(membership: Membership) -> None:
    """Tell somebody that they may act."""
    names = {"establishment": membership.establishment.name}
    tell(
        [membership.user],
        lambda: _about(
            membership.establishment,
            _("You may act for %(establishment)s") % names,
            _("Your membership is confirmed: you ask for help, answer and follow requests for %(establishment)s.")
            % names,
        ),
    )


def turned_down(membership: Membership, *, reason: str) -> None:
    """Tell somebody that they may not, and why."""
    names = {"establishment": membership.establishment.name}
    _tell_outsider(
        membership.user,
        lambda: _("Your request to act for %(establishment)s was turned down") % names,
        lambda: (
            _("Nothing else changes in your account. If this is a mistake, talk to your colleagues, or ask again.")
            + "\n"
            + _reason(reason)
        ),
    )


def removed(membership: Membership, *, reason: str) -> None:
    """Tell somebody that they no longer act for an establishment."""
    names = {"establishment": membership.establishment.name}
    _tell_outsider(
        membership.user,
        lambda: _("You no longer act for %(establishment)s") % names,
        lambda: _("What you wrote for it stays. Nothing else changes in your account.") + "\n" + _reason(reason),
    )


def _tell_outsider(person: User, subject: Callable[[], str], body: Callable[[], str]) -> None:
    tell(
        [person],
        lambda: Letter(
            subject=subject(),
            paragraphs=tuple(line for line in body().split("\n") if line),
            action=_("My establishments"),
            path=reverse("my_establishments"),
            why=_("You get this e-mail because you acted, or asked to act, for this establishment."),
        ),
    )


def left(membership: Membership) -> None:
    """Tell the managers that somebody left."""
    names = {"name": str(membership.user), "establishment": membership.establishment.name}
    tell(
        managers_of(membership.establishment, but=membership.user),
        lambda: _about(
            membership.establishment,
            _("%(name)s no longer acts for %(establishment)s") % names,
            _("%(name)s has left. Requests they wrote for %(establishment)s stay.") % names,
        ),
    )


def joined(membership: Membership) -> None:
    """Tell the managers that somebody is there: invited, or with an address of the establishment."""
    names = {"name": str(membership.user), "establishment": membership.establishment.name}
    tell(
        managers_of(membership.establishment, but=membership.user),
        lambda: _about(
            membership.establishment,
            _("%(name)s now acts for %(establishment)s") % names,
            _("If you don't know this person, you can end their membership in one click."),
        ),
    )


def role_changed(membership: Membership) -> None:
    """Tell somebody what they may do from now on."""
    names = {"establishment": membership.establishment.name}

    def write() -> Letter:
        if membership.role == MembershipRole.MANAGER:
            subject = _("You are now in charge of %(establishment)s on Entraide") % names
            may = _("You invite and confirm colleagues, and decide what the public reads.")
        else:
            subject = _("You are now a member of %(establishment)s on Entraide") % names
            may = _("You still ask for help and answer; colleagues are managed by others.")
        return _about(membership.establishment, subject, may)

    tell([membership.user], write)


def verified(establishment: Establishment) -> None:
    """Tell everybody of an establishment that it is verified."""
    names = {"establishment": establishment.name}
    tell(
        members_of(establishment),
        lambda: _about(
            establishment,
            _("%(establishment)s is verified") % names,
            _("You can now ask for help in its name and invite your colleagues."),
        ),
    )


def verification_refused(establishment: Establishment) -> None:
    """Tell everybody of an establishment why it was not verified."""
    names = {"establishment": establishment.name}
    tell(
        members_of(establishment),
        lambda: _about(
            establishment,
            _("%(establishment)s could not be verified") % names,
            _reason(establishment.refusal),
            _("You can correct what has to be and ask again."),
        ),
    )


def invited(invitation: Invitation, *, language: str) -> None:
    """Invite somebody, who may have no account."""
    names = {"name": str(invitation.invited_by), "establishment": invitation.establishment.name}
    send(
        invitation.email,
        lambda: Letter(
            subject=_("%(name)s invites you to act for %(establishment)s") % names,
            paragraphs=(
                _("On Entraide, establishments in difficulty find people who volunteer to help."),
                _("The link is yours alone and holds for two weeks. Sign in, or open an account with this address."),
            ),
            action=_("Accept the invitation"),
            path=reverse("accept_invitation", args=[tokens.make(invitation)]),
            why=_("You get this e-mail because %(name)s typed your address. If you don't know them, do nothing.")
            % names,
        ),
        language=language,
    )
