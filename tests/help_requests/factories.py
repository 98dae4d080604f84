"""Help requests as the portal itself makes and publishes them."""

import factory

from directory.models import Volunteer
from help_requests import actions
from help_requests.choices import HelpKind, State, Urgency
from help_requests.models import Filling, HelpRequestIndexPage, HelpRequestPage, Need
from portal.slugs import free_slug
from tests.directory.factories import EstablishmentFactory, ProfessionFactory, UserFactory, taken_slugs


class HelpRequestFactory(factory.django.DjangoModelFactory):
    """A request, published unless `live=False`, moved to `state` by its owner; `needs` takes `Need`s."""

    class Meta:
        model = HelpRequestPage

    owner = factory.SubFactory(UserFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    title = factory.Sequence(lambda n: f"Ouvrir le travail à distance {n}")
    slug = factory.LazyAttribute(lambda page: free_slug(page.title, taken=taken_slugs(HelpRequestPage)))
    kind = HelpKind.ADVICE
    urgency = Urgency.NORMAL
    description = "Soixante agents doivent pouvoir travailler de chez eux."

    @classmethod
    def _create(cls, model_class, *_args, live=True, state=State.OPEN, themes=(), needs=(), **fields):
        page = model_class(live=live, **fields)
        page.themes, page.needs = list(themes), list(needs)
        HelpRequestIndexPage.objects.get().add_child(instance=page)
        revision = page.save_revision(user=page.owner)
        if live:
            revision.publish()
            actions.change_state(page, state, by=page.owner)
        return HelpRequestPage.objects.get(pk=page.pk)


def need(*, number: int = 1, **fields: object) -> Need:
    """Return an unsaved need for nurses (or a `profession` or `skill` given), for `HelpRequestFactory(needs=…)`."""
    if "skill" not in fields:
        fields.setdefault("profession", ProfessionFactory())
    return Need(number=number, **fields)


def fill(page: HelpRequestPage, number: int) -> None:
    """Have `number` positions of the first need taken."""
    Filling.objects.create(need=page.needs.first(), number=number)


def give_support(page: HelpRequestPage, volunteer: Volunteer, **fields: object) -> None:
    """Note a call of half an hour, or what `fields` say."""
    actions.record_support(page, **{"volunteer": volunteer, "channel": "phone", "minutes": 30} | fields)
