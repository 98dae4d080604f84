"""The volunteer somebody thought of: asked whether they could help, once everybody may read the request."""

from ..models import Asking, HelpRequestPage
from ..offering import actions
from ..offering.refusals import OfferRefusedError


def propose_to_wished(page: HelpRequestPage) -> bool:
    """Propose a request to whom its author came from; return False when there is nobody, or they can't be asked now.

    Whether they can is the rule of every proposal: never beyond what they accept in a month, on a break, or blocked.
    """
    asking = Asking.objects.filter(help_request=page.pk).exclude(wished=None).select_related("wished").first()
    if asking is None or asking.wished is None or page.owner is None:
        return False
    try:
        actions.propose(page, volunteer=asking.wished, by=page.owner)
    except OfferRefusedError:
        return False
    return True
