"""Parts of a list that say what the search engine answered, and nothing about who reads it."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.page_cache.answers import drawn_of

from .said import named_part

register = template.Library()

# All that such a part may show; it is given nothing else, so that nothing of a reader can be in what others get.
GIVEN = ("form", "results", "cards", "groups", "page_number", "last_page", "map", "ways_on", "tabs", "nav")


class Answered(Node):
    """A part of a template that is drawn once for the same answer at the same address."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the part; words are answered anew each time, so that nothing would be found again."""
        request, form = context["request"], context["form"]
        if form.text:
            return self._drawn(context)
        key = (self.name, request.get_host(), request.get_full_path(), get_language(), timezone.localdate())
        return mark_safe(drawn_of(context["results"], key, lambda: self._drawn(context)))  # noqa: S308 - a template's

    def _drawn(self, context: Context) -> SafeString:
        given: dict[str, Any] = {name: context[name] for name in GIVEN if name in context}
        # Of the request, what the address asks: links to other pages keep it.
        asked = SimpleNamespace(GET=context["request"].GET)
        return self.nodelist.render(context.new(given | {"request": asked}))


@register.tag
def answered(parser: Parser, token: Token) -> Answered:
    """Draw `{% answered NAME %}…{% endanswered %}` of the answer alone; the name tells the parts of a list apart."""
    return Answered(*named_part(parser, token))
