"""Members' texts: a little Markdown, no markup of their own, and `||hidden until asked for||`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import nh3
from markdown_it import MarkdownIt

OPEN, CLOSE, WALL = "\ue000", "\ue001", "\ue002"  # of no script: taken out of what members write
_OURS = re.compile(f"[{OPEN}{CLOSE}{WALL}\x00]")
_HIDDEN = re.compile(r"\|\|(.*?)(?:\|\||\Z)", re.DOTALL)  # what is opened and not closed is hidden to the end
TAGS = frozenset({"p", "br", "em", "strong", "s", "ul", "ol", "li", "blockquote", "code", "pre", "a", "span"})
ATTRIBUTES = {"a": {"href"}, "span": {"class"}, "ol": {"start"}}
LEFT_OUT = ("image", "heading", "lheading", "hr", "table", "html_block", "html_inline", "reference", "entity")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as HTML. `hidden` counts the passages that are not in it."""

    html: str
    hidden: int


def render(body: str, *, reveal: bool) -> Shown:
    """Return a text as HTML that is safe to put into a page; hidden passages are in it only where they are asked for.

    >>> render("*Cold*, and ||Ada did it||.", reveal=False)
    Shown(html='<p><em>Cold</em>, and <span class="walled">hidden</span>.</p>\\n', hidden=1)
    >>> render("||Ada||", reveal=True).html
    '<p><span class="told">Ada</span></p>\\n'
    """
    text = clean(body)
    text, hidden = _HIDDEN.subn(rf"{OPEN}\1{CLOSE}" if reveal else WALL, text)
    html = _markdown().render(text)
    for mark, tag in ((OPEN, '<span class="told">'), (CLOSE, "</span>"), (WALL, _walled())):
        html = html.replace(mark, tag)
    safe = nh3.clean(
        html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel="nofollow ugc noopener"
    )
    return Shown(safe, 0 if reveal else hidden)


def clean(body: str) -> str:
    """Return what somebody typed with one kind of line break, and without the signs that we keep for ourselves."""
    return _OURS.sub("", body.replace("\r\n", "\n").replace("\r", "\n")).strip()


def plain(body: str, most: int) -> str:
    """Return the beginning of a text without marks and without what it hides, for lists.

    >>> plain("So *cold*.\\n\\nAnd ||Ada did it||, yes.", 60)
    'So cold. And …, yes.'
    """
    seen = _HIDDEN.sub("…", clean(body))
    words = " ".join(re.sub(r"[*_`~>#]+|\[|\]\([^)]*\)", "", seen).split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _walled() -> str:
    from django.utils.translation import gettext

    word = gettext("hidden")
    return f'<span class="walled">{word}</span>'


@cache
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True})
    return made.enable("strikethrough").disable([rule for rule in LEFT_OUT if rule != "table"])
