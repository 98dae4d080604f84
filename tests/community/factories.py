"""Posts in the thread of a published request, and discussions about a theme."""

import factory

from community.actions import add_post
from community.choices import Voice
from community.discussing.starting import start_discussion
from community.models import Post, Thread
from tests.directory.factories import ProfilePageFactory, ThemeFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory


class PostFactory(factory.django.DjangoModelFactory):
    """A post, added by the action that people's replies go through."""

    class Meta:
        model = Post

    thread = factory.LazyFunction(lambda: HelpRequestFactory().thread)
    by = factory.SubFactory(UserFactory)
    body = "Commencez par la charte."
    voice = Voice.VOLUNTEER

    @classmethod
    def _create(cls, _model_class, *_args, **fields):
        hidden_at = fields.pop("hidden_at", None)
        post = add_post(**fields)
        if hidden_at:
            Post.objects.filter(pk=post.pk).update(hidden_at=hidden_at)
            post.refresh_from_db()
        return post


class DiscussionFactory(factory.django.DjangoModelFactory):
    """A general discussion with its first post, started by the action that people's go through."""

    class Meta:
        model = Thread

    by = factory.LazyFunction(lambda: ProfilePageFactory().owner)
    theme = factory.LazyFunction(ThemeFactory)
    title = "Quel outil pour les transmissions ?"
    body = "Nous cherchons un outil simple."

    @classmethod
    def _create(cls, _model_class, *_args, **fields):
        return start_discussion(**fields).thread
