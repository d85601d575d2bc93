"""Parts of a template that say the same to everybody: rendered once, and then taken as they were."""

from __future__ import annotations

from django import template
from django.template import Context
from django.template.base import NodeList, Parser, Token
from django.template.exceptions import TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
KEPT = "still"  # the name under which a view hands over what was rendered before, and takes what is rendered now


class StillNode(template.Node):
    """What stands between `{% still "name" %}` and `{% endstill %}`."""

    def __init__(self, name: str, nodes: NodeList) -> None:
        self.name = name
        self.nodelist = nodes

    def render(self, context: Context) -> SafeString:
        """Render it, of `page` alone: it knows neither the request nor who reads."""
        kept: dict[str, str] | None = context.get(KEPT)
        if kept is not None and self.name in kept:
            return mark_safe(kept[self.name])
        text = self.nodelist.render(context.new({"page": context["page"]}))
        if kept is not None:
            kept[self.name] = text[:]  # a plain string, which can be packed
        return text


@register.tag
def still(parser: Parser, token: Token) -> StillNode:
    """Render what stands within of `page` alone, once where the view keeps it.

    Example:  {% still "facts" %}{{ page.title }}{% endstill %}
    """
    words = token.split_contents()
    if len(words) != 2 or words[1][:1] not in "'\"":
        raise TemplateSyntaxError('it is {% still "name" %}')
    nodes = parser.parse(("endstill",))
    parser.delete_first_token()
    return StillNode(words[1].strip("'\""), nodes)
