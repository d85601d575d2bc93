"""Markdown: front matter set apart, the rest rendered and read as HTML."""

from __future__ import annotations

import re

from cinequorum.extract.dom import parse
from cinequorum.extract.drafts import Draft, clean
from cinequorum.extract.frontmatter import read_front
from cinequorum.extract.limits import too_long_markdown
from cinequorum.extract.lines import drafts_of_lines
from cinequorum.extract.material import Material
from cinequorum.model.page import Role

# Template tags stand where a generator puts an address or nothing: `]({% post_url 2020-01-02-x %})`.
_TAG_IN_LINK = re.compile(
    r"\]\(\s{0,5}\{[{%<]\s{0,5}(?:[\w.]{1,30}\s{1,5})?([^\s{}%]{0,300})[^{}]{0,100}?[}%>]\}\s{0,5}([^\s()]{0,300})\)"
)
_TAG = re.compile(r"\{%[^{}\n]{0,300}%\}|\{\{[<%][^{}\n]{0,300}[>%]\}\}")
_FOOTNOTE_SIGN = re.compile(r"\[\^[^\]\s]{1,40}\](:?)[ \t]?")


def read_markdown(text: str) -> Material:
    """Take a Markdown page to pieces."""
    text = clean(text)
    front = read_front(text)
    rest = text[front.rest :] if front else text
    before: tuple[Draft, ...] = ()
    if front and front.text.strip():
        before = (Draft(text=front.text, tag="front", role=Role.METADATA, look="front"),)
    warnings = too_long_markdown(rest)
    drafts, authors = (drafts_of_lines(rest), ()) if warnings else _body(rest)
    return Material(
        drafts=(*before, *drafts),
        stated=front.stated if front else (),
        main=(False,) * len(before) + (True,) * len(drafts),
        front=len(before),
        authors=authors,
        warnings=warnings,
    )


def _body(text: str) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """Return the blocks of a Markdown text and the authors its markup names."""
    dom = parse(_render(text))
    if dom.drafts:
        return tuple(dom.drafts), tuple(dom.authors)
    return drafts_of_lines(text), ()


def _render(text: str) -> str:
    from markdown_it import MarkdownIt

    text = _TAG_IN_LINK.sub(r"](<\1\2>)", text)
    text = _TAG.sub("", text)
    text = _FOOTNOTE_SIGN.sub("", text)
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
