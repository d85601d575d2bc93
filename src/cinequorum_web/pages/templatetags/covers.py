"""What every card of a list shows, drawn: a page of them has hundreds of shapes, and a template takes time for each."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cinequorum_web.pages.charts import Bar
from cinequorum_web.pages.covers import Cover, Shape

register = template.Library()


@register.simple_tag
def drawn(cover: Cover, title: str, year: int | None) -> SafeString:
    """Return a film's typographic cover.

    >>> from cinequorum_web.pages.covers import cover
    >>> drawn(cover("salt-ferry", "Salt & Ferry"), "Salt & Ferry", 2019)[-103:]
    '<span class="cover-title" dir="auto">Salt &amp; Ferry</span><span class="cover-year">2019</span></span>'
    """
    when = format_html('<span class="cover-year">{}</span>', str(year)) if year else ""
    return format_html(
        '<span class="cover pal-{} size-{}" aria-hidden="true"><svg viewBox="0 0 200 300" preserveAspectRatio='
        '"xMidYMax slice" focusable="false">{}</svg><span class="cover-title" dir="auto">{}</span>{}</span>',
        str(cover.palette), cover.size, _shapes(cover), title, when,
    )  # fmt: skip


@register.simple_tag
def bar(bars: Iterable[Bar], words: str) -> SafeString:
    """Return counts as one bar, and its words for who does not see it."""
    parts = "".join(
        f'<rect class="v-{conditional_escape(b.kind)}" x="{conditional_escape(b.start)}" y="0"'
        f' width="{conditional_escape(b.width)}" height="6"/>'
        for b in bars
    )
    head = format_html(
        '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{}">', words
    )
    return mark_safe(f"{head}{parts}</svg>")  # every value was escaped


def _shapes(cover: Cover) -> SafeString:
    """Return the shapes: there is nothing in them but numbers, and the names that stand here."""
    return mark_safe("".join(map(_drawn, cover.shapes)))


def _drawn(one: Shape) -> str:
    if one.tag == "circle":
        kind = "solid" if one.filled else "line"
        return f'<circle class="{kind}" cx="{one.a:g}" cy="{one.b:g}" r="{one.c:g}"/>'
    return f'<rect class="solid" x="{one.a:g}" y="{one.b:g}" width="{one.c:g}" height="{one.d:g}"/>'
