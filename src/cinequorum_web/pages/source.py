"""The page about one source: its text with everything that was read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cinequorum.model.film import Film, Support
from cinequorum.model.page import FURNITURE, Block, Role
from cinequorum.model.reading import Reading
from cinequorum.model.wall import visible
from cinequorum.text.quoting import quoted
from cinequorum_web.feeds.structured import source_data
from cinequorum_web.pages.contexts import Choice, Link
from cinequorum_web.pages.excerpts import Excerpt, Marked, excerpts_of
from cinequorum_web.pages.film import choices
from cinequorum_web.pages.ink import Ink, Layer, Note, Piece, notes_of, walls_of
from cinequorum_web.pages.kind_reasons import kind_reason
from cinequorum_web.pages.labels import KINDS, ROLES, plain
from cinequorum_web.pages.words import foreign, percent, public_source, say_date, source_name, web_address
from cinequorum_web.rights.quoting import quotable

TAGS = MappingProxyType(
    {
        Role.TITLE: "title", Role.HEADING: "heading", Role.USER_REVIEW: "review", Role.BYLINE: "small",
        Role.METADATA: "small",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the page. `tag` is its element."""

    tag: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Paragraphs of prose, or a run of furniture that is folded away under `label`."""

    furniture: bool
    label: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a reader may see of a page: how much it may give away, and how many words of it in one piece, if bounded."""

    allowed: str = "none"
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that was read on the page, with a link to its words."""

    label: str
    value: str
    href: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One source."""

    id: str
    structured: str
    name: str
    title: str
    language: str
    foreign: str
    kind: str
    reasons: tuple[str, ...]
    date: str
    address: str
    shown_source: str
    film: Link | None
    warns: bool
    spoilers: str
    choices: tuple[Choice, ...]
    found: tuple[Found, ...]
    sections: tuple[Section, ...]
    hidden: int
    bounded: bool = False
    excerpts: tuple[Excerpt, ...] = ()
    left_out: int = 0


def source_page(reading: Reading, film: Film | None, shown: Shown) -> SourcePage:
    """Return the page about `reading`, with the film that it went into, as a reader who is shown this much sees it."""
    whole = _whole_page(reading, film, shown.allowed)
    if shown.most is None:
        return whole
    walls = walls_of(reading, shown.allowed)
    wall, linked = Layer(walls), frozenset(_linked(film, reading.page.id))
    notes = [note for note in notes_of(reading) if note.start < note.end and not wall.touching(note.start, note.end)]
    anchors = sorted({(note.start, note.end) for note in notes} | linked)
    marked = Marked(notes=[note for note in notes if note.kind], walls=walls, anchors=anchors, linked=linked)
    excerpts, left_out = excerpts_of(reading, marked, shown.most)
    bounded = replace(whole, sections=(), bounded=True, title=quoted(whole.title, shown.most), left_out=left_out)
    return replace(bounded, excerpts=excerpts, found=quotable(whole.found, shown.most))


def _whole_page(reading: Reading, film: Film | None, allowed: str) -> SourcePage:
    page = reading.page
    walls = walls_of(reading, allowed)
    notes = [note for note in notes_of(reading) if note.start < note.end]
    wall = Layer(walls)
    safe = [note for note in notes if not wall.touching(note.start, note.end)]
    anchors = sorted({(note.start, note.end) for note in notes} | _linked(film, page.id))
    return SourcePage(
        id=page.id,
        structured=source_data(reading, film),
        name=source_name(page.source, page.outlet, page.author),
        title=_title(reading, allowed),
        language=page.language,
        foreign=foreign(page.language),
        kind=f"{KINDS.get(page.kind.name, plain(page.kind.name))} ({percent(page.kind.p)})",
        reasons=tuple(map(kind_reason, page.kind.reasons)),
        date=say_date(page.published) if page.published else "",
        address=web_address(page.source) or "",
        shown_source=public_source(page.source),
        film=Link(text=film.title, href=f"/films/{film.slug}/") if film else None,
        warns=reading.spoiler_warning is not None,
        spoilers=allowed,
        choices=choices(f"/sources/{page.id}/", allowed),
        found=tuple(_found(note) for note in safe if note.says),
        sections=tuple(_sections(reading, Ink(page.text, safe, walls, anchors))),
        hidden=len(walls),
    )


def _title(reading: Reading, allowed: str) -> str:
    """The headline, where it may be seen; else where the page is from."""
    told = reading.page.headline if visible(reading.headline_gives_away, allowed) else None
    return told or public_source(reading.page.source)


def _found(note: Note) -> Found:
    label, _, value = note.says.partition(": ")
    return Found(label=label, value=value, href=f"#c-{note.start}-{note.end}", note=note.kind)


def _linked(film: Film | None, page_id: str) -> set[tuple[int, int]]:
    """Return the places on this page to which the film's page leads."""
    if film is None:
        return set()
    spans = (*(support.span for support in _supports(film)), *(review.text_span for review in film.reviews))
    return {(span.start, span.end) for span in spans if span.page == page_id}


def _supports(film: Film) -> Iterator[Support]:
    for fact in (*film.facts, *film.statements):
        yield from fact.support
        for other in fact.dissent:
            yield from other.support
    for card in film.disagreements:
        for value in card.values:
            yield from value.support
    for held in (film.shared, film.consensus, film.comparisons, film.people, film.checks):
        yield from (support for one in held for support in one.support)
    yield from (support for person in film.people for _, support in person.notes)
    for summary in film.aspects:
        yield from (quote.support for _, quote in summary.quotes)
    yield from (aggregate.support for aggregate in film.aggregates)


def _sections(reading: Reading, ink: Ink) -> Iterator[Section]:
    """Yield runs of prose and of furniture, in the order of the page."""
    run: list[Block] = []
    for block in (*_covering(reading), None):
        if run and (block is None or (block.role in FURNITURE) != (run[0].role in FURNITURE)):
            yield _section(run, ink)
            run = []
        if block is not None:
            run.append(block)


def _section(run: Sequence[Block], ink: Ink) -> Section:
    names = dict.fromkeys(ROLES.get(block.role.value, block.role.value) for block in run)
    return Section(
        furniture=run[0].role in FURNITURE,
        label=", ".join(names),
        paragraphs=tuple(
            Paragraph(
                tag=TAGS.get(b.role, "text"),
                pieces=ink.pieces(b.span.start, b.span.end),
            )
            for b in run
        ),
    )


def _covering(reading: Reading) -> Iterator[Block]:
    """Yield the page's blocks, and text between them as body, so that nothing of the page is missing."""
    page, at = reading.page, 0
    for block in sorted(page.blocks, key=lambda block: block.span):
        yield from _gap(reading, at, block.span.start)
        yield block
        at = max(at, block.span.end)
    yield from _gap(reading, at, len(page.text))


def _gap(reading: Reading, low: int, high: int) -> Iterator[Block]:
    if low < high and reading.page.text[low:high].strip():
        yield Block(role=Role.BODY, span=reading.page.span(low, high))
