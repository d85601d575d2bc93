"""Markdown: front matter set apart, the rest rendered and read as HTML."""

from __future__ import annotations

import re

from cinequorum.extract.dom import parse
from cinequorum.extract.drafts import Draft, clean
from cinequorum.extract.frontmatter import Front, read_front
from cinequorum.extract.limits import FRONT_MATTER, too_long_markdown
from cinequorum.extract.lines import drafts_of_lines
from cinequorum.extract.material import Material
from cinequorum.extract.templates import without_templates
from cinequorum.model.page import Role

# A heading is one right below a line of HTML too, though CommonMark reads on to the next blank line there.
_HEADING = re.compile(r"(?<=[^\n])\n(?=#{1,6}[ \t]{1,9}\S)")
# `_Tin Soldiers _is`: converters leave the space inside the sign that ends a title.
_LOOSE_SIGN = re.compile(r"(?<![\w_*])(?P<sign>[_*])(?P<title>[^\W_](?:[^_*\n]{0,60}[^\s_*])?) (?P=sign)(?=[^\W_(]|\()")
_FOOTNOTE_SIGN = re.compile(r"\[\^[^\]\s]{1,40}\](:?)[ \t]?")
# Attributes that some converters read and others leave in the text: `[Salt](/salt){:target="_blank"}`.
_ATTRIBUTES = re.compile(r"(?:(?<=[)\]*_])|^)\{:[^{}\n]{1,200}\}", re.MULTILINE)

_OPENED = re.compile(r"\s{0,20}(---|\+\+\+)[ \t]{0,10}\n[A-Za-z_][\w .-]{0,39}[:=]")


def read_markdown(text: str) -> Material:
    """Take a Markdown page to pieces."""
    text = clean(text)
    front = read_front(text)
    rest = text[front.rest :] if front else text
    before: tuple[Draft, ...] = ()
    if front and front.text.strip():
        before = (Draft(text=front.text, tag="front", role=Role.METADATA, look="front"),)
    long = too_long_markdown(rest)
    drafts, authors = (drafts_of_lines(rest), ()) if long else _body(rest)
    return Material(
        drafts=(*before, *drafts),
        stated=front.stated if front else (),
        main=(False,) * len(before) + (True,) * len(drafts),
        front=len(before),
        authors=authors,
        warnings=_front_warnings(text, front) + long,
    )


def _front_warnings(text: str, front: Front | None) -> tuple[str, ...]:
    """Say what is amiss with a front matter: it does not parse, has no end, or is too long to be read as one."""
    if front is not None:
        return ("the front matter is not valid: it was read line by line",) if front.broken else ()
    opened = _OPENED.match(text)
    if opened is None:
        return ()
    if re.compile(rf"^{re.escape(opened[1])}[ \t]{{0,10}}$", re.MULTILINE).search(text, opened.end()) is None:
        return ("the front matter has no end: it was read as text",)
    return (f"the front matter has more than {FRONT_MATTER:,} characters: it was read as text",)


def _body(text: str) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """Return the blocks of a Markdown text and the authors its markup names."""
    dom = parse(_render(text))
    if dom.drafts:
        return tuple(dom.drafts), tuple(dom.authors)
    return drafts_of_lines(text), ()


def _render(text: str) -> str:
    from markdown_it import MarkdownIt

    text = _HEADING.sub("\n\n", _FOOTNOTE_SIGN.sub("", _ATTRIBUTES.sub("", without_templates(text))))
    text = _LOOSE_SIGN.sub(r"\g<sign>\g<title>\g<sign> ", text)
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
