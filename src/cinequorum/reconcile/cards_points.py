"""Cards that lay side by side what different voices say on one talking point: the ending, the length, the politics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cinequorum.model.film import Disagreement, Support
from cinequorum.model.page import Role, Span
from cinequorum.model.reading import Reading
from cinequorum.names.people import parse
from cinequorum.reconcile.cards import Case, safe_cards, value_of, voices_in
from cinequorum.reconcile.data.talking_points import ABOUT_THE_FILM, ADDING_UP, FILM_WORDS, POINTS, TELLING
from cinequorum.reconcile.evidence import support_at
from cinequorum.text.fold import fold
from cinequorum.text.sentences import sentence_spans

A_VOICE = 2  # sentences of one voice on one point
MOST = 8  # voices on one card
AROUND = 12  # words shown on either side of what shows the point

_WORD = re.compile(r"\S+")

Ranked = tuple[int, Support]


def point_cards(case: Case) -> tuple[Disagreement, ...]:
    """Return a card for every talking point on which at least two independent voices have a sentence."""
    said: dict[str, dict[int, list[Ranked]]] = defaultdict(lambda: defaultdict(list))
    makers = _makers(case)
    for reading in case.readings:
        for point, rank, support in _sentences(reading, case, makers):
            said[point][support.witness].append((rank, support))
    return tuple(card for point in POINTS if len(said[point]) > 1 for card in _cards(point, said[point]))


def _makers(case: Case) -> frozenset[str]:
    """The directors' surnames, folded: their names stand for the film."""
    named = {one.claim.value for one in case.evidence if one.claim.predicate == "director" and one.votes}
    return frozenset(fold(parse(name).family) for name in named)


def _cards(point: str, said: dict[int, list[Ranked]]) -> Iterator[Disagreement]:
    sides: dict[str, list[Support]] = defaultdict(list)
    for voice in sorted(said)[:MOST]:
        best = sorted(said[voice], key=lambda found: (-found[0], found[1].source, found[1].span.start))
        for _, support in best[:A_VOICE]:
            sides[_excerpt(point, support.raw)].append(support)
    values = [value_of(f"“{words}”", held) for words, held in sides.items()]
    nature = "compatible" if point in ADDING_UP else "opinion"
    note = "Sentences of different voices on one point, side by side; how far they agree is for the reader to judge."
    yield from (card for card in safe_cards(point, nature, values, note) if voices_in(card.values) > 1)


def _excerpt(point: str, sentence: str) -> str:
    """At most 25 words of the sentence, with those that show the point among them."""
    found = list(_WORD.finditer(sentence))
    match = _pattern(point).search(sentence)
    if len(found) <= 2 * AROUND + 1 or match is None:
        return " ".join(sentence.split())
    at = next(i for i, word in enumerate(found) if word.end() > match.start())
    first = max(0, min(at - AROUND, len(found) - 2 * AROUND - 1))
    last = min(len(found), first + 2 * AROUND + 1)
    middle = " ".join(sentence[found[first].start() : found[last - 1].end()].split())
    return ("… " if first else "") + middle + (" …" if last < len(found) else "")


def _sentences(reading: Reading, case: Case, makers: frozenset[str]) -> Iterator[tuple[str, int, Support]]:
    """The sentences of a page on each point; the rank is higher for one that speaks of the film as a film."""
    page = reading.page
    for block in page.having(Role.BODY, Role.USER_REVIEW):
        text = page.slice(block.span)
        points = [point for point in POINTS if _pattern(point).search(text)]
        for start, end in sentence_spans(text, page.language) if points else ():
            about = _is_about_film(text[start:end], makers)
            for point in _points_of(text[start:end], points):
                if about or point not in ABOUT_THE_FILM:
                    span = page.span(block.span.start + start, block.span.start + end)
                    yield point, int(about), _support(reading, span, case, point)


def _points_of(sentence: str, points: Sequence[str]) -> list[str]:
    """The points that a sentence is on; a question says nothing."""
    return [] if sentence.endswith("?") else [point for point in points if _pattern(point).search(sentence)]


def _support(reading: Reading, span: Span, case: Case, point: str) -> Support:
    support = support_at(reading, span, case.voices)
    return replace(support, spoiler="major") if point in TELLING else support


def _is_about_film(sentence: str, makers: frozenset[str]) -> bool:
    found = fold(sentence).split()
    return any(word in FILM_WORDS or word in makers for word in found)


@lru_cache(maxsize=64)
def _pattern(point: str) -> re.Pattern[str]:
    parts = sorted(POINTS[point], key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(p).replace(r"\*", r"\w{0,12}").replace(r"\ ", r"\s{1,3}") for p in parts)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
