"""Copied pages among invented coverage of one film: whole, cut, edited and wire copies, beside what is no copy."""

from __future__ import annotations

import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.common import Section, table
from benchmarks.coverage import Prose
from cinequorum.model.opinion import Verdict
from cinequorum.model.page import Block, Kind, Page, Role, Span, content_id
from cinequorum.model.reading import Reading, SubjectFilm
from cinequorum.reconcile.notes import with_notes
from cinequorum.reconcile.voices import voices_of
from cinequorum.text.fold import fold
from cinequorum.text.sentences import sentence_spans

SEEDS = range(100, 105)
OWN, EACH = 120, 12  # pages that are their own; copies of each kind
COPIES = ("whole", "cut to a half", "edited here and there", "edited throughout", "wire copy, local opening")
NEGATIVES = ("same synopsis", "same dialogue", "same credits", "three pages' words", "translated")

Found = Mapping[str, str]


@dataclass(slots=True)
class World:
    """Pages, and which of them is a copy of which, by source; `kinds` what a page was planted as."""

    readings: list[Reading] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


def run() -> Section:
    """Return the figures as a section of the report."""
    methods: dict[str, Callable[[Sequence[Reading]], Found]] = {
        "cinequorum": ours,
        "runs of eight words": by_runs,
        "equal sentences": by_sentences,
    }
    worlds = [plant(seed) for seed in SEEDS]
    rows = [_row(name, method, worlds) for name, method in methods.items()]
    text = (
        f"{len(worlds)} seeded worlds of {len(worlds[0].readings)} invented pages each, {EACH} copies of each kind. "
        "A page is a copy where at least three fifths of its words are one other page's. The edits: figures and "
        "punctuation changed, a word or two in every other sentence or in each, some cut short. No copies: reviews "
        "that share a synopsis, a speech or credits, a mixture of three pages, a translation. A copy is found where "
        "it and its original are paired; `named`: of those, the share in which the copy is the one called a copy. "
        "Two pages of five have no date; where both have one, the copy's is the later.\n\n"
    )
    head = ("method", *COPIES, "precision", "recall", "named", "ms a page")
    return Section(title="Copied pages", body=text + table(head, rows))


def _row(name: str, method: Callable[[Sequence[Reading]], Found], worlds: Sequence[World]) -> list[object]:
    hits: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    found = right = named = 0
    start = time.process_time()
    for world in worlds:
        given = method(world.readings)
        found += len(given)
        planted.update(world.kinds[copy] for copy in world.copies)
        pairs = {frozenset(pair) for pair in given.items()}
        for copy, original in world.copies.items():
            if {copy, original} in pairs:
                hits[world.kinds[copy]] += 1
                right += 1
                named += given.get(copy) == original
    pages = sum(len(world.readings) for world in worlds)
    cost = (time.process_time() - start) / pages * 1000
    by_kind = [f"{hits[kind] / planted[kind]:.3f}" for kind in COPIES]
    shares = (right / max(1, found), right / sum(planted.values()), named / max(1, right))
    return [name, *by_kind, *(f"{share:.3f}" for share in shares), f"{cost:.1f}"]


def ours(readings: Sequence[Reading]) -> Found:
    """The program's own finding, notes and all."""
    voices = voices_of([with_notes(r) for r in sorted(readings, key=lambda r: (r.page.source, r.page.id))])
    by_id = {reading.page.id: reading.page.source for reading in readings}
    return {by_id[page]: source for page, source in voices.copied_from.items()}


def by_sentences(readings: Sequence[Reading]) -> Found:
    """Pages most of whose words are in sentences that stand, folded, on one other page."""
    return _contained(readings, lambda text: Counter({s: len(s.split()) for s in _folded(text) if s.count(" ") > 6}))


def by_runs(readings: Sequence[Reading]) -> Found:
    """Pages most of whose runs of eight words stand on one other page."""

    def runs(text: str) -> Counter[str]:
        words = fold(text).split()
        return Counter({" ".join(words[at : at + 8]): 1 for at in range(len(words) - 7)})

    return _contained(readings, runs)


def _contained(readings: Sequence[Reading], parts_of: Callable[[str], Counter[str]]) -> Found:
    """Copies and their originals: the earliest by date, then by source, of the pages that hold three fifths."""
    order = {r.page.source: (r.page.published or "9999", r.page.source) for r in readings}
    parts = {r.page.source: parts_of(r.page.text) for r in readings}
    holders: dict[str, list[str]] = defaultdict(list)
    for source, own in parts.items():
        for part in own:
            holders[part].append(source)
    found = {}
    for source, own in parts.items():
        common: Counter[str] = Counter()
        for part, weight in own.items():
            for other in holders[part]:
                common[other] += weight
        total = sum(own.values())
        earlier = [o for o, weight in common.items() if weight >= 0.6 * total and order[o] < order[source]]
        if earlier and total:
            found[source] = min(earlier, key=order.__getitem__)
    return found


def _folded(text: str) -> list[str]:
    return [fold(text[a:b]) for a, b in sentence_spans(text, "en")]


