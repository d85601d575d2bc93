"""What the walk over a document collects, and what it knows of the elements that are open."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from cinequorum.extract.clues import Clue
from cinequorum.extract.drafts import Draft
from cinequorum.extract.sites.reading import SiteReading
from cinequorum.extract.sorts import Sort, sort_of
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


class Frame(Struct, gc=False):  # made in a quarter of a dataclass's time; frames know those around them, never inside
    """An element that is open at a place of the walk."""

    sort: Sort
    chain: tuple[int, ...]
    hint: Role | None
    holder: int
    home: Frame | None = None  # the innermost block element, None for itself
    under: str = ""  # how the block around it is set
    told: bool = False  # whether its names or attributes say anything
    opened: int = 0
    scoped: bool = False
    label: str | None = None
    start: tuple[int, int] | None = None  # where a rating is shown
    clues: range | None = None
    wanted: tuple[int, int, str | None] | None = None  # by a known site's description: which, since when, shown how
    passing: bool = False  # whether nothing is to be done where it ends

    def inline(self, sort: Sort) -> Frame:
        """Return the frame of an inline element right inside this one."""
        return Frame(sort, self.chain, self.hint, self.holder, self.home or self)

    def inside(self) -> Frame:
        """Return the frame of an inline element in this one that says nothing; all in such a one have the same."""
        if self.passing:
            return self
        frame = self.inline(_QUIET)
        frame.passing = True
        return frame

    def look(self) -> str:
        """Return how a block of this element is set: its tag and class, and those of the block around it."""
        return f"{self.under}/{self.sort.look}" if self.sort.look else ""


_QUIET = sort_of("-", None, None)
