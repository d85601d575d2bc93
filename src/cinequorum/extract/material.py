"""Everything that was read off a page before roles are decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import Struct

from cinequorum.extract.drafts import Draft, Layout
from cinequorum.model.page import Metadatum, Role, Span

if TYPE_CHECKING:
    from cinequorum.extract.clues import Clue
    from cinequorum.extract.sites.reading import SiteReading


class Stated(Struct, frozen=True, kw_only=True, gc=False):
    """One value that a page states about itself. `start` and `end` are places in the text of the draft that shows it.

    `draft` is None where no draft shows the value yet: it is then appended to the page as a line of its own.
    """

    key: str
    value: str
    origin: str
    draft: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A review that structured data state, in the drafts from `first` to `last`; `date` is EDTF, `rating` as stated."""

    author: str | None
    date: str | None
    stamp: str | None
    rating: str | None
    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A page taken to pieces: `main` tells which drafts are its main content, `front` how many are front matter.

    `masthead` is the outlet's name over a page that lost its markup, `menus` the drafts below its text that look like
    menus. `site` is what the description of a known site found. `size` is the
    length of the HTML, `warnings` what was not read in full.
    """

    drafts: tuple[Draft, ...]
    stated: tuple[Stated, ...] = ()
    main: tuple[bool, ...] = ()
    front: int = 0
    html: bool = False
    title: str | None = None
    language: str | None = None
    masthead: str | None = None
    menus: frozenset[int] = frozenset()
    authors: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    size: int = 0
    warnings: tuple[str, ...] = ()
    clues: tuple[Clue, ...] = ()
    voices: tuple[Voice, ...] = ()
    site: SiteReading | None = None

    def value(self, *keys: str) -> str | None:
        """Return the first value under one of `keys`, the earlier key first."""
        return next((s.value for key in keys for s in self.stated if s.key == key), None)


def show_all(material: Material) -> tuple[tuple[Draft, ...], tuple[Stated, ...]]:
    """Append a line `key: value` for each value that no draft shows; return all drafts and all values, placed."""
    drafts = list(material.drafts)
    placed = []
    for stated in material.stated:
        if stated.draft is not None:
            placed.append(stated)
            continue
        head = f"{stated.key}: "
        tight = bool(placed) and placed[-1].draft == len(drafts) - 1
        drafts.append(Draft(text=head + stated.value, tag="meta", role=Role.METADATA, look="meta", tight=tight))
        end = len(head) + len(stated.value)
        placed.append(
            Stated(
                key=stated.key,
                value=stated.value,
                origin=stated.origin,
                draft=len(drafts) - 1,
                start=len(head),
                end=end,
            )
        )
    return tuple(drafts), tuple(placed)


def metadata_of(placed: Sequence[Stated], layout: Layout, page: str) -> tuple[Metadatum, ...]:
    """Turn placed values into metadata with spans of the page's text."""
    found = []
    for stated in placed:
        if stated.draft is None:
            continue
        at = layout.starts[stated.draft]
        span = Span(page=page, start=at + stated.start, end=at + stated.end)
        found.append(Metadatum(key=stated.key, value=stated.value, origin=stated.origin, span=span))
    return tuple(found)
