"""Parts of a page that say the same to everybody who reads it."""

from django import template
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils.safestring import SafeString

from portal.routing import said_of

register = template.Library()


class Said(Node):
    """A part of a template that is drawn once for a page, for as long as the page is kept."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the part; a draft or a preview is drawn anew each time."""
        return said_of(context["page"], ("drawn", self.name), lambda: self._drawn(context))

    def _drawn(self, context: Context) -> SafeString:
        # Nothing else is given, so that nothing of one reader can be in what all others get.
        return self.nodelist.render(context.new({**context["said"], "page": context["page"]}))


@register.tag
def said(parser: Parser, token: Token) -> Said:
    """Draw `{% said NAME %}…{% endsaid %}` of `page` and of what the context holds as `said` alone."""
    return Said(*named_part(parser, token))


def named_part(parser: Parser, token: Token) -> tuple[str, NodeList]:
    """Return the name of a part that begins with `{% TAG NAME %}`, and what stands in it until `{% endTAG %}`."""
    tag, name = token.split_contents()
    nodelist = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    return name, nodelist
