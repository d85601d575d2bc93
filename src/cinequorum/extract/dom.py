"""HTML to drafts. The only module that knows the HTML parser (selectolax, lexbor); the walk sees its nodes only."""

from __future__ import annotations

from typing import Any

from cinequorum.extract.data.markup import UNSEEN
from cinequorum.extract.frames import Dom
from cinequorum.extract.head import SELECTOR, read_head
from cinequorum.extract.sites.engine import read_site
from cinequorum.extract.sites.reading import place
from cinequorum.extract.sites.recognise import recognise
from cinequorum.extract.walker import Walker

_UNSEEN = frozenset(UNSEEN)
_LITTLE = 300  # characters of a page that shows nothing without its scripts


def parse(html: str) -> Dom:
    """Walk an HTML document, or a piece of one, and collect its blocks."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    walker = _walked(tree, html, _UNSEEN)
    if sum(len(draft.text) for draft in walker.dom.drafts) < _LITTLE and "<noscript" in html:
        walker = _walked(tree, html, _UNSEEN - {"noscript"})  # forums that draw themselves keep their text there
    return walker.dom


def _walked(tree: Any, html: str, unseen: frozenset[str]) -> Walker:
    walker = Walker(unseen)
    for node in tree.css(SELECTOR):
        read_head(node, walker.dom)
    known = recognise(html, walker.dom.links, walker.dom.metas)
    found = read_site(tree, known) if known else None
    walker.wanted = found.wanted if found else {}
    if tree.root is not None:
        walker.walk(tree.root)
    walker.dom.clues = walker.clues.found()
    walker.dom.site = place(found, walker.places, walker.dom.drafts) if found else None
    return walker
