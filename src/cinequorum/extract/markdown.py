"""Markdown: front matter set apart, the rest rendered and read as HTML."""

from __future__ import annotations

import re

from cinequorum.extract.dom import parse
from cinequorum.extract.drafts import Draft, clean
from cinequorum.extract.frontmatter import read_front
from cinequorum.extract.limits import too_long_markdown
from cinequorum.extract.lines import drafts_of_lines
from cinequorum.extract.material import Material
from cinequorum.extract.templates import without_templates
from cinequorum.model.page import Role

# A heading is one right below a line of HTML too, though CommonMark reads on to the next blank line there.
_HEADING = re.compile(r"(?<=[^\n])\n(?=#{1,6}[ \t]{1,9}\S)")
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

    text = _HEADING.sub("\n\n", _FOOTNOTE_SIGN.sub("", without_templates(text)))
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
