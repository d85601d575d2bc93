"""The parts of a page about several films: what it says of each under its name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import PROSE, Page, Role
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.understand.facts import find_claims
from cinequorum.understand.facts.named import claims_of_named
from cinequorum.understand.facts.tabled import claims_of_tables
from cinequorum.understand.mention import Mention
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Films, Prose, prose_of

_FEWEST_HEADED: Final = 2  # headings that name films make a list
_FEWEST: Final = 3  # paragraphs that begin with a film's title in one form do
_LONGEST_LINE: Final = 120  # characters of a line that stands for a heading
_UNSURE: Final = 0.9  # a part may say something of another film than the one it is headed by
_LEAST: Final = 0.66  # what is less probable of the page's one film is not said of one of many

_Form = tuple[bool, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One film of a list: where it is named, and the page cut down to the blocks under that name."""

    film: OtherFilm
    part: Page


def entries_of(prose: Prose, named: NamedTitles, others: Sequence[OtherFilm]) -> tuple[Entry, ...]:
    """Return the entries of a page about several films, in text order; none where it has no such parts.

    An entry begins with a block that a film's title opens, in a heading or in the form that most such blocks share
    (linked, in italics, with its year ...). It ends before the next one, or before a heading that names no film.
    """
    page = prose.page
    films = {title_key(film.title): film for film in others}
    heads = {block: m for block, m in _openings(page, named) if title_key(m.title) in films}
    starts = _of_one_form(page, heads)
    if not starts:
        return ()
    headed = any(page.blocks[at].role is Role.HEADING for at in starts)
    stops = sorted({*starts, *(_headings(page) if headed else ()), len(page.blocks)})
    return tuple(
        Entry(film=films[title_key(heads[at].title)], part=_part(page, at, stops[bisect_right(stops, at)]))
        for at in starts
    )


def claims_of_several(prose: Prose, named: NamedTitles, others: Sequence[OtherFilm]) -> tuple[Claim, ...]:
    """Return what a page about several films says of each: in tables, in parts of their own, and in passing.

    A page that is no list has to have as many parts as show that it is one all the same.
    """
    entries = entries_of(prose, named, others)
    if prose.page.kind.name != "list" and len(entries) < _FEWEST:
        entries = ()
    found: list[Claim] = []
    for more in (claims_of_tables(prose, others), claims_of_entries(entries, others), claims_of_named(prose, others)):
        told = {(claim.qualifier("film"), claim.predicate) for claim in found}
        found += [claim for claim in more if (claim.qualifier("film"), claim.predicate) not in told]
    return tuple(found)


def claims_of_entries(entries: Sequence[Entry], others: Sequence[OtherFilm]) -> Iterator[Claim]:
    """Yield what each entry states of its film, with the film's title as the qualifier `film`."""
    for entry in entries:
        key = title_key(entry.film.title)
        rest = tuple(film for film in others if title_key(film.title) != key)
        subject = SubjectFilm(title=entry.film.title, year=entry.film.year, span=entry.film.span, p=entry.film.p)
        found = find_claims(prose_of(entry.part), Films(subject=subject, others=rest))
        if not any(claim.predicate == "year" for claim in found):
            found = (*_year(entry), *found)
        for claim in found:
            if claim.p < _LEAST:
                continue
            qualifiers = tuple(sorted((*claim.qualifiers, ("film", entry.film.title))))
            yield replace(claim, qualifiers=qualifiers, p=round(claim.p * _UNSURE, 4))


def _year(entry: Entry) -> Iterator[Claim]:
    """Yield the year that stands in the line of the title."""
    line = entry.part.blocks[0].span
    at = entry.part.text.find(str(entry.film.year), line.start, line.end) if entry.film.year else -1
    if at >= 0:
        span = entry.part.span(at, at + 4)
        year = entry.part.slice(span)
        yield Claim(predicate="year", value=year, raw=year, span=span, rule="entries.year/1", p=entry.film.p)


def _openings(page: Page, named: NamedTitles) -> Iterator[tuple[int, Mention]]:
    """Yield the blocks that a title opens: nothing but a number, a bullet or quotation marks stands before it."""
    starts = [block.span.start for block in page.blocks]
    for mention in named.mentions:
        at = bisect_right(starts, mention.start) - 1
        block = page.blocks[at]
        if block.role in PROSE and not any(c.isalpha() for c in page.text[block.span.start : mention.start]):
            yield at, mention


def _of_one_form(page: Page, heads: dict[int, Mention]) -> list[int]:
    """Return the blocks that begin entries: those of the commonest form, if it is common enough."""
    forms: dict[int, _Form] = {at: _form(page, at, mention) for at, mention in heads.items()}
    headed = [at for at, form in forms.items() if form[0]]
    if len(headed) >= _FEWEST_HEADED:
        return sorted([*headed, *_as_good_as_headed(page, forms, headed)])
    commonest, count = max(Counter(forms.values()).items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    fewest = _FEWEST_HEADED if commonest and commonest[2] else _FEWEST  # with its year a title opens no mere paragraph
    return sorted(at for at, form in forms.items() if form == commonest) if count >= fewest else []


def _as_good_as_headed(page: Page, forms: dict[int, _Form], headed: Sequence[int]) -> Iterator[int]:
    """Yield lines that name a film with its year just as the headings do: headings that were not marked up as such."""
    shapes = {forms[at][1:] for at in headed if forms[at][2]}
    for at, form in forms.items():
        span = page.blocks[at].span
        if not form[0] and form[1:] in shapes and span.end - span.start <= _LONGEST_LINE:
            yield at


def _form(page: Page, at: int, mention: Mention) -> _Form:
    return page.blocks[at].role is Role.HEADING, mention.form, mention.year is not None


def _headings(page: Page) -> Iterator[int]:
    return (at for at, block in enumerate(page.blocks) if block.role is Role.HEADING)


def _part(page: Page, start: int, stop: int) -> Page:
    """Return the page as if there were only these blocks: text and places stay what they are."""
    return replace(page, blocks=page.blocks[start:stop], metadata=(), reviews=(), excerpts=())
