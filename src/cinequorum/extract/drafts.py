"""Blocks before they have a place: what the readers of HTML, Markdown and plain text hand on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from cinequorum.model.page import Block, Mark, MarkKind, Role, Span

# Control characters but the line feed; zero-width space, soft hyphen, byte order mark. Joiners stay: emoji need them.
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")

DEEPEST = 120  # block elements kept on the way to a block; deeper nesting is damage, and no parser after ours takes it


class DraftMark(Struct, frozen=True, gc=False):  # a page has thousands: made in a sixth of a frozen dataclass's time
    """Typography over `start` to `end` of a draft's own text."""

    kind: MarkKind
    start: int
    end: int
    target: str | None = None


class Draft(Struct, frozen=True, gc=False):
    """A block without a place in the page's text.

    `tag` is the element it came from (`p` for a line of plain text); `role` what is already known of it; `hint` the
    furniture role that a class, an id or a tag around it suggests and `holder` the number of the element that does;
    `chain` the numbers of the elements around it, the outermost first; `look` its tag and class, alike for blocks that
    are set alike; `linked` the share of its text that is links; `tight` is True where it follows the block before it
    on the next line.
    """

    text: str
    tag: str = "p"
    role: Role | None = None
    hint: Role | None = None
    holder: int = -1
    chain: tuple[int, ...] = ()
    look: str = "p"
    linked: float = 0.0
    marks: tuple[DraftMark, ...] = ()
    tight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Drafts put in their places."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    starts: tuple[int, ...]


def clean(text: str) -> str:
    r"""Normalise characters: NFC, plain spaces, line feeds, no control characters.

    >>> clean("Am\u0065\u0301lie\u00a0(2001)\r\n")
    'Amélie (2001)\n'
    """
    if text.isascii():
        return _DROPPED.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    composed = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _DROPPED.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", composed))))


def lay_out(drafts: Sequence[Draft], roles: Sequence[Role], page: str) -> Layout:
    """Join the drafts into one text, a blank line between blocks, and place blocks and marks in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    starts: list[int] = []
    at = 0
    for draft, role in zip(drafts, roles, strict=True):
        gap = "" if not parts else "\n" if draft.tight else "\n\n"
        at += len(gap)
        parts += (gap, draft.text)
        starts.append(at)
        end = at + len(draft.text)
        blocks.append(Block(role=role, span=Span(page=page, start=at, end=end)))
        for m in draft.marks:
            marks.append(Mark(kind=m.kind, span=Span(page=page, start=at + m.start, end=at + m.end), target=m.target))
        at = end
    return Layout(text="".join(parts), blocks=tuple(blocks), marks=tuple(marks), starts=tuple(starts))
