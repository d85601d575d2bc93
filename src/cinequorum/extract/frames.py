"""What the walk over a document collects, and what it knows of the elements that are open."""

from __future__ import annotations

from dataclasses import dataclass, field

from cinequorum.extract.clues import Clue
from cinequorum.extract.drafts import Draft
from cinequorum.extract.sites.reading import SiteReading
from cinequorum.model.page import Role


@dataclass(slots=True, kw_only=True)
class Dom:
    """A page's blocks and everything that it says about itself in its head and attributes."""

    drafts: list[Draft] = field(default_factory=list)
    elements: dict[int, tuple[str, str, str]] = field(default_factory=dict)  # tag, names, landmark by number
    scripts: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    props: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    clues: tuple[Clue, ...] = ()
    title: str | None = None
    language: str | None = None
    site: SiteReading | None = None


@dataclass(slots=True)
class Frame:
    """An element that is open at a place of the walk."""

    tag: str
    block: bool
    look: str
    chain: tuple[int, ...]
    hint: Role | None
    holder: int
    home: Frame | None = None  # the innermost block element, None for itself
    opened: int = 0
    scoped: bool = False
    label: str | None = None
    start: tuple[int, int] = (-1, -1)
    clues: range | None = None
    wanted: tuple[int, int, str | None] | None = None  # by a known site's description: which, since when, shown how