def plant(seed: int) -> World:
    """Make a world; the same seed makes the same one."""
    draw = random.Random(f"copies {seed}")
    prose = Prose(draw)
    shared = _Shared(prose, draw)
    world = World()
    for number in range(OWN):
        texts = [prose.sentence() for _ in range(draw.randint(8, 30))]
        _add(world, draw, (f"own{number:03}", "own"), texts)
    originals = draw.sample(world.readings, len(COPIES) * EACH)
    for number, original in enumerate(originals):
        kind = COPIES[number % len(COPIES)]
        sentences = [t for a, b in sentence_spans(original.page.text, "en") if (t := original.page.text[a:b])]
        made = _copied(kind, sentences, prose, draw)
        source = f"{draw.choice('amz')}copy{number:03}"
        _add(world, draw, (source, kind), made)
        world.copies[source] = original.page.source
    for number in range(len(NEGATIVES) * EACH):
        kind = NEGATIVES[number % len(NEGATIVES)]
        source = f"{draw.choice('amz')}near{number:03}"
        _add(world, draw, (source, kind), shared.page(kind, world.readings[:OWN]))
    draw.shuffle(world.readings)
    return world


def _copied(kind: str, sentences: list[str], prose: Prose, draw: random.Random) -> list[str]:
    if kind == "cut to a half":
        start = draw.randint(0, len(sentences) // 3)
        return sentences[start : start + max(3, len(sentences) // 2)]
    if kind.startswith("edited"):
        every = 1 if kind.endswith("throughout") else 2
        return [s if number % every else _edited(s, draw) for number, s in enumerate(sentences)]
    if kind.startswith("wire"):
        opening = [prose.sentence() for _ in range(max(1, len(sentences) // 6))]
        return [*opening, *sentences[: max(4, len(sentences) * 4 // 5)]]
    return [*sentences, "All rights are with the publisher."]


def _edited(sentence: str, draw: random.Random) -> str:
    words = sentence.rstrip(".").split()
    for _ in range(draw.choice((1, 1, 2) if len(words) >= 12 else (1,))):
        words[draw.randrange(len(words))] = draw.choice(("rather", "7", "quite", "film", "perhaps", "1999"))
    if len(words) > 16 and draw.random() < 0.25:
        words = words[: len(words) * 3 // 4]
    return " ".join(words) + draw.choice((".", "!", " …"))


class _Shared:
    """What pages share that are no copies of each other."""

    def __init__(self, prose: Prose, draw: random.Random) -> None:
        self._prose, self._draw, self._shift = prose, draw, 0
        self._synopsis = [prose.sentence(12, 20) for _ in range(3)]
        self._speech = "“" + " ".join(prose.sentence(10, 16) for _ in range(3)) + "”"
        people = ", ".join(prose.name() for _ in range(16))
        self._credits = f"Director {prose.name()}, Writer {prose.name()}, Cast {people}."

    def page(self, kind: str, others: Sequence[Reading]) -> list[str]:
        """Return the sentences of a page of this kind."""
        own = [self._prose.sentence() for _ in range(self._draw.randint(5, 9))]
        if kind == "same synopsis":
            return [*self._synopsis, *own]
        if kind == "same dialogue":
            return [own[0], self._speech, *own[1:3]]
        if kind == "same credits":
            return [*own[:2], self._credits]
        pages = [_first(r.page.text, 12) for r in self._draw.sample(list(others), 3)]
        if kind == "three pages' words":
            return [sentence for page in pages for sentence in page[:3]]
        self._shift += 1
        return [_reversed(word) for word in pages[0][self._shift % 3 :]]


def _reversed(sentence: str) -> str:
    """The sentence in words of its own, as a translation is."""
    return re.sub(r"\w+", lambda match: match[0][::-1], sentence)


def _first(text: str, count: int) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text, "en")[:count]]


def _add(world: World, draw: random.Random, name: tuple[str, str], sentences: Sequence[str]) -> None:
    """Add a page of paragraphs under its source and kind; a copy is dated later than any page that is none."""
    source, kind = name
    day = draw.randint(15, 28) if kind in COPIES else draw.randint(1, 14)
    cut = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    page_id = content_id(f"{source} {draw.random()}".encode())
    blocks, at = [], 0
    for paragraph in cut:
        blocks.append(Block(role=Role.BODY, span=Span(page=page_id, start=at, end=at + len(paragraph))))
        at += len(paragraph) + 1
    page = Page(
        id=page_id,
        source=source,
        text="\n".join(cut),
        language="en",
        kind=Kind(name="critic_review", p=0.9),
        headline=None,
        author=None,
        outlet=None,
        published=f"2019-05-{day:02}" if draw.random() < 0.6 else None,
        blocks=tuple(blocks),
    )
    film = SubjectFilm(title="The Harbour", year=2019, span=page.span(0, 1), p=0.9)
    world.readings.append(Reading(page=page, film=film, verdict=Verdict(label="none", value=None, p=1.0)))
    world.kinds[source] = kind
