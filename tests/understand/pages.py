"""A small builder of pages for tests: what `extract` would hand over, from a few lines of text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cinequorum.model.page import (
    Block,
    Kind,
    Mark,
    MarkKind,
    Metadatum,
    Page,
    Role,
    Span,
    UserReview,
)
from cinequorum.understand.prose import Prose, prose_of

PAGE_ID = "0" * 32


def page_from_text(
    text: str,
    *,
    kind: str = "critic_review",
    metadata: Mapping[str, str] | None = None,
    language: str = "en",
    reviews: Sequence[str] = (),
    outlet: str | None = None,
    published: str | None = None,
) -> Page:
    """Build a page: a line a block, `# X` the title, `## X` a heading, `_X_` emphasis, `[X](address)` a link.

    `metadata` is put before the text, a block of role `metadata` each; `reviews` after it, a user review each.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    stated: list[Metadatum] = []
    users: list[UserReview] = []
    at = 0

    def add(line: str, role: Role) -> Span:
        nonlocal at
        span = Span(page=PAGE_ID, start=at, end=at + len(line))
        blocks.append(Block(role=role, span=span))
        parts.append(line)
        at += len(line) + 1
        return span

    for key, value in (metadata or {}).items():
        span = add(f"{key}: {value}", Role.METADATA)
        inner = Span(page=PAGE_ID, start=span.start + len(key) + 2, end=span.end)
        stated.append(Metadatum(key=key, value=value, origin="front-matter", span=inner))
    headline: str | None = None
    for raw in text.strip().split("\n"):
        if not raw.strip():
            continue
        level = len(raw) - len(raw.lstrip("#"))
        line, found = _unmarked(raw.lstrip("# "), at)
        marks.extend(found)
        add(line, {0: Role.BODY, 1: Role.TITLE}.get(level, Role.HEADING))
        headline = line if level == 1 else headline
    for words in reviews:
        span = add(words, Role.USER_REVIEW)
        users.append(UserReview(author=None, published=None, stamp=None, span=span, text_span=span))
    return Page(
        id=PAGE_ID,
        source="page.html",
        text="\n".join(parts),
        language=language,
        kind=Kind(name=kind, p=0.9),
        headline=headline or (metadata or {}).get("title"),
        author=None,
        outlet=outlet,
        published=published,
        blocks=tuple(blocks),
        marks=tuple(marks),
        metadata=tuple(stated),
        reviews=tuple(users),
    )


def prose_from_text(text: str, *, kind: str = "critic_review", metadata: Mapping[str, str] | None = None) -> Prose:
    """Build a page and cut its sentences."""
    return prose_of(page_from_text(text, kind=kind, metadata=metadata))


_MARKED = re.compile(r"_(?P<em>[^_\n]{1,300})_|\[(?P<words>[^\]\n]{1,300})\]\((?P<target>[^)\n]{1,300})\)")


def _unmarked(raw: str, offset: int) -> tuple[str, list[Mark]]:
    out = ""
    last = 0
    marks: list[Mark] = []
    for match in _MARKED.finditer(raw):
        out += raw[last : match.start()]
        words = match["em"] or match["words"]
        span = Span(page=PAGE_ID, start=offset + len(out), end=offset + len(out) + len(words))
        kind = MarkKind.EMPHASIS if match["em"] else MarkKind.LINK
        marks.append(Mark(kind=kind, span=span, target=match["target"]))
        out += words
        last = match.end()
    return out + raw[last:], marks
