"""Who speaks: pages and user reviews as independent witnesses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from cinequorum.model.film import SharedText, Support
from cinequorum.model.page import Span
from cinequorum.model.part import NOTHING_COMPARED, Compared, Speaker
from cinequorum.model.reading import Reading
from cinequorum.names.people import compare, parse
from cinequorum.reconcile.copies import Copying, SharedSentences, find_copying
from cinequorum.reconcile.notes import notes_on, rules
from cinequorum.reconcile.sets import joined
from cinequorum.reconcile.speakers import speaker_of
from cinequorum.text.fold import fold

NAMESAKES = 100  # authors whose surnames sound alike: so many are compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The witnesses of one film. Numbers start at 1; one number is one independent voice.

    `pages` maps a page's id to its number, `reviews` a page's id to the numbers of its user reviews; `shared` a
    page's id to the shared stretches on it with the number of the voice they count for. `copies` are the pages that
    have no voice of their own.
    """

    pages: Mapping[str, int]
    reviews: Mapping[str, tuple[int, ...]]
    shared: Mapping[str, tuple[tuple[Span, int], ...]]
    copied_from: Mapping[str, str]
    copies: frozenset[str]
    shares: Mapping[str, float]
    texts: tuple[SharedText, ...]


def voices_of(readings: Sequence[Reading], compared: Compared = NOTHING_COMPARED) -> Voices:
    """Number the independent voices of one film's readings, which must be sorted by source.

    `compared` is what is known of the sentences of these pages.
    """
    speakers = [speaker_of(reading) for reading in readings]
    imprints = [notes_on(reading).imprint for reading in readings]
    known = compared if compared.made_by == rules() else NOTHING_COMPARED
    copying = find_copying(speakers, imprints, lambda at: [readings[number].page.text for number in at], known)
    voices = numbered(speakers, copying)
    by_id = {reading.page.id: reading for reading in readings}
    return replace(voices, texts=tuple(_shared_text(one, by_id, voices) for one in copying.shared))


def numbered(speakers: Sequence[Speaker], copying: Copying) -> Voices:
    """Number the voices of one film, whose pages must be sorted by source; what several pages share has no text yet."""
    numbers = _page_numbers(speakers, copying.copied)
    shared: dict[str, list[tuple[Span, int]]] = {one.page: [] for one in speakers}
    for one in copying.shared:
        for span in one.spans:
            shared[span.page].append((span, numbers[speakers[one.original].page]))
    return Voices(
        pages=numbers,
        reviews=_review_numbers(speakers, copying.reviews, max(numbers.values(), default=0)),
        shared={page: tuple(found) for page, found in shared.items()},
        copied_from={speakers[copy].page: speakers[source].source for copy, source in copying.copied.items()},
        copies=frozenset(speakers[number].page for number in copying.copied if speakers[number].kind != "listing"),
        shares={one.page: share for one, share in zip(speakers, copying.shares, strict=True)},
        texts=(),
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


def _page_numbers(speakers: Sequence[Speaker], copied: Mapping[int, int]) -> dict[str, int]:
    """A copy has the voice of the page it is from; an author, or an outlet that names none, is one voice."""
    pairs = [(page, source) for page, source in copied.items() if speakers[page].kind != "listing"]
    held: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(speakers):
        if one.author_key:
            held[f"author {one.author_key}"].append(i)
        elif one.outlet:
            held[f"outlet {fold(one.outlet)}"].append(i)
    pairs += [(members[0], other) for members in held.values() for other in members[1:]]
    authors = sorted(members[0] for name, members in held.items() if name.startswith("author "))
    pairs += [pair for pair in _near_names(speakers, authors) if _same_author(*(speakers[i] for i in pair))]
    parts = joined(len(speakers), pairs)
    return {speakers[i].page: number + 1 for number, part in enumerate(parts) for i in part}


def _near_names(speakers: Sequence[Speaker], authors: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs of pages whose authors' surnames sound alike."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for i in authors:
        for key in speakers[i].sounds:
            buckets[key].append(i)
    for members in buckets.values():
        yield from combinations(members[:NAMESAKES], 2)


def _same_author(a: Speaker, b: Speaker) -> bool:
    one, other = a.author or "", b.author or ""
    return bool(parse(one).given and parse(other).given) and compare(one, other).same >= 0.9


def _review_numbers(
    speakers: Sequence[Speaker], alike: Sequence[Sequence[tuple[int, int]]], used: int
) -> dict[str, tuple[int, ...]]:
    """Each user review is a voice, but for one that says again, figures apart, what another says."""
    first = {place: group[0] for group in alike for place in group}
    numbers: dict[tuple[int, int], int] = {}
    for at, one in enumerate(speakers):
        for index, duplicate in enumerate(one.duplicates):
            known = first.get((at, index), (at, index))
            if known not in numbers and duplicate >= 0:
                known = (at, duplicate)
            if known not in numbers:
                used += 1
            numbers[at, index] = numbers.get(known, used)
    found: dict[str, tuple[int, ...]] = {one.page: () for one in speakers}
    several = ((at, one) for at, one in enumerate(speakers) if one.duplicates)
    return found | {one.page: tuple(numbers[at, i] for i in range(len(one.duplicates))) for at, one in several}


def _shared_text(shared: SharedSentences, readings: Mapping[str, Reading], voices: Voices) -> SharedText:
    spans = sorted(shared.spans, key=lambda s: (readings[s.page].page.source, s.start))
    witness = next(number for span, number in voices.shared[spans[0].page] if span == spans[0])
    support = tuple(
        Support(
            source=readings[s.page].page.source,
            span=s,
            witness=witness,
            raw=readings[s.page].page.slice(s),
            spoiler=readings[s.page].gives_away(s),
        )
        for s in spans
    )
    shortest = min((s.raw for s in support), key=len)
    kind = "copied" if any(span.page in voices.copies for span in spans) else "synopsis"
    return SharedText(text=shortest, support=support, kind=kind)
