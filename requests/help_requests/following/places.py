"""Places that somebody took are facts: no version of the text, however old, gives them away again."""

from django.db.models import Sum
from wagtail.models import Revision

from ..models import Filling, HelpRequestPage, Need


def taken(page: HelpRequestPage) -> dict[int, int]:
    """Return how many places are taken now, by the key of the need; a need of which none is taken is left out."""
    standing = Filling.objects.filter(need__help_request=page.pk, ended_at=None)
    return dict(standing.values_list("need").annotate(number=Sum("number")).order_by("need"))


def keep_taken(page: HelpRequestPage) -> None:
    """Bring the needs of a page that is about to be saved in step with what is taken of them.

    A number below is raised, a need that was removed comes back with as many places as people were promised.
    """
    if page.pk is None:
        return
    # Whoever accepts an offer holds this row as well: nothing is taken between the count and the save.
    HelpRequestPage.objects.select_for_update().filter(pk=page.pk).first()
    numbers = taken(page)
    needs: list[Need] = list(page.needs.all())
    short = [need for need in needs if need.number < numbers.get(need.pk, 0)]
    gone = set(numbers) - {need.pk for need in needs}
    if not short and not gone:
        return
    for need in short:
        need.number = numbers[need.pk]
    for need in Need.objects.filter(pk__in=gone):
        need.number = numbers[need.pk]
        needs.append(need)
    page.needs = needs


def keep_keys(page: HelpRequestPage, revision: Revision) -> None:
    """Write the keys of new needs into the version that brought them.

    Published again (opened once more, or shown by moderation), it would else replace them by others of the same words,
    and all that hangs on them would be lost.
    """
    if any(need.get("pk") is None for need in revision.content.get("needs", ())):
        content = revision.content | {"needs": page.serializable_data()["needs"]}
        Revision.objects.filter(pk=revision.pk).update(content=content)
