"""Who gets a place: one row is locked for each request, so that the last place is given once.

The lock is the request's own row, the one `change_state` takes, and then the need's; always in this order.
"""

from collections.abc import Iterator

from django.utils import timezone

from directory.models import ProfileProfession, ProfileSkill, Volunteer

from .. import actions as request_actions
from ..choices import OfferState, State
from ..models import Assignment, Filling, HelpRequestPage, Need, Offer
from . import conflicts


def lock(help_request: HelpRequestPage) -> HelpRequestPage:
    """Return the request as it is once everybody before has finished; hold it until the transaction ends."""
    return HelpRequestPage.objects.select_for_update().get(pk=help_request.pk)


def locked_need(need_pk: int) -> Need:
    """Return a need that nobody edits meanwhile; the fillings are read after the lock."""
    return Need.objects.select_for_update().get(pk=need_pk)


def need_for(help_request: HelpRequestPage, volunteer: Volunteer) -> Need | None:
    """Return the need an offer is for when nobody says: what the volunteer can do, with places left, comes first."""
    professions = set(ProfileProfession.objects.filter(page__volunteer=volunteer).values_list("profession", flat=True))
    skills = set(ProfileSkill.objects.filter(page__volunteer=volunteer).values_list("skill", flat=True))

    def rank(need: Need) -> tuple[bool, bool]:
        fits = need.profession_id in professions if need.profession_id else need.skill_id in skills
        return need.places_left == 0, not fits

    return min(help_request.needs.all(), key=rank, default=None)


def has_place(offer: Offer) -> bool:
    """Whether there is room: always, where nobody counts."""
    return offer.need_id is None or locked_need(offer.need_id).places_left > 0


def fill(offer: Offer) -> Assignment:
    """Give an offer its place, and have the request go on; its row is locked by the caller."""
    now = timezone.now()
    assignment = Assignment.objects.create(offer=offer, at=now)
    if offer.need_id:
        Filling.objects.create(need_id=offer.need_id, number=1, at=now, assignment=assignment)
    if offer.help_request.periods.current().filter(state=State.OPEN).exists():
        request_actions.change_state(offer.help_request, State.IN_PROGRESS, by=None, at=now)
    request_actions.announce(offer.help_request)
    return assignment


def free(offer: Offer) -> None:
    """End what an accepted offer held: its place, and what each side could read of the other."""
    now = timezone.now()
    Filling.objects.filter(assignment__offer=offer, ended_at=None).update(ended_at=now)
    Assignment.objects.filter(offer=offer, ended_at=None).update(ended_at=now)
    request_actions.announce(offer.help_request)


def look_again(page: HelpRequestPage) -> None:
    """Have a request that nobody helps any more look for somebody again."""
    is_helped = page.offers.accepted().exists() or page.support.exists()
    if not is_helped and page.periods.current().filter(state=State.IN_PROGRESS).exists():
        request_actions.change_state(page, State.OPEN, by=None)


def next_in_line(need: Need) -> Iterator[Offer]:
    """Yield who waits for a place, the first first: whoever can't come now keeps their rank and is passed over."""
    waiting = need.offers.waiting().select_related("volunteer__user", "volunteer__availability", "need")
    for offer in waiting.filter(volunteer__user__is_active=True, volunteer__profile__live=True):
        told = getattr(offer.volunteer, "availability", None)
        is_kept = offer.volunteer.user.is_suspended or (told and told.is_paused)
        if offer.state == OfferState.PROPOSED and not is_kept and not conflicts.with_others(offer):
            yield offer
