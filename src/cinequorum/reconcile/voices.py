"""Who speaks: pages and user reviews as independent witnesses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cinequorum.model.film import SharedText, Support
from cinequorum.model.page import Page, Span
from cinequorum.model.reading import Reading
from cinequorum.names.letters import sound_keys
from cinequorum.names.people import compare, parse
from cinequorum.reconcile.copies import Copying, SharedSentences, find_copying
from cinequorum.reconcile.data.value_forms import NO_AUTHOR
from cinequorum.reconcile.sets import joined
from cinequorum.text.fold import fold

MOSTLY_COPIED = 0.6  # of a page's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The witnesses of one film. Numbers start at 1; one number is one independent voice.

    `pages` maps a page's id to its number, `reviews` a page's id to the numbers of its user reviews; `shared` a
    page's id to the shared stretches on it with the number of the voice they count for.
    """

    pages: Mapping[str, int]
    reviews: Mapping[str, tuple[int, ...]]
    shared: Mapping[str, tuple[tuple[Span, int], ...]]
    copied_from: Mapping[str, str]
    shares: Mapping[str, float]
    texts: tuple[SharedText, ...]


def voices_of(readings: Sequence[Reading]) -> Voices:
    """Number the independent voices of one film's readings, which must be sorted by source."""
    pages = [reading.page for reading in readings]
    copying = find_copying(pages)
    originals = [_original(shared, pages) for shared in copying.shared]
    copied = _copied(copying, originals, pages)
    numbers = _page_numbers(pages, copied)
    shared: dict[str, list[tuple[Span, int]]] = {page.id: [] for page in pages}
    for one, original in zip(copying.shared, originals, strict=True):
        for span in one.spans:
            shared[span.page].append((span, numbers[original]))
    by_id = {page.id: page for page in pages}
    texts = tuple(
        _shared_text(one, by_id, numbers[original], copied)
        for one, original in zip(copying.shared, originals, strict=True)
    )
    return Voices(
        pages=numbers,
        reviews=_review_numbers(readings, max(numbers.values(), default=0)),
        shared={page: tuple(found) for page, found in shared.items()},
        copied_from={page: by_id[source].source for page, source in copied.items()},
        shares={page.id: share for page, share in zip(pages, copying.shares, strict=True)},
        texts=texts,
    )


def witness_at(voices: Voices, reading: Reading, span: Span) -> int:
    """Return the number of the voice that says the words under `span`."""
    for stretch, number in voices.shared[reading.page.id]:
        if stretch.start <= span.start < stretch.end:
            return number
    index = review_at(reading, span)
    return voices.pages[reading.page.id] if index is None else voices.reviews[reading.page.id][index]


def review_at(reading: Reading, span: Span) -> int | None:
    """Return the index of the user review that `span` begins in, or None for the page's own words."""
    for index, review in enumerate(reading.reviews):
        if review.span.start <= span.start < review.span.end:
            return index
    return None


def _original(shared: SharedSentences, pages: Sequence[Page]) -> str:
    """The page taken for the first to print a shared text: the earliest dated, else one with an author."""
    holders = {span.page for span in shared.spans}
    found = [page for page in pages if page.id in holders]
    return min(found, key=lambda p: (p.published or "9999", p.author is None, p.source, p.id)).id


def _copied(copying: Copying, originals: Sequence[str], pages: Sequence[Page]) -> dict[str, str]:
    """Pages most of whose words stand on another page first, with that page."""
    lengths: dict[str, Counter[str]] = {page.id: Counter() for page in pages}
    for shared, original in zip(copying.shared, originals, strict=True):
        for span in shared.spans:
            lengths[span.page][original] += span.end - span.start
    copied = {}
    for page, share in zip(pages, copying.shares, strict=True):
        if share >= MOSTLY_COPIED:
            source = max(sorted(lengths[page.id]), key=lambda other: lengths[page.id][other])
            if source != page.id:
                copied[page.id] = source
    return copied


def _page_numbers(pages: Sequence[Page], copied: Mapping[str, str]) -> dict[str, int]:
    index = {page.id: i for i, page in enumerate(pages)}
    pairs = [
        (index[page], index[source]) for page, source in copied.items() if pages[index[page]].kind.name != "listing"
    ]
    buckets: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        for key in _voice_keys(page):
            buckets[key].append(i)
    for members in buckets.values():
        pairs += [(i, j) for i, j in combinations(members, 2) if _same_voice(pages[i], pages[j])]
    parts = joined(len(pages), pairs)
    return {pages[i].id: number for number, part in enumerate(parts, start=1) for i in part}


def _voice_keys(page: Page) -> frozenset[str]:
    """Pages of one voice share one of these: the author's name or surname as it sounds, else the outlet."""
    author = _author(page)
    if author:
        return frozenset({fold(author)}) | sound_keys(parse(author).family)
    return frozenset({f"outlet {fold(page.outlet)}"}) if page.outlet else frozenset()


def _same_voice(a: Page, b: Page) -> bool:
    """One author is one voice wherever he or she writes; an outlet without named authors is one voice."""
    one, other = _author(a), _author(b)
    if one and other:
        if fold(one) == fold(other):
            return True
        return bool(parse(one).given and parse(other).given) and compare(one, other).same >= 0.9
    return not one and not other and bool(a.outlet) and fold(a.outlet or "") == fold(b.outlet or "")


def _author(page: Page) -> str | None:
    return page.author if page.author and fold(page.author) not in NO_AUTHOR else None


def _review_numbers(readings: Sequence[Reading], used: int) -> dict[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for reading in readings:
        own: list[int] = []
        for review in reading.reviews:
            if review.duplicate_of is not None and review.duplicate_of < len(own):
                own.append(own[review.duplicate_of])
            else:
                used += 1
                own.append(used)
        numbers[reading.page.id] = tuple(own)
    return numbers


def _shared_text(
    shared: SharedSentences, pages: Mapping[str, Page], witness: int, copied: Mapping[str, str]
) -> SharedText:
    spans = sorted(shared.spans, key=lambda s: (pages[s.page].source, s.start))
    support = tuple(
        Support(source=pages[s.page].source, span=s, witness=witness, raw=pages[s.page].slice(s)) for s in spans
    )
    shortest = min((s.raw for s in support), key=len)
    kind = (
        "copied"
        if any(span.page in copied and pages[span.page].kind.name != "listing" for span in spans)
        else "synopsis"
    )
    return SharedText(text=shortest, support=support, kind=kind)
