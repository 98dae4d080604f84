"""Who of those proposed is expected elsewhere at the hours they would be needed: said beside them, never a refusal."""

from collections.abc import Sequence

from help_requests.models import HelpRequestPage
from help_requests.offering import cards, conflicts

from .candidates import Candidate


def expected_elsewhere(page: HelpRequestPage, found: Sequence[Candidate]) -> dict[int, tuple[str, ...]]:
    """Return a sentence for each such offer by the key of the volunteer, in two queries; where it is isn't told."""
    needs = {need.pk: need for need in page.needs.all()}
    held = conflicts.held_by([one.volunteer_id for one in found]) if needs and found else {}
    return {
        one.volunteer_id: tuple(
            cards.clash(other, is_volunteer=False)
            for other in conflicts.with_needs(held, one.volunteer_id, [needs[one.need_id]])
        )
        for one in found
        if one.need_id in needs and one.volunteer_id in held
    }
