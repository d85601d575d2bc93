"""Who speaks: pages and user reviews as independent witnesses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from cinequorum.model.film import SharedText, Support
from cinequorum.model.page import Page, Span
from cinequorum.model.reading import Reading
from cinequorum.names.letters import sound_keys
from cinequorum.names.people import compare, parse
from cinequorum.reconcile.copies import SharedSentences, find_copying
from cinequorum.reconcile.data.value_forms import NO_AUTHOR
from cinequorum.reconcile.notes import notes_on
from cinequorum.reconcile.sets import joined
from cinequorum.text.fold import fold

NAMESAKES = 100  # authors whose surnames sound alike: so many are compared


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
    copying = find_copying(readings, [notes_on(reading) for reading in readings])
    numbers = _page_numbers(pages, copying.copied)
    shared: dict[str, list[tuple[Span, int]]] = {page.id: [] for page in pages}
    for one in copying.shared:
        for span in one.spans:
            shared[span.page].append((span, numbers[pages[one.original].id]))
    by_id = {page.id: page for page in pages}
    copies = {pages[number].id for number in copying.copied if pages[number].kind.name != "listing"}
    return Voices(
        pages=numbers,
        reviews=_review_numbers(readings, copying.reviews, max(numbers.values(), default=0)),
        shared={page: tuple(found) for page, found in shared.items()},
        copied_from={pages[copy].id: pages[source].source for copy, source in copying.copied.items()},
        shares={page.id: share for page, share in zip(pages, copying.shares, strict=True)},
        texts=tuple(_shared_text(one, by_id, numbers[pages[one.original].id], copies) for one in copying.shared),
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


def _page_numbers(pages: Sequence[Page], copied: Mapping[int, int]) -> dict[str, int]:
    """A copy has the voice of the page it is from; an author, or an outlet that names none, is one voice."""
    pairs = [(page, source) for page, source in copied.items() if pages[page].kind.name != "listing"]
    held: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        if author := _author(page):
            held[f"author {fold(author)}"].append(i)
        elif page.outlet:
            held[f"outlet {fold(page.outlet)}"].append(i)
    pairs += [(members[0], other) for members in held.values() for other in members[1:]]
    authors = sorted(members[0] for name, members in held.items() if name.startswith("author "))
    pairs += [(i, j) for i, j in _near_names(pages, authors) if _same_author(pages[i], pages[j])]
    parts = joined(len(pages), pairs)
    return {pages[i].id: number for number, part in enumerate(parts, start=1) for i in part}


def _near_names(pages: Sequence[Page], authors: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs of pages whose authors' surnames sound alike."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for i in authors:
        for key in sound_keys(parse(_author(pages[i]) or "").family):
            buckets[key].append(i)
    for members in buckets.values():
        yield from combinations(members[:NAMESAKES], 2)


def _same_author(a: Page, b: Page) -> bool:
    one, other = a.author or "", b.author or ""
    return bool(parse(one).given and parse(other).given) and compare(one, other).same >= 0.9


def _author(page: Page) -> str | None:
    return page.author if page.author and fold(page.author) not in NO_AUTHOR else None


def _review_numbers(
    readings: Sequence[Reading], alike: Sequence[Sequence[tuple[int, int]]], used: int
) -> dict[str, tuple[int, ...]]:
    """Each user review is a voice, but for one that says again, figures apart, what another says."""
    first = {place: group[0] for group in alike for place in group}
    numbers: dict[tuple[int, int], int] = {}
    for at, reading in enumerate(readings):
        for index, review in enumerate(reading.reviews):
            known = first.get((at, index), (at, index))
            if known not in numbers and review.duplicate_of is not None:
                known = (at, review.duplicate_of)
            if known not in numbers:
                used += 1
            numbers[at, index] = numbers.get(known, used)
    return {r.page.id: tuple(numbers[at, i] for i in range(len(r.reviews))) for at, r in enumerate(readings)}


def _shared_text(
    shared: SharedSentences, pages: Mapping[str, Page], witness: int, copies: AbstractSet[str]
) -> SharedText:
    spans = sorted(shared.spans, key=lambda s: (pages[s.page].source, s.start))
    support = tuple(
        Support(source=pages[s.page].source, span=s, witness=witness, raw=pages[s.page].slice(s)) for s in spans
    )
    shortest = min((s.raw for s in support), key=len)
    kind = "copied" if any(span.page in copies for span in spans) else "synopsis"
    return SharedText(text=shortest, support=support, kind=kind)
